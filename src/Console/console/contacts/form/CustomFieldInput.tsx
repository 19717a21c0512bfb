import { Field } from '@shared/ui/Field';
import { strings } from '../../strings';
import type { CustomField } from './form';

interface CustomFieldInputProps {
    field: CustomField;
    value: string;
    problem: string | undefined;
    onChange(value: string): void;
}

/** The control of a custom field: a choice where it has options, else a line. */
export function CustomFieldInput({ field, value, problem, onChange }: CustomFieldInputProps) {
    const {
        common,
        contacts: { form: texts },
    } = strings.value;
    const options =
        field.type === 'select'
            ? (field.options ?? '')
                  .split(',')
                  .map((option) => option.trim())
                  .filter(Boolean)
            : [];
    const offered = value === '' || options.includes(value) ? options : [value, ...options];
    return (
        <Field label={field.required ? field.label : `${field.label} (${common.optional})`} error={problem}>
            {(control) =>
                options.length > 0 ? (
                    <select {...control} class="input" required={field.required} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
                        <option value="">{texts.choose}</option>
                        {offered.map((option) => (
                            <option key={option} value={option}>
                                {option}
                            </option>
                        ))}
                    </select>
                ) : (
                    <input
                        {...control}
                        class="input"
                        dir="auto"
                        required={field.required}
                        value={value}
                        onInput={(event) => onChange(event.currentTarget.value)}
                    />
                )
            }
        </Field>
    );
}
