import { useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { ApiError } from '@shared/api/errors';
import { newId } from '@shared/api/ids';
import type { Schemas } from '@shared/api/client';
import { Dialog } from '@shared/ui/Dialog';
import { Field } from '@shared/ui/Field';
import { useApp } from '../app';
import { fullTime } from '../shell/format';
import { notify } from '../shell/toasts';
import { useRest } from '../shell/useRest';
import { errorText, strings } from '../strings';
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
    const { contacts: { deletion: texts }, common } = strings.value;
    const revision = useContactRevision([contact._id]);
    const { value, error, reload } = useRest(
        `deletion ${contact._id}`, (signal) => api.get('omnichannel/contacts.deletion', { query: { contactId: contact._id }, signal }), revision);
    const isOpen = value && (value.openConversations > 0 || (value.openCalls ?? 0) > 0);
    return (
        <Dialog title={texts.title(nameOf(contact))} closeLabel={common.close} onClose={onClose}>
            {error !== undefined && !value && <p role="alert">{errorText(error)} <button type="button" class="link" onClick={reload}>{common.retry}</button></p>}
            {value && (isOpen
                ? <Refused contact={contact} deletion={value} onClose={onClose} />
                : <Confirm contact={contact} deletion={value} onClose={onClose} onDeleted={onDeleted} onChanged={reload} />)}
        </Dialog>
    );
}

/** Says why the contact cannot be deleted now, and leads to the chats that are open. */
function Refused({ contact, deletion, onClose }: { contact: Subject; deletion: Deletion; onClose(): void }) {
    const { contacts: { deletion: texts }, common } = strings.value;
    const chats = useOpenChats(contact);
    return (
        <div class="stack">
            {deletion.openConversations > 0 && <p>{texts.openChats(deletion.openConversations)}</p>}
            {(deletion.openCalls ?? 0) > 0 && <p>{texts.openCalls(deletion.openCalls!)}</p>}
            {chats && chats.length > 0 && (
                <ul class="stack">
                    {chats.map((room) => <li key={room._id}><Link href={`/chats/${room._id}`} onClick={onClose} data-rid={room._id}>{texts.openChat(fullTime(room.ts))}</Link></li>)}
                </ul>
            )}
            {chats && chats.length < deletion.openConversations && <p class="quiet">{texts.hiddenChats}</p>}
            <div class="actions"><button type="button" class="button" onClick={onClose}>{common.close}</button></div>
        </div>
    );
}

interface ConfirmProps extends DeleteDialogProps {
    deletion: Deletion;
    onChanged(): void;
}

function Confirm({ contact, deletion, onClose, onDeleted, onChanged }: ConfirmProps) {
    const { contacts: { deletion: texts }, common } = strings.value;
    const [typed, setTyped] = useState('');
    const { run, isBusy, error } = useDelete(contact, onChanged, () => {
        notify(texts.done(nameOf(contact)));
        onDeleted();
    });
    const [isWrong, setWrong] = useState(false);

    const submit = (event: Event) => {
        event.preventDefault();
        const isRight = typed.trim() === deletion.confirm;
        setWrong(!isRight);
        if (isRight) void run(deletion.confirm);
    };

    return (
        <form class="stack" onSubmit={submit}>
            <p>{texts.what}</p>
            <p>{texts.conversations(deletion.conversations)} {deletion.calls ? texts.calls(deletion.calls) : ''}</p>
            <div><span>{texts.type}:</span><p class="confirm-text"><bdi>{deletion.confirm}</bdi></p></div>
            <Field label={texts.confirmText} error={isWrong ? texts.mismatch : error}>
                {(control) => <input {...control} class="input" dir="auto" autocomplete="off" autofocus value={typed} onInput={(event) => { setTyped(event.currentTarget.value); setWrong(false); }} />}
            </Field>
            <div class="actions">
                <button type="button" class="button" onClick={onClose}>{common.cancel}</button>
                <button type="submit" class="button danger" disabled={isBusy}>{texts.delete}</button>
            </div>
        </form>
    );
}

/** Deletes the contact; a repeated attempt with the same text is the same command. */
function useDelete(contact: Subject, onChanged: () => void, onDone: () => void) {
    const { api } = useApp();
    const { deletion: texts } = strings.value.contacts;
    const [isBusy, setBusy] = useState(false);
    const [error, setError] = useState<string>();
    const command = useRef({ confirm: '', key: '' });
    const run = async (confirm: string) => {
        if (command.current.confirm !== confirm) command.current = { confirm, key: newId() };
        setBusy(true);
        setError(undefined);
        try {
            await api.post('omnichannel/contacts.delete', { body: { contactId: contact._id, confirm }, idempotencyKey: command.current.key });
            return onDone();
        } catch (failure) {
            const hasChanged = failure instanceof ApiError && failure.code.startsWith('error-con');
            setError(hasChanged ? texts.changed : errorText(failure));
            if (hasChanged) {
                command.current = { confirm: '', key: '' };
                onChanged();
            }
        }
        setBusy(false);
    };
    return { run, isBusy, error };
}
