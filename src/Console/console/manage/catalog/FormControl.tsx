import { Field } from '@shared/ui/Field';
import { Picker } from '../../filters/Picker';
import { strings } from '../../strings';
import type { FormField, Value, Week } from './types';
import { listOf } from './types';
import { WeekControl } from './WeekControl';

interface FormControlProps {
    field: FormField;
    value: Value;
    onChange(value: Value): void;
}

type Control = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean };

/** One field of a form with the control that its type asks for. */
export function FormControl({ field, value, onChange }: FormControlProps) {
    return (
        <>
            {field.heading && <h3 class="form-heading">{field.heading}</h3>}
            {field.type === 'flag' ? (
                <Flag field={field} value={value} onChange={onChange} />
            ) : field.type === 'week' ? (
                <WeekControl label={field.label} week={(value ?? []) as Week} onChange={onChange} />
            ) : (
                <Field label={`${field.label}${field.isRequired ? '' : ` (${strings.value.common.optional})`}`} help={field.help}>
                    {(control) => <Entry field={field} value={value} onChange={onChange} control={control} />}
                </Field>
            )}
        </>
    );
}

function Entry({ field, value, onChange, control }: FormControlProps & { control: Control }) {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    switch (field.type) {
        case 'long-text':
            return (
                <textarea
                    {...control}
                    class="input"
                    dir="auto"
                    rows={4}
                    required={field.isRequired}
                    maxLength={field.max}
                    value={text}
                    onInput={(event) => onChange(event.currentTarget.value)}
                />
            );
        case 'select':
            return (
                <select {...control} class="input" value={text} required={field.isRequired} onChange={(event) => onChange(event.currentTarget.value)}>
                    {field.options?.map(({ id, label }) => (
                        <option key={id} value={id}>
                            {label}
                        </option>
                    ))}
                </select>
            );
        case 'choice':
            return (
                <Picker
                    id={control.id}
                    describedBy={control['aria-describedby']}
                    kind={field.kind!}
                    label={field.label}
                    isSingle
                    chosen={text ? [text] : []}
                    onChange={(chosen) => onChange(chosen[0] ?? '')}
                />
            );
        case 'choices':
            return (
                <Picker
                    id={control.id}
                    describedBy={control['aria-describedby']}
                    kind={field.kind!}
                    label={field.label}
                    chosen={listOf(value)}
                    onChange={onChange}
                />
            );
        case 'number':
            return (
                <input
                    {...control}
                    class="input"
                    type="number"
                    required={field.isRequired}
                    min={field.min}
                    max={field.max}
                    value={text}
                    onInput={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.valueAsNumber)}
                />
            );
        default:
            return (
                <input
                    {...control}
                    class="input"
                    type={field.type}
                    dir={field.type === 'text' ? 'auto' : undefined}
                    required={field.isRequired}
                    maxLength={field.max}
                    pattern={field.pattern}
                    autocomplete={field.type === 'password' ? 'new-password' : 'off'}
                    value={text}
                    onInput={(event) => onChange(event.currentTarget.value)}
                />
            );
    }
}

function Flag({ field, value, onChange }: FormControlProps) {
    return (
        <label class="flag">
            <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
            <span>
                {field.label}
                {field.help && <span class="quiet small-text"> – {field.help}</span>}
            </span>
        </label>
    );
}
