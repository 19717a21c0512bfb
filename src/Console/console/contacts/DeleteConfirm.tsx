import { useRef, useState } from 'preact/hooks';
import type { Schemas } from '@shared/api/client';
import { ApiError } from '@shared/api/errors';
import { newId } from '@shared/api/ids';
import { Field } from '@shared/ui/Field';
import { useApp } from '../app';
import { notify } from '../shell/toasts';
import { errorText, strings } from '../strings';
import { nameOf, type Subject } from './subject';

interface DeleteConfirmProps {
    contact: Subject;
    deletion: Schemas['DescribeDeletionResponse'];
    onClose(): void;
    onDeleted(): void;
    /** Told when there is something else to delete than what is shown. */
    onChanged(): void;
}

/** Asks to type the text shown, and deletes the contact. */
export function DeleteConfirm({ contact, deletion, onClose, onDeleted, onChanged }: DeleteConfirmProps) {
    const {
        contacts: { deletion: texts },
        common,
    } = strings.value;
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
            <p>
                {texts.conversations(deletion.conversations)} {deletion.calls ? texts.calls(deletion.calls) : ''}
            </p>
            <div>
                <span>{texts.type}:</span>
                <p class="confirm-text">
                    <bdi>{deletion.confirm}</bdi>
                </p>
            </div>
            <Field label={texts.confirmText} error={isWrong ? texts.mismatch : error}>
                {(control) => (
                    <input
                        {...control}
                        class="input"
                        dir="auto"
                        autocomplete="off"
                        autofocus
                        value={typed}
                        onInput={(event) => {
                            setTyped(event.currentTarget.value);
                            setWrong(false);
                        }}
                    />
                )}
            </Field>
            <div class="actions">
                <button type="button" class="button" onClick={onClose}>
                    {common.cancel}
                </button>
                <button type="submit" class="button danger" disabled={isBusy}>
                    {texts.delete}
                </button>
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
