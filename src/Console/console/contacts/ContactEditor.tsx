import { useEffect, useRef } from 'preact/hooks';
import { Field } from '@shared/ui/Field';
import { Icon } from '@shared/ui/Icon';
import type { Contact } from '@shared/types';
import { useApp } from '../app';
import { errorText, strings } from '../strings';
import { AddressFields } from './form/AddressFields';
import { CustomFieldInput } from './form/CustomFieldInput';
import { ManagerSelect } from './form/ManagerSelect';
import { useContactForm } from './form/useContactForm';
import { useContact } from './useContact';
import { useContactFields } from './useKnown';
import './panel.css';
import './form/form.css';

interface ContactEditorProps {
    /** The contact to change; absent = a new one. */
    contactId?: string;
    /** What is known of a new contact: name, email, phone. */
    known?: Readonly<Record<string, string>>;
    onDone(contactId: string): void;
    onCancel(): void;
}

/** The form of a contact. An unknown contact becomes known when it is saved. */
export function ContactEditor({ contactId, ...props }: ContactEditorProps) {
    return contactId === undefined ? <Loaded {...props} contact={undefined} /> : <Existing {...props} contactId={contactId} />;
}

type FormProps = Omit<ContactEditorProps, 'contactId'> & { contact: Contact | undefined };

function Existing({ contactId, ...props }: Omit<FormProps, 'contact'> & { contactId: string }) {
    const { contact, error } = useContact(contactId);
    const { panel } = strings.value.contacts;
    if (contact) return <Loaded {...props} contact={contact} key={contact._id} />;
    if (error === undefined) return <div class="contact-panel" aria-busy="true" />;
    return <div class="contact-panel empty" role="alert"><p>{errorText(error)}</p><button type="button" class="button" onClick={props.onCancel}>{panel.toList}</button></div>;
}

function Loaded(props: FormProps) {
    const fields = useContactFields();
    const customFields = fields.value ?? (fields.error === undefined ? undefined : []);
    if (!customFields) return <div class="contact-panel" aria-busy="true" />;
    return <Form {...props} customFields={customFields.filter((field) => field.visibility !== 'hidden')} />;
}

const NOTHING = {};

function Form({ contact, known = NOTHING, customFields, onDone, onCancel }: FormProps & { customFields: NonNullable<ReturnType<typeof useContactFields>['value']> }) {
    const app = useApp();
    const element = useRef<HTMLFormElement>(null);
    const { contacts: { form: texts }, common } = strings.value;
    const { form, change, problems, save, isBusy, isOvertaken, isRestored, discard, forget } = useContactForm({ contact, known, customFields, onDone });
    const ownIds = contact ? [contact._id, ...(contact.aliases ?? [])] : [];
    useEffect(() => element.current?.querySelector<HTMLElement>('input')?.focus(), []);
    useEffect(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [problems === NOTHING || Object.keys(problems).join()]);

    return (
        <form ref={element} class="contact-panel contact-form" noValidate data-contact={contact?._id} aria-labelledby="contact-form-title"
            onSubmit={(event) => { event.preventDefault(); void save(); }}
            onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented) onCancel(); }}>
            <header class="contact-title">
                <h2 id="contact-form-title">{!contact ? texts.newTitle : contact.unknown ? texts.addTitle : texts.editTitle}</h2>
                <button type="button" class="button plain icon-only" aria-label={common.close} onClick={onCancel}><Icon name="close" /></button>
            </header>
            <div class="contact-body stack">
                {contact?.unknown && <p class="contact-note warn">{texts.addHelp}</p>}
                {isRestored && <p class="contact-note">{texts.restored} <button type="button" class="link" onClick={discard}>{texts.discard}</button></p>}
                {isOvertaken && <p class="contact-note warn" role="status">{texts.changedMeanwhile}</p>}
                <Field label={common.name} error={problems['name']}>
                    {(control) => <input {...control} class="input" name="name" dir="auto" autocomplete="off" required value={form.name} onInput={(event) => change({ name: event.currentTarget.value }, 'name')} />}
                </Field>
                <AddressFields kind="emails" all={form.emails} problems={problems} ownIds={ownIds} onChange={(emails) => change({ emails }, 'emails')} />
                <AddressFields kind="phones" all={form.phones} problems={problems} ownIds={ownIds} onChange={(phones) => change({ phones }, 'phones')} />
                {app.permissions.canAny('transfer-livechat-guest', 'edit-omnichannel-contact', 'manage-livechat-agents')
                    && <ManagerSelect value={form.manager} problem={problems['manager']} onChange={(manager) => change({ manager }, 'manager')} />}
                {customFields.map((field) => (
                    <CustomFieldInput key={field._id} field={field} value={form.fields[field._id] ?? ''} problem={problems[`fields.${field._id}`]}
                        onChange={(value) => change({ fields: { ...form.fields, [field._id]: value } }, `fields.${field._id}`)} />
                ))}
            </div>
            <footer class="contact-actions">
                {Object.keys(problems).length > 0 && <span class="error">{texts.errors.first}</span>}
                <button type="button" class="button" onClick={() => { forget(); onCancel(); }}>{common.cancel}</button>
                <button type="submit" class="button primary" disabled={isBusy}>{common.save}</button>
            </footer>
        </form>
    );
}
