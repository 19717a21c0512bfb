import { useState } from 'preact/hooks';
import { newId } from '@shared/api/ids';
import { Dialog } from '@shared/ui/Dialog';
import { Field } from '@shared/ui/Field';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import { attempt } from '../shell/toasts';
import { strings } from '../strings';

/** Makes an unknown caller a known contact: asks who it is. Nothing for who may not. */
export function AddContact({ contactId, name }: { contactId: string; name: string }) {
    const { permissions } = useApp();
    const { calls } = strings.value;
    const [isOpen, setOpen] = useState(false);
    if (!permissions.can('update-livechat-contact')) return null;
    return (
        <>
            <button type="button" class="button" onClick={() => setOpen(true)}>
                <Icon name="plus" size={16} />
                {calls.addContact}
            </button>
            {isOpen && <AddContactDialog contactId={contactId} name={name} onClose={() => setOpen(false)} />}
        </>
    );
}

function AddContactDialog({ contactId, name, onClose }: { contactId: string; name: string; onClose(): void }) {
    const { api, changes } = useApp();
    const { calls, common } = strings.value;
    const [values, setValues] = useState({ name: /^\+?\d+$/.test(name) ? '' : name, email: '' });
    const [isBusy, setBusy] = useState(false);
    const [key] = useState(newId);
    const save = async (event: Event) => {
        event.preventDefault();
        setBusy(true);
        const isDone = await attempt(async () => {
            const { contact } = await api.get('omnichannel/contacts.get', { query: { contactId } });
            const emails = [...contact.emails.map(({ address }) => address), ...(values.email ? [values.email] : [])];
            await api.post('omnichannel/contacts.update', { body: { contactId, name: values.name, emails: [...new Set(emails)] }, idempotencyKey: key });
            changes.touch('calls');
            changes.touch('contacts');
        }, calls.contactAdded(values.name));
        setBusy(false);
        if (isDone) onClose();
    };
    return (
        <Dialog title={calls.addContact} closeLabel={common.close} onClose={onClose}>
            <form class="stack" onSubmit={save}>
                <Field label={common.name}>
                    {(control) => (
                        <input
                            {...control}
                            class="input"
                            dir="auto"
                            required
                            autofocus
                            value={values.name}
                            onInput={(event) => setValues({ ...values, name: event.currentTarget.value })}
                        />
                    )}
                </Field>
                <Field label={`${common.email} (${common.optional})`}>
                    {(control) => (
                        <input
                            {...control}
                            class="input"
                            type="email"
                            value={values.email}
                            onInput={(event) => setValues({ ...values, email: event.currentTarget.value })}
                        />
                    )}
                </Field>
                <div class="actions">
                    <button type="button" class="button" onClick={onClose}>
                        {common.cancel}
                    </button>
                    <button type="submit" class="button primary" disabled={isBusy || !values.name.trim()}>
                        {common.save}
                    </button>
                </div>
            </form>
        </Dialog>
    );
}
