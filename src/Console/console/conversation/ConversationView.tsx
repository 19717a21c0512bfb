import { memo } from 'preact/compat';
import { useEffect, useState } from 'preact/hooks';
import { afterPaint } from '@shared/ui/afterPaint';
import { Dialog } from '@shared/ui/Dialog';
import { useApp } from '../app';
import type { Conversation } from '../store/conversation';
import { errorText, strings } from '../strings';
import { Composer } from './Composer';
import './conversation.css';
import './composer.css';
import { Head } from './Head';
import { KeptTexts } from './KeptTexts';
import { MessageLog } from './MessageLog';
import { mayNote, mayReply } from './offered';
import { chosenPanel, useIsWide, type PanelName } from './panel';
import { ContactPanel, RoomInfo } from './panels';
import { sendFiles } from './sendFiles';
import { UnknownContact } from './UnknownContact';
import { isRoomGone, useConversation } from './useConversation';

/** One conversation: its head, messages and the composer. Used by the inbox and by the Chats tab. */
export const ConversationView = memo(function ConversationView({ roomId }: { roomId: string }) {
    const { conversation, error, reload, readOlder } = useConversation(roomId);
    if (!conversation)
        return (
            <div class="chat" data-rid={roomId}>
                {error ? (
                    <Failure roomId={roomId} error={error} onRetry={reload} />
                ) : (
                    <span class="hidden-label" role="status">
                        {strings.value.conversation.loading}
                    </span>
                )}
            </div>
        );
    return <Shown key={roomId} conversation={conversation} error={error} onRetry={reload} onOlder={readOlder} />;
});

interface ShownProps {
    conversation: Conversation;
    error: unknown;
    onRetry(): void;
    onOlder(): void;
}

const Shown = memo(function Shown({ conversation, error, onRetry, onOlder }: ShownProps) {
    const app = useApp();
    const { room } = conversation;
    const isWide = useIsWide();
    const [dialog, setDialog] = useState<PanelName>();
    const panel = isWide ? chosenPanel.value : dialog;
    // The messages first: what stands beside them may come a moment later.
    const [showsBeside, setShowsBeside] = useState(false);
    useEffect(() => afterPaint(() => setShowsBeside(true)), []);
    const setPanel = (name: PanelName | undefined) => {
        if (isWide) chosenPanel.value = name;
        else setDialog(name);
    };
    const [isDropping, setDropping] = useState(false);
    const replies = mayReply(room, app.me._id) && !conversation.isGone;
    const drop = {
        onDragOver: (event: DragEvent) => {
            if (replies && event.dataTransfer?.types.includes('Files')) {
                event.preventDefault();
                setDropping(true);
            }
        },
        onDragLeave: (event: DragEvent) => {
            if (event.currentTarget === event.target) setDropping(false);
        },
        onDrop: (event: DragEvent) => {
            if (!replies || !event.dataTransfer?.files.length) return;
            event.preventDefault();
            setDropping(false);
            sendFiles(app, room._id, event.dataTransfer.files);
        },
    };
    return (
        <section
            class={`chat ${panel && isWide ? 'with-panel' : ''}`}
            data-rid={room._id}
            aria-label={strings.value.conversation.label(room.fname)}
            {...drop}>
            <Head room={room} panel={panel} onPanel={setPanel} />
            <div class="chat-main">
                <UnknownContact room={room} />
                {conversation.isLoaded ? (
                    <MessageLog conversation={conversation} onOlder={onOlder} />
                ) : (
                    <div class="log">{error ? <Failure roomId={room._id} error={error} onRetry={onRetry} /> : null}</div>
                )}
                <Foot conversation={conversation} />
            </div>
            {panel && isWide && (
                <section class="chat-panel" aria-label={panelTitle(panel)}>
                    {showsBeside && <Panel panel={panel} conversation={conversation} />}
                </section>
            )}
            {panel && !isWide && (
                <Dialog isPanel isForReading title={panelTitle(panel)} closeLabel={strings.value.common.close} onClose={() => setDialog(undefined)}>
                    <Panel panel={panel} conversation={conversation} />
                </Dialog>
            )}
            {isDropping && (
                <div class="drop-here" aria-hidden="true">
                    {strings.value.composer.drop}
                </div>
            )}
        </section>
    );
});

const panelTitle = (panel: PanelName) => (panel === 'info' ? strings.value.conversation.info : strings.value.conversation.contact);

function Panel({ panel, conversation: { room } }: { panel: PanelName; conversation: Conversation }) {
    return panel === 'info' || room.anonymized ? (
        <RoomInfo key={room._id} room={room} />
    ) : (
        <ContactPanel key={room.contactId} contactId={room.contactId} isOfferedBeside />
    );
}

/** The composer, or the reason why there is none. */
function Foot({ conversation }: { conversation: Conversation }) {
    const app = useApp();
    const { room, isGone } = conversation;
    const replies = mayReply(room, app.me._id) && !isGone;
    const notes = mayNote(room, app.me._id, app.permissions) && !isGone;
    const why = replies ? undefined : stateText(conversation);
    return (
        <>
            {why && (
                <p class="chat-state" role="status">
                    {why}
                </p>
            )}
            {conversation.isLoaded && <KeptTexts roomId={room._id} hasReply={replies} hasNote={notes} />}
            {(replies || notes) && <Composer key={room._id} room={room} mayReply={replies} mayNote={notes} />}
        </>
    );
}

function stateText({ room, isGone }: Conversation): string {
    const { conversation: texts } = strings.value;
    if (room.cl && room.closer === 'visitor') return texts.closedByVisitor;
    if (room.cl) return room.closedBy ? texts.closedBy(room.closedBy.username) : texts.closed;
    if (isGone) return room.servedBy ? texts.gone(room.servedBy.username) : room.queuedAt ? texts.goneToQueue : texts.goneElsewhere;
    if (room.servedBy) return texts.othersChat(room.servedBy.username);
    return texts.waits;
}

function Failure({ roomId, error, onRetry }: { roomId: string; error: unknown; onRetry(): void }) {
    const isGone = isRoomGone(error);
    return (
        <div class="empty" role="alert">
            <p>{isGone ? strings.value.conversation.notThere : errorText(error)}</p>
            {!isGone && (
                <button type="button" class="button" onClick={onRetry}>
                    {strings.value.common.retry}
                </button>
            )}
            {isGone && <KeptTexts roomId={roomId} />}
        </div>
    );
}
