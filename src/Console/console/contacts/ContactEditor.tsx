import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '@shared/ui/Icon';
import type { Contact } from '@shared/types';
import { errorText, strings } from '../strings';
import { FormFields, FormNotes } from './form/FormFields';
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
    return (
        <div class="contact-panel empty" role="alert">
            <p>{errorText(error)}</p>
            <button type="button" class="button" onClick={props.onCancel}>
                {panel.toList}
            </button>
        </div>
    );
}

/** The form does not wait for the custom fields: whoever opens it types on. */
const NO_FIELDS: NonNullable<ReturnType<typeof useContactFields>['value']> = [];

function Loaded(props: FormProps) {
    const fields = useContactFields();
    return <Form {...props} customFields={fields.value?.filter((field) => field.visibility !== 'hidden') ?? NO_FIELDS} />;
}

const NOTHING = {};

function Form({
    contact,
    known = NOTHING,
    customFields,
    onDone,
    onCancel,
}: FormProps & { customFields: NonNullable<ReturnType<typeof useContactFields>['value']> }) {
    const element = useRef<HTMLFormElement>(null);
    const {
        contacts: { form: texts },
        common,
    } = strings.value;
    const { form, change, problems, save, isBusy, isOvertaken, isRestored, discard, forget } = useContactForm({ contact, known, customFields, onDone });
    const ownIds = contact ? [contact._id, ...(contact.aliases ?? [])] : [];
    // Not after the next frame: letters that are typed by then would be lost.
    useLayoutEffect(() => element.current?.querySelector<HTMLElement>('input')?.focus(), []);
    // After an attempt to save alone: who mends one of two fields must not find himself in the other one after the first letter.
    const toFirstWrong = () => queueMicrotask(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());

    return (
        <form
            ref={element}
            class="contact-panel contact-form"
            noValidate
            data-contact={contact?._id}
            aria-labelledby="contact-form-title"
            onSubmit={(event) => {
                event.preventDefault();
                void save().then(toFirstWrong);
            }}
            onKeyDown={(event) => {
                if (event.key === 'Escape' && !event.defaultPrevented) onCancel();
            }}
        >
            <header class="contact-title">
                <h2 id="contact-form-title">{!contact ? texts.newTitle : contact.unknown ? texts.addTitle : texts.editTitle}</h2>
                <button type="button" class="button plain icon-only" aria-label={common.close} onClick={onCancel}>
                    <Icon name="close" />
                </button>
            </header>
            <div class="contact-body stack">
                <FormNotes isUnknown={contact?.unknown ?? false} isOvertaken={isOvertaken} isRestored={isRestored} onDiscard={discard} />
                <FormFields form={form} change={change} problems={problems} customFields={customFields} ownIds={ownIds} />
            </div>
            <footer class="contact-actions">
                {Object.keys(problems).length > 0 && <span class="error">{texts.errors.first}</span>}
                <button
                    type="button"
                    class="button"
                    onClick={() => {
                        forget();
                        onCancel();
                    }}
                >
                    {common.cancel}
                </button>
                <button type="submit" class="button primary" disabled={isBusy}>
                    {common.save}
                </button>
            </footer>
        </form>
    );
}
