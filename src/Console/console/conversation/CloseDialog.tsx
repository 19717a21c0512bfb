import { useRef, useState } from 'preact/hooks';
import { newId } from '@shared/api/ids';
import type { Room } from '@shared/types';
import { Dialog } from '@shared/ui/Dialog';
import { Field } from '@shared/ui/Field';
import { useApp } from '../app';
import { useRest } from '../shell/useRest';
import { attempt } from '../shell/toasts';
import { strings } from '../strings';
import { useTags } from './catalogs';
import { leaveChat } from './leaving';
import { TagsField } from './TagsField';
import { useContact } from './useContact';

/** Ends a chat, with what the workspace and the department want to know. */
export function CloseDialog({ room, onClose }: { room: Room; onClose(): void }) {
    const app = useApp();
    const { close: texts, common, actions, room: roomTexts } = strings.value;
    const contact = useContact(room.contactId);
    const department = useRest(`department/${room.departmentId}`, async (signal) =>
        room.departmentId ? (await app.api.get('livechat/department/{_id}', { path: { _id: room.departmentId }, signal })).department : undefined,
    ).value;
    const catalog = useTags(room.departmentId);
    const [comment, setComment] = useState('');
    const [tags, setTags] = useState<readonly string[]>(room.tags ?? []);
    const [mails, setMails] = useState(false);
    const [email, setEmail] = useState<string>();
    const [subject, setSubject] = useState(texts.defaultSubject(room.fname));
    const [pdf, setPdf] = useState(false);
    const [isBusy, setBusy] = useState(false);
    const key = useRef(newId());
    const address = email ?? contact?.emails[0]?.address ?? '';
    const known = [...new Set([...(department?.chatClosingTags ?? []), ...catalog])];
    const lacksTag = department?.requestTagBeforeClosingChat === true && tags.length === 0;
    const mayMail = app.permissions.can('send-omnichannel-chat-transcript');

    const submit = async (event: Event) => {
        event.preventDefault();
        if (lacksTag) return;
        setBusy(true);
        const body = {
            rid: room._id,
            ...(comment.trim() ? { comment } : {}),
            tags: [...tags],
            ...(pdf ? { generateTranscriptPdf: true } : {}),
            ...(mayMail
                ? { transcriptEmail: mails ? { sendToVisitor: true, requestData: { email: address, subject } } : { sendToVisitor: false } }
                : {}),
        };
        const isDone = await attempt(() => app.api.post('livechat/room.closeByUser', { body, idempotencyKey: key.current }), actions.closed);
        setBusy(false);
        key.current = newId();
        if (!isDone) return;
        onClose();
        leaveChat(app, room._id);
    };
    return (
        <Dialog title={texts.title} closeLabel={common.close} onClose={onClose}>
            <form class="stack" onSubmit={submit}>
                <Field label={texts.comment} help={texts.commentHelp}>
                    {(control) => (
                        <textarea
                            {...control}
                            class="input"
                            rows={3}
                            dir="auto"
                            autofocus
                            value={comment}
                            onInput={(event) => setComment(event.currentTarget.value)}
                        />
                    )}
                </Field>
                <Field label={texts.tags} error={lacksTag ? texts.tagsNeeded : undefined}>
                    {(control) => <TagsField id={control.id} tags={tags} known={known} onChange={setTags} />}
                </Field>
                {mayMail && (
                    <label class="row">
                        <input type="checkbox" checked={mails} onChange={(event) => setMails(event.currentTarget.checked)} />
                        {texts.mail}
                    </label>
                )}
                {mails && (
                    <>
                        <Field label={texts.email}>
                            {(control) => (
                                <input
                                    {...control}
                                    class="input"
                                    type="email"
                                    required
                                    value={address}
                                    onInput={(event) => setEmail(event.currentTarget.value)}
                                />
                            )}
                        </Field>
                        <Field label={texts.subject}>
                            {(control) => (
                                <input
                                    {...control}
                                    class="input"
                                    required
                                    value={subject}
                                    onInput={(event) => setSubject(event.currentTarget.value)}
                                />
                            )}
                        </Field>
                    </>
                )}
                {app.permissions.can('request-pdf-transcript') && (
                    <label class="row">
                        <input type="checkbox" checked={pdf} onChange={(event) => setPdf(event.currentTarget.checked)} />
                        {texts.pdf}
                    </label>
                )}
                <div class="actions">
                    <button type="button" class="button" onClick={onClose}>
                        {common.cancel}
                    </button>
                    <button type="submit" class="button primary" disabled={isBusy || lacksTag} title={lacksTag ? roomTexts.addTag : undefined}>
                        {texts.submit}
                    </button>
                </div>
            </form>
        </Dialog>
    );
}
