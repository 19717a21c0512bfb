import { memo } from 'preact/compat';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Room } from '@shared/types';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import { useCommands } from '../shell/commands';
import { strings } from '../strings';
import { CannedList } from './CannedList';
import { cannedFor, filled } from './canned';
import { useCanned, type CannedText } from './catalogs';
import { Collision } from './Collision';
import { editLast } from './editLast';
import { choose, wantsNote } from './mode';
import { sendFiles } from './sendFiles';
import { UploadList } from './UploadList';
import { useContact } from './useContact';

interface ComposerProps {
    room: Room;
    mayReply: boolean;
    mayNote: boolean;
}

const HIGHEST_PX = 240;

/** Where replies and private notes are written. Both have a draft of their own; the mode belongs to the room and changes only when the user says so. */
export const Composer = memo(function Composer({ room, mayReply, mayNote }: ComposerProps) {
    const app = useApp();
    const { composer: texts, palette } = strings.value;
    const roomId = room._id;
    const isNote = mayNote && (wantsNote(app, roomId) || !mayReply);
    const text = app.drafts.text(roomId, isNote);
    const field = useRef<HTMLTextAreaElement>(null);
    const { enterSends } = app.preferences.values.value;
    const canned = useCannedChoice(room, isNote ? '' : text);

    useLayoutEffect(() => grow(field.current), [text, isNote]);
    useEffect(() => () => app.signals.type(roomId, false), [roomId]);
    const change = (next: string) => {
        app.drafts.type(roomId, next, isNote);
        if (!isNote) app.signals.type(roomId, next !== '');
    };
    const send = () => {
        if (text.trim() === '') return;
        app.outbox.send(roomId, text, isNote);
        choose(roomId, isNote);
        app.drafts.type(roomId, '', isNote);
        app.signals.type(roomId, false);
        field.current?.focus();
    };
    const turnTo = (note: boolean) => {
        choose(roomId, note);
        // At once: whoever types on after a shortcut must not lose the first letters.
        field.current?.focus();
    };
    useCommands(
        [
            ...(mayReply ? [{ id: 'chat.reply', label: palette.focusComposer, keys: 'r', group: palette.chat, run: () => turnTo(false) }] : []),
            ...(mayNote ? [{ id: 'chat.note', label: palette.focusNote, keys: 'n', group: palette.chat, run: () => turnTo(true) }] : []),
        ],
        [mayReply, mayNote, strings.value],
    );

    const onKeyDown = (event: KeyboardEvent) => {
        if (canned.onKeyDown(event, change)) return;
        const isSending =
            event.key === 'Enter' && !event.isComposing && (enterSends ? !event.shiftKey && !event.altKey : event.ctrlKey || event.metaKey);
        if (isSending) send();
        else if (event.key === 'ArrowUp' && text === '' && editLast(app, roomId)) {
            /* The last own message is being edited now. */
        } else if (event.key === 'Escape') field.current?.closest('.chat')?.querySelector<HTMLElement>('[role=log]')?.focus();
        else return;
        event.preventDefault();
    };
    return (
        <div class={`composer ${isNote ? 'note' : ''}`}>
            <Collision room={room} />
            <UploadList roomId={roomId} />
            <div class="composer-modes" role="group" aria-label={texts.modes}>
                {mayReply && (
                    <button type="button" class="button plain" aria-pressed={!isNote} onClick={() => turnTo(false)}>
                        {texts.reply}
                    </button>
                )}
                {mayNote && (
                    <button type="button" class="button plain note-mode" aria-pressed={isNote} onClick={() => turnTo(true)}>
                        <Icon name="note" size={14} />
                        {texts.note}
                    </button>
                )}
                {isNote && <span class="note-hint">{texts.noteHint}</span>}
            </div>
            {canned.shown && (
                <CannedList
                    id={canned.id}
                    shown={canned.shown}
                    active={canned.active}
                    onChoose={(choice) => {
                        change(canned.textOf(choice));
                        field.current?.focus();
                    }}
                />
            )}
            <textarea
                ref={field}
                class="composer-field"
                rows={1}
                dir="auto"
                aria-label={isNote ? texts.noteLabel : texts.replyLabel}
                placeholder={isNote ? texts.noteHint : texts.replyHint}
                value={text}
                aria-controls={canned.shown ? canned.id : undefined}
                aria-activedescendant={canned.shown?.length ? `${canned.id}-${canned.active}` : undefined}
                onInput={(event) => change(event.currentTarget.value)}
                onKeyDown={onKeyDown}
                onPaste={(event) => {
                    if (event.clipboardData?.files.length) {
                        event.preventDefault();
                        sendFiles(app, roomId, event.clipboardData.files);
                    }
                }}
            />
            <div class="composer-foot">
                {!isNote && app.flags.isOn('Livechat_fileupload_enabled') && <AttachButton roomId={roomId} />}
                <span class="quiet keys-hint">{enterSends ? texts.enterSends : texts.modEnterSends}</span>
                <button type="button" class="button primary send" disabled={text.trim() === ''} onClick={send}>
                    <Icon name={isNote ? 'note' : 'send'} size={16} />
                    {isNote ? texts.sendNote : texts.send}
                </button>
            </div>
        </div>
    );
});

function AttachButton({ roomId }: { roomId: string }) {
    const app = useApp();
    const input = useRef<HTMLInputElement>(null);
    const onPick = () => {
        sendFiles(app, roomId, input.current?.files ?? []);
        if (input.current) input.current.value = '';
    };
    return (
        <>
            <button type="button" class="button plain icon-only" aria-label={strings.value.composer.attach} onClick={() => input.current?.click()}>
                <Icon name="attach" />
            </button>
            <input ref={input} type="file" multiple hidden onChange={onPick} />
        </>
    );
}

/** What the user chooses among the canned responses by keyboard while he types. */
function useCannedChoice(room: Room, text: string) {
    const app = useApp();
    const id = useId();
    const [active, setActive] = useState(0);
    const [dismissed, setDismissed] = useState<string>();
    const wants = text.startsWith('/');
    const all = useCanned(wants);
    const contact = useContact(wants ? room.contactId : undefined);
    const shown = wants && dismissed !== text ? cannedFor(text, all, room.departmentId) : undefined;
    const at = Math.min(active, Math.max(0, (shown?.length ?? 1) - 1));
    const textOf = (choice: CannedText) =>
        filled(choice.text, {
            'contact.name': contact?.name ?? room.fname,
            'contact.email': contact?.emails[0]?.address,
            'contact.phone': contact?.phones[0]?.phoneNumber,
            'agent.name': app.me.name,
            'agent.email': app.me.email,
        });
    const onKeyDown = (event: KeyboardEvent, change: (text: string) => void): boolean => {
        if (!shown?.length || event.isComposing) return false;
        if (event.key === 'ArrowDown') setActive((at + 1) % shown.length);
        else if (event.key === 'ArrowUp') setActive((at + shown.length - 1) % shown.length);
        else if (event.key === 'Enter' || event.key === 'Tab') {
            change(textOf(shown[at]!));
            setActive(0);
        } else if (event.key === 'Escape') setDismissed(text);
        else return false;
        event.preventDefault();
        event.stopPropagation();
        return true;
    };
    return { id, shown, active: at, textOf, onKeyDown };
}

function grow(field: HTMLTextAreaElement | null): void {
    if (!field || CSS.supports('field-sizing', 'content')) return;
    field.style.blockSize = 'auto';
    field.style.blockSize = `${Math.min(field.scrollHeight, HIGHEST_PX)}px`;
}
