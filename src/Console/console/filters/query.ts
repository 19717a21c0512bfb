import type { Query } from '../shell/useQuery';
import type { Choice, ChoiceKind } from './choices';

/** One filter of a list, whose value lives in the address under its name. */
export interface FilterField {
    readonly name: string;
    readonly label: string;
    /** `choices`: several of a kind; `select`: one of the options; `text`: a part of a text; `dates`: from a day to a day. */
    readonly type: 'choices' | 'select' | 'text' | 'dates';
    readonly kind?: ChoiceKind;
    readonly options?: readonly Choice[];
}

/** One active value, as a chip shows it. */
export interface ActiveFilter {
    readonly field: FilterField;
    readonly value: string;
}

/** Several values as one text of the address. */
export const listText = (values: readonly string[]): string => values.map(encodeURIComponent).join(',');

export const listOf = (text: string | undefined): readonly string[] => (text ? text.split(',').filter(Boolean).map(decoded) : []);

function decoded(text: string): string {
    try {
        return decodeURIComponent(text);
    } catch {
        return text;
    }
}

export interface Days {
    readonly start?: string;
    readonly end?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Days as the address has them, `2026-11-01..2026-11-30`; either may be missing. */
export function daysOf(text: string | undefined): Days {
    const [start = '', end = ''] = (text ?? '').split('..');
    return { ...(DAY.test(start) ? { start } : {}), ...(DAY.test(end) ? { end } : {}) };
}

export const daysText = ({ start, end }: Days): string => (start || end ? `${start ?? ''}..${end ?? ''}` : '');

/** The instants between which the days lie, by the clock of the user. */
export function instantsOf(text: string | undefined): Days {
    const { start, end } = daysOf(text);
    return { ...(start ? { start: new Date(`${start}T00:00:00`).toISOString() } : {}), ...(end ? { end: new Date(`${end}T23:59:59.999`).toISOString() } : {}) };
}

/** The filters that have a value, one for each chosen value. */
export function activeFilters(fields: readonly FilterField[], query: Query): readonly ActiveFilter[] {
    return fields.flatMap((field) => {
        const text = query[field.name];
        if (!text) return [];
        return (field.type === 'choices' ? listOf(text) : [text]).map((value) => ({ field, value }));
    });
}

/** What the address has for a filter after one of its values is taken away. */
export function withoutValue({ field, value }: ActiveFilter, query: Query): Record<string, string | undefined> {
    const rest = field.type === 'choices' ? listText(listOf(query[field.name]).filter((each) => each !== value)) : '';
    return { [field.name]: rest || undefined };
}

/** A sorting as the address has it, `-lm` for the latest first, and as the server wants it. */
export function sortJson(text: string | undefined, standard: string, names: readonly string[]): string {
    const chosen = text && names.includes(text) ? text : standard;
    return JSON.stringify({ [chosen.replace(/^-/, '')]: chosen.startsWith('-') ? -1 : 1 });
}
