import { Field } from '@shared/ui/Field';
import { useApp } from '../../app';
import { strings } from '../../strings';
import { AddressFields } from './AddressFields';
import { CustomFieldInput } from './CustomFieldInput';
import type { ContactForm, CustomField } from './form';
import { ManagerSelect } from './ManagerSelect';
import type { Problems } from './problems';

interface FormFieldsProps {
    form: ContactForm;
    change(part: Partial<ContactForm>, ...solved: string[]): void;
    problems: Problems;
    customFields: readonly CustomField[];
    /** The ids of the contact itself. */
    ownIds: readonly string[];
}

/** The controls of a contact's form. */
export function FormFields({ form, change, problems, customFields, ownIds }: FormFieldsProps) {
    const app = useApp();
    const { common } = strings.value;
    return (
        <>
            <Field label={common.name} error={problems['name']}>
                {(control) => (
                    <input
                        {...control}
                        class="input"
                        name="name"
                        dir="auto"
                        autocomplete="off"
                        required
                        value={form.name}
                        onInput={(event) => change({ name: event.currentTarget.value }, 'name')}
                    />
                )}
            </Field>
            <AddressFields kind="emails" all={form.emails} problems={problems} ownIds={ownIds} onChange={(emails) => change({ emails }, 'emails')} />
            <AddressFields kind="phones" all={form.phones} problems={problems} ownIds={ownIds} onChange={(phones) => change({ phones }, 'phones')} />
            {app.permissions.canAny('transfer-livechat-guest', 'edit-omnichannel-contact', 'manage-livechat-agents') && (
                <ManagerSelect value={form.manager} problem={problems['manager']} onChange={(manager) => change({ manager }, 'manager')} />
            )}
            {customFields.map((field) => (
                <CustomFieldInput
                    key={field._id}
                    field={field}
                    value={form.fields[field._id] ?? ''}
                    problem={problems[`fields.${field._id}`]}
                    onChange={(value) => change({ fields: { ...form.fields, [field._id]: value } }, `fields.${field._id}`)}
                />
            ))}
        </>
    );
}

interface FormNotesProps {
    isUnknown: boolean;
    isOvertaken: boolean;
    isRestored: boolean;
    onDiscard(): void;
}

/** What is to be known before the form is filled in. */
export function FormNotes({ isUnknown, isOvertaken, isRestored, onDiscard }: FormNotesProps) {
    const { form: texts } = strings.value.contacts;
    return (
        <>
            {isUnknown && <p class="contact-note warn">{texts.addHelp}</p>}
            {isRestored && (
                <p class="contact-note">
                    {texts.restored}{' '}
                    <button type="button" class="link" onClick={onDiscard}>
                        {texts.discard}
                    </button>
                </p>
            )}
            {isOvertaken && (
                <p class="contact-note warn" role="status">
                    {texts.changedMeanwhile}
                </p>
            )}
        </>
    );
}
