import { useState } from 'preact/hooks';
import type { Room } from '@shared/types';
import type { IconName } from '@shared/ui/Icon';
import { Icon } from '@shared/ui/Icon';
import { Menu } from '@shared/ui/Menu';
import { useApp, type App } from '../app';
import { useCommands } from '../shell/commands';
import { attempt, notify } from '../shell/toasts';
import { strings } from '../strings';
import { CloseDialog, ForwardDialog, TranscriptDialog } from './dialogs';
import { fileAddress, savedAs } from './files';
import { leaveChat } from './leaving';
import { offeredActions, type ActionId } from './offered';

const ICONS: Record<ActionId, IconName> = {
    take: 'check',
    forward: 'forward',
    hold: 'pause',
    resume: 'play',
    returnToQueue: 'inbox',
    close: 'check',
    transcript: 'mail',
    withdraw: 'mail',
    pdf: 'download',
    pdfDownload: 'download',
};
const KEYS: Partial<Record<ActionId, string>> = { take: 't', forward: 'f', hold: 'h', resume: 'h', close: 'e' };
const IN_FRONT: readonly ActionId[] = ['take', 'resume', 'close', 'forward'];
const WITH_DIALOG = ['forward', 'close', 'transcript'] as const;
type DialogName = (typeof WITH_DIALOG)[number];

/** Buttons and a menu for what can be done with a chat, open or closed. */
export function QuickActions({ room }: { room: Room }) {
    const app = useApp();
    const { actions: texts, conversation, palette } = strings.value;
    const [dialog, setDialog] = useState<DialogName>();
    const [isBusy, setBusy] = useState(false);
    const offered = offeredActions(room, app.me._id, app.permissions, app.flags);

    const run = async (id: ActionId) => {
        if (WITH_DIALOG.includes(id as DialogName)) return setDialog(id as DialogName);
        setBusy(true);
        await perform(app, room, id);
        setBusy(false);
    };
    useCommands(
        offered.map((id) => ({
            id: `chat.${id}`,
            label: texts[id],
            group: palette.chat,
            ...(KEYS[id] ? { keys: KEYS[id] } : {}),
            run: () => void run(id),
        })),
        [offered.join(), strings.value],
    );

    const inFront = IN_FRONT.filter((id) => offered.includes(id)).slice(0, 2);
    const close = () => setDialog(undefined);
    return (
        <>
            {inFront.map((id) => (
                <button
                    key={id}
                    type="button"
                    class={`button ${id === 'take' || id === 'resume' ? 'primary' : ''}`}
                    disabled={isBusy}
                    aria-label={texts[id]}
                    onClick={() => void run(id)}>
                    <Icon name={ICONS[id]} size={16} />
                    <span class="action-text">{texts[id]}</span>
                </button>
            ))}
            <Menu
                label={conversation.moreActions}
                items={offered
                    .filter((id) => !inFront.includes(id))
                    .map((id) => ({ label: texts[id], icon: ICONS[id], onChoose: () => void run(id) }))}
            />
            {dialog === 'forward' && <ForwardDialog room={room} onClose={close} />}
            {dialog === 'close' && <CloseDialog room={room} onClose={close} />}
            {dialog === 'transcript' && <TranscriptDialog room={room} onClose={close} />}
        </>
    );
}

async function perform(app: App, room: Room, id: ActionId): Promise<void> {
    const { actions: texts } = strings.peek();
    const roomId = room._id;
    switch (id) {
        case 'take':
            await attempt(() => app.api.post('livechat/inquiries.take', { body: { inquiryId: roomId } }), texts.taken);
            break;
        case 'hold':
            if (await attempt(() => app.api.post('livechat/room.onHold', { body: { roomId } })))
                notify(texts.held, { label: strings.peek().common.undo, run: () => void perform(app, room, 'resume') });
            break;
        case 'resume':
            await attempt(() => app.api.post('livechat/room.resumeOnHold', { body: { roomId } }), texts.resumed);
            break;
        case 'returnToQueue':
            if (await attempt(() => app.api.post('livechat/inquiries.returnAsInquiry', { body: { roomId } }), texts.returned)) leaveChat(app, roomId);
            break;
        case 'withdraw':
            await attempt(() => app.api.delete('livechat/transcript/{rid}', { path: { rid: roomId } }), texts.withdrawn);
            break;
        case 'pdf':
            await attempt(() => app.api.post('omnichannel/{rid}/request-transcript', { path: { rid: roomId } }), texts.pdfAsked);
            break;
        case 'pdfDownload': {
            const name = `${room.fname}.pdf`;
            const path = `/file-upload/${encodeURIComponent(room.pdfTranscriptFileId!)}/${encodeURIComponent(name)}?rc_rid=${encodeURIComponent(roomId)}`;
            await attempt(async () => savedAs(await app.api.file(fileAddress(path)), name));
        }
    }
}
