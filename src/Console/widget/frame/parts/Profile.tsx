import { Field } from '@shared/ui/Field';
import type { Schemas } from '@shared/api/client';
import { strings } from '../strings';
import type { FieldError, Profile } from '../view';

interface ProfileFieldsProps {
    profile: Profile;
    departments: readonly Schemas['WidgetDepartment'][];
    customFields?: readonly Schemas['CustomField'][];
    faults: readonly FieldError[];
    onChange(profile: Profile): void;
}

/** The fields in which visitors say who they are. */
export function ProfileFields({ profile, departments, customFields = [], faults, onChange }: ProfileFieldsProps) {
    const texts = strings.value.form;
    const sentences = { missing: texts.missing, email: texts.badEmail, pattern: texts.badValue };
    const errorOf = (name: string) => {
        const fault = faults.find((each) => each.name === name);
        return fault && sentences[fault.kind];
    };
    const change = (name: 'name' | 'email' | 'department') => ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLSelectElement }) =>
        onChange({ ...profile, [name]: currentTarget.value });
    return (
        <>
            <Field label={texts.name} error={errorOf('name')}>
                {(control) => <input {...control} class="input" name="name" autoComplete="name" required dir="auto" data-focus maxLength={200}
                    value={profile.name} onInput={change('name')} />}
            </Field>
            <Field label={texts.email} error={errorOf('email')}>
                {(control) => <input {...control} class="input" name="email" type="email" autoComplete="email" required dir="ltr" maxLength={200}
                    value={profile.email} onInput={change('email')} />}
            </Field>
            {customFields.map((field) => (
                <CustomField key={field._id} field={field} error={errorOf(field._id)} value={profile.fields[field._id] ?? field.defaultValue ?? ''}
                    onChange={(value) => onChange({ ...profile, fields: { ...profile.fields, [field._id]: value } })} />
            ))}
            {departments.length > 0 && (
                <Field label={`${texts.department} (${strings.value.optional})`}>
                    {(control) => (
                        <select {...control} class="input" name="department" value={profile.department} onChange={change('department')}>
                            <option value="">{texts.anyDepartment}</option>
                            {departments.map(({ _id, name }) => <option key={_id} value={_id}>{name}</option>)}
                        </select>
                    )}
                </Field>
            )}
        </>
    );
}

interface CustomFieldProps {
    field: Schemas['CustomField'];
    value: string;
    error: string | undefined;
    onChange(value: string): void;
}

function CustomField({ field, value, error, onChange }: CustomFieldProps) {
    const label = field.required ? field.label : `${field.label} (${strings.value.optional})`;
    const options = (field.options ?? '').split(',').map((option) => option.trim()).filter(Boolean);
    return (
        <Field label={label} error={error}>
            {(control) => field.type === 'select'
                ? (
                    <select {...control} class="input" required={field.required} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
                        <option value="">{strings.value.form.choose}</option>
                        {options.map((option) => <option key={option}>{option}</option>)}
                    </select>
                )
                : <input {...control} class="input" dir="auto" required={field.required} value={value}
                    onInput={({ currentTarget }) => onChange(currentTarget.value)} />}
        </Field>
    );
}
