import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '@shared/ui/Icon';
import { strings } from '../strings';
import { useQuery } from '../shell/useQuery';
import { useChoices, type Choice } from './choices';
import { FilterControl, shownDay } from './FilterControl';
import { activeFilters, daysOf, withoutValue, type ActiveFilter, type FilterField } from './query';
import './filters.css';

interface FilterBarProps {
    fields: readonly FilterField[];
    searchLabel: string;
    /** The sortings; the first one is the standard. */
    sorts: readonly Choice[];
    /** Filters of their own kind, above the others. */
    children?: ComponentChildren;
}

/** Search, filters, active filters and sorting of a list. All of it lives in the address. */
export function FilterBar({ fields, searchLabel, sorts, children }: FilterBarProps) {
    const [query, change] = useQuery();
    const [isOpen, setOpen] = useState(false);
    const panel = useId();
    const active = activeFilters(fields, query);
    const { filters } = strings.value;
    return (
        <div class="filter-bar" role="search" aria-label={searchLabel}>
            <div class="filter-row">
                <SearchBox label={searchLabel} value={query['q'] ?? ''} onChange={(q) => change({ q })} />
                <button type="button" class="button" aria-expanded={isOpen} aria-controls={panel} onClick={() => setOpen(!isOpen)}>
                    <Icon name="filter" size={16} />
                    <span class="filter-word">{filters.filters}</span>
                    {active.length > 0 && <span class="badge count">{active.length}</span>}
                </button>
                <select
                    class="input filter-sort"
                    aria-label={filters.sort}
                    value={query['sort'] ?? sorts[0]!.id}
                    onChange={(event) => change({ sort: event.currentTarget.value === sorts[0]!.id ? undefined : event.currentTarget.value })}
                >
                    {sorts.map(({ id, label }) => (
                        <option key={id} value={id}>
                            {label}
                        </option>
                    ))}
                </select>
            </div>
            {children}
            <div id={panel} class="filter-panel" hidden={!isOpen}>
                {isOpen && fields.map((field) => <FilterControl key={field.name} field={field} query={query} onChange={change} />)}
            </div>
            {active.length > 0 && (
                <Chips
                    active={active}
                    onRemove={(one) => change(withoutValue(one, query))}
                    onClear={() => change(Object.fromEntries(fields.map(({ name }) => [name, undefined])))}
                />
            )}
        </div>
    );
}

function Chips({ active, onRemove, onClear }: { active: readonly ActiveFilter[]; onRemove(one: ActiveFilter): void; onClear(): void }) {
    const choices = useChoices();
    const list = useRef<HTMLUListElement>(null);
    const { filters, common } = strings.value;
    const textOf = ({ field, value }: ActiveFilter) => {
        if (field.kind) return choices.name(field.kind, value);
        if (field.type === 'dates') return filters.between(shownDay(daysOf(value).start), shownDay(daysOf(value).end));
        return field.options?.find(({ id }) => id === value)?.label ?? value;
    };
    const remove = (one: ActiveFilter, index: number) => {
        onRemove(one);
        queueMicrotask(() =>
            (list.current?.querySelectorAll('button')[Math.max(0, index - 1)] ?? document.querySelector<HTMLElement>('.search-box input'))?.focus(),
        );
    };
    return (
        <ul ref={list} class="chips" aria-label={filters.active}>
            {active.map((one, index) => (
                <li key={`${one.field.name}=${one.value}`} class="chip">
                    <span class="quiet">{one.field.label}</span>
                    <bdi class="clip">{textOf(one)}</bdi>
                    <button
                        type="button"
                        class="chip-remove"
                        aria-label={filters.remove(`${one.field.label} ${textOf(one)}`)}
                        onClick={() => remove(one, index)}
                    >
                        <Icon name="close" size={12} />
                    </button>
                </li>
            ))}
            <li>
                <button
                    type="button"
                    class="button plain small"
                    onClick={() => {
                        onClear();
                        document.querySelector<HTMLElement>('.search-box input')?.focus();
                    }}
                >
                    {common.clear}
                </button>
            </li>
        </ul>
    );
}

const TYPED_AFTER_MS = 200;

/** A field to search in; what is typed counts a moment later. */
export function SearchBox({ label, value, onChange }: { label: string; value: string; onChange(text: string): void }) {
    const [text, setText] = useState(value);
    const timer = useRef<ReturnType<typeof setTimeout>>();
    const told = useRef(value);
    // Before the paint: a key that comes after it is not undone.
    useLayoutEffect(() => {
        if (value !== told.current) setText(value);
        told.current = value;
    }, [value]);
    useEffect(() => () => clearTimeout(timer.current), []);
    const type = (next: string) => {
        setText(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
            told.current = next.trim();
            onChange(next.trim());
        }, TYPED_AFTER_MS);
    };
    return (
        <div class="search-box">
            <Icon name="search" size={16} />
            <input
                class="input"
                type="search"
                dir="auto"
                aria-label={label}
                placeholder={strings.value.common.search}
                value={text}
                onInput={(event) => type(event.currentTarget.value)}
            />
        </div>
    );
}
