import { useState } from 'preact/hooks';
import { Dialog } from '@shared/ui/Dialog';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import { ContactEditor } from '../contacts/ContactEditor';
import { strings } from '../strings';

/** Makes an unknown caller a known contact: asks who it is. Nothing for who may not. */
export function AddContact({ contactId }: { contactId: string }) {
    const { permissions, changes } = useApp();
    const { calls, common } = strings.value;
    const [isOpen, setOpen] = useState(false);
    if (!permissions.can('update-livechat-contact')) return null;
    const close = () => setOpen(false);
    const done = () => {
        changes.touch('calls');
        changes.touch('contacts');
        close();
    };
    return (
        <>
            <button type="button" class="button" onClick={() => setOpen(true)}>
                <Icon name="plus" size={16} />
                {calls.addContact}
            </button>
            {isOpen && (
                <Dialog title={calls.addContact} closeLabel={common.close} onClose={close} isPanel>
                    <ContactEditor contactId={contactId} onDone={done} onCancel={close} />
                </Dialog>
            )}
        </>
    );
}
