import type { ComponentChildren, FunctionComponent } from 'preact';
import type { IconName } from '@shared/ui/Icon';
import type { App } from '../../app';
import type { Choice, ChoiceKind } from '../../filters/choices';
import type { Page } from '../../shell/usePages';

/** A period of a day of the week, by the clock on the wall. */
export interface Period {
    readonly start: string;
    readonly finish: string;
}

/** The periods of each day that is open, Sunday first; a day without periods is closed. */
export type Week = readonly (readonly Period[])[];

export type Value = string | number | boolean | readonly string[] | Week | undefined;
export type Values = Readonly<Record<string, Value>>;

/** One field of a form. */
export interface FormField {
    readonly name: string;
    readonly label: string;
    readonly help?: string;
    readonly type: 'text' | 'long-text' | 'email' | 'password' | 'number' | 'flag' | 'select' | 'choice' | 'choices' | 'week';
    readonly isRequired?: boolean;
    readonly kind?: ChoiceKind;
    readonly options?: readonly Choice[];
    readonly min?: number;
    readonly max?: number;
    readonly pattern?: string;
    /** Begins a part of the form with this heading. */
    readonly heading?: string;
    /** Whether it is asked for, given the other values. */
    isShown?(values: Values): boolean;
}

export interface Column<Item> {
    readonly label: string;
    cell(item: Item): ComponentChildren;
}

/** Something else that can be done with an item. */
export interface ItemAction<Item> {
    readonly label: string;
    readonly icon?: IconName;
    readonly isDanger?: boolean;
    /** What is asked before; absent = nothing. */
    ask?(item: Item): string;
    isOffered?(item: Item): boolean;
    run(app: App, item: Item): Promise<unknown>;
    readonly done: string;
}

/** A list of things of one kind that managers look after, with a form to create and change them. */
export interface Catalog<Item> {
    readonly id: string;
    readonly title: string;
    readonly help: string;
    readonly nothing: string;
    /** Absent = none can be added. */
    readonly addLabel?: string | undefined;
    readonly isSearched?: boolean;
    /** Items are added and removed, not changed. */
    readonly isOnlyAdded?: boolean;
    readonly columns: readonly Column<Item>[];
    list(app: App, page: { text: string; offset: number; count: number }, signal: AbortSignal): Promise<Page<Item>>;
    key(item: Item): string;
    name(item: Item): string;
    /** The form of an item, or of a new one. */
    fields(item: Item | undefined, app: App): readonly FormField[];
    /** What the form starts with. */
    values(item: Item | undefined, app: App): Values | Promise<Values>;
    /** Something to be said above the list. */
    readonly note?: FunctionComponent;
    /** Whether an item can be changed; absent = each can. */
    isChangeable?(item: Item): boolean;
    /** Absent = items cannot be changed. */
    save?(app: App, values: Values, item: Item | undefined, idempotencyKey: string): Promise<unknown>;
    readonly actions?: readonly ItemAction<Item>[];
}

export const textOf = (value: Value): string => (typeof value === 'string' ? value.trim() : '');
export const flagOf = (value: Value): boolean => value === true;
export const numberOf = (value: Value): number | undefined => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
export const listOf = (value: Value): string[] => (Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []);

/** The members of a request that have a value. */
export function present<T extends Record<string, unknown>>(members: T): { [K in keyof T]?: Exclude<T[K], undefined | ''> } {
    return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== '')) as {
        [K in keyof T]?: Exclude<T[K], undefined | ''>;
    };
}
