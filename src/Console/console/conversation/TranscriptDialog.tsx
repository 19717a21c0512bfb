import { useState } from 'preact/hooks';
import type { Room } from '@shared/types';
import { Dialog } from '@shared/ui/Dialog';
import { Field } from '@shared/ui/Field';
import { useApp } from '../app';
import { attempt } from '../shell/toasts';
import { strings } from '../strings';
import { useContact } from './useContact';

/** Asks that the transcript goes to an address. */
export function TranscriptDialog({ room, onClose }: { room: Room; onClose(): void }) {
    const app = useApp();
    const { transcript: texts, close, common, actions } = strings.value;
    const contact = useContact(room.contactId);
    const [email, setEmail] = useState<string>();
    const [subject, setSubject] = useState(close.defaultSubject(room.fname));
    const [isBusy, setBusy] = useState(false);
    const address = email ?? contact?.emails[0]?.address ?? '';
    const submit = async (event: Event) => {
        event.preventDefault();
        setBusy(true);
        if (
            await attempt(
                () => app.api.post('livechat/transcript/{rid}', { path: { rid: room._id }, body: { email: address, subject } }),
                actions.transcriptAsked,
            )
        )
            onClose();
        setBusy(false);
    };
    return (
        <Dialog title={texts.title} closeLabel={common.close} onClose={onClose}>
            <form class="stack" onSubmit={submit}>
                <p class="quiet">{texts.help}</p>
                <Field label={texts.email}>
                    {(control) => (
                        <input
                            {...control}
                            class="input"
                            type="email"
                            required
                            autofocus
                            value={address}
                            onInput={(event) => setEmail(event.currentTarget.value)}
                        />
                    )}
                </Field>
                <Field label={texts.subject}>
                    {(control) => (
                        <input {...control} class="input" required value={subject} onInput={(event) => setSubject(event.currentTarget.value)} />
                    )}
                </Field>
                <div class="actions">
                    <button type="button" class="button" onClick={onClose}>
                        {common.cancel}
                    </button>
                    <button type="submit" class="button primary" disabled={isBusy}>
                        {texts.submit}
                    </button>
                </div>
            </form>
        </Dialog>
    );
}
