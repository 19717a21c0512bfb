import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Field } from '@shared/ui/Field';
import type { Query } from '../shell/useQuery';
import { strings } from '../strings';
import { Picker } from './Picker';
import { daysOf, daysText, listOf, listText, type FilterField } from './query';
import './filters.css';

interface FilterControlProps {
    field: FilterField;
    query: Query;
    onChange(changes: Record<string, string | undefined>): void;
}

/** The control by which one filter is set. */
export function FilterControl({ field, query, onChange }: FilterControlProps) {
    const value = query[field.name];
    if (field.type === 'dates') return <DaysControl field={field} value={value} onChange={(text) => onChange({ [field.name]: text })} />;
    return (
        <Field label={field.label}>
            {(control) => {
                if (field.type === 'choices') return (
                    <Picker id={control.id} kind={field.kind!} label={field.label} chosen={listOf(value)} hidesChosen
                        onChange={(chosen) => onChange({ [field.name]: listText(chosen) })} />
                );
                if (field.type === 'text') return <TextControl id={control.id} value={value ?? ''} onChange={(text) => onChange({ [field.name]: text })} />;
                return (
                    <select {...control} class="input" value={value ?? ''} onChange={(event) => onChange({ [field.name]: event.currentTarget.value })}>
                        <option value="">{strings.value.filters.any}</option>
                        {field.options?.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}
                    </select>
                );
            }}
        </Field>
    );
}

const TYPED_AFTER_MS = 200;

function TextControl({ id, value, onChange }: { id: string; value: string; onChange(text: string): void }) {
    const [text, setText] = useState(value);
    const timer = useRef<ReturnType<typeof setTimeout>>();
    // Before the paint: a key that comes after it is not undone.
    useLayoutEffect(() => { if (value !== text.trim()) setText(value); }, [value]);
    return (
        <input id={id} class="input" dir="auto" value={text} onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => onChange(currentTarget.value.trim()), TYPED_AFTER_MS);
        }} />
    );
}

function DaysControl({ field, value, onChange }: { field: FilterField; value: string | undefined; onChange(text: string): void }) {
    const { filters } = strings.value;
    const days = daysOf(value);
    return (
        <fieldset class="field days">
            <legend class="label">{field.label}</legend>
            <input type="date" class="input" aria-label={`${field.label}: ${filters.from}`} value={days.start ?? ''} max={days.end}
                onChange={(event) => onChange(daysText({ ...days, start: event.currentTarget.value }))} />
            <input type="date" class="input" aria-label={`${field.label}: ${filters.to}`} value={days.end ?? ''} min={days.start}
                onChange={(event) => onChange(daysText({ ...days, end: event.currentTarget.value }))} />
        </fieldset>
    );
}

/** A day for people. */
export const shownDay = (day: string | undefined): string | undefined =>
    day && new Intl.DateTimeFormat(strings.value.language.tag, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(`${day}T12:00:00`));
