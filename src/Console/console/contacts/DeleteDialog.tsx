import { Link } from 'wouter-preact';
import type { Schemas } from '@shared/api/client';
import { Dialog } from '@shared/ui/Dialog';
import { useApp } from '../app';
import { fullTime } from '../shell/format';
import { useRest } from '../shell/useRest';
import { errorText, strings } from '../strings';
import { DeleteConfirm } from './DeleteConfirm';
import { useContactRevision } from './live';
import { useOpenChats } from './openChats';
import { nameOf, type Subject } from './subject';

type Deletion = Schemas['DescribeDeletionResponse'];

interface DeleteDialogProps {
    contact: Subject;
    onClose(): void;
    onDeleted(): void;
}

/** Tells what deleting a contact takes, and deletes it once the text shown was typed. */
export function DeleteDialog({ contact, onClose, onDeleted }: DeleteDialogProps) {
    const { api } = useApp();
    const {
        contacts: { deletion: texts },
        common,
    } = strings.value;
    const revision = useContactRevision([contact._id]);
    const { value, error, reload } = useRest(
        `deletion ${contact._id}`,
        (signal) => api.get('omnichannel/contacts.deletion', { query: { contactId: contact._id }, signal }),
        revision,
    );
    const isOpen = value && (value.openConversations > 0 || (value.openCalls ?? 0) > 0);
    return (
        <Dialog title={texts.title(nameOf(contact))} closeLabel={common.close} onClose={onClose}>
            {error !== undefined && !value && (
                <p role="alert">
                    {errorText(error)}{' '}
                    <button type="button" class="link" onClick={reload}>
                        {common.retry}
                    </button>
                </p>
            )}
            {value &&
                (isOpen ? (
                    <Refused contact={contact} deletion={value} onClose={onClose} />
                ) : (
                    <DeleteConfirm contact={contact} deletion={value} onClose={onClose} onDeleted={onDeleted} onChanged={reload} />
                ))}
        </Dialog>
    );
}

/** Says why the contact cannot be deleted now, and leads to the chats that are open. */
function Refused({ contact, deletion, onClose }: { contact: Subject; deletion: Deletion; onClose(): void }) {
    const {
        contacts: { deletion: texts },
        common,
    } = strings.value;
    const chats = useOpenChats(contact);
    return (
        <div class="stack">
            {deletion.openConversations > 0 && <p>{texts.openChats(deletion.openConversations)}</p>}
            {(deletion.openCalls ?? 0) > 0 && <p>{texts.openCalls(deletion.openCalls!)}</p>}
            {chats && chats.length > 0 && (
                <ul class="stack">
                    {chats.map((room) => (
                        <li key={room._id}>
                            <Link href={`/chats/${room._id}`} onClick={onClose} data-rid={room._id}>
                                {texts.openChat(fullTime(room.ts))}
                            </Link>
                        </li>
                    ))}
                </ul>
            )}
            {chats && chats.length < deletion.openConversations && <p class="quiet">{texts.hiddenChats}</p>}
            <div class="actions">
                <button type="button" class="button" onClick={onClose}>
                    {common.close}
                </button>
            </div>
        </div>
    );
}
