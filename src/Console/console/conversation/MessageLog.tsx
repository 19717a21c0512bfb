import { memo } from 'preact/compat';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { AnchoredList, type AnchoredListHandle } from '@shared/ui/AnchoredList';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import type { Conversation } from '../store/conversation';
import { strings } from '../strings';
import { Announcer } from './Announcer';
import { MessageRow } from './MessageRow';
import { PendingRow } from './PendingRow';
import { firstUnread, newSince, Rows } from './rows';
import { useMarkRead } from './useReading';

interface MessageLogProps {
    conversation: Conversation;
    onOlder(): void;
}

/** The height of a message of one line. */
const ROW_ESTIMATE = 44;

/** The messages of a conversation, of which only those in view are in the document. */
export const MessageLog = memo(function MessageLog({ conversation, onOlder }: MessageLogProps) {
    const app = useApp();
    const { room, messages, agent } = conversation;
    const { conversation: texts } = strings.value;
    const pending = app.outbox.in(room._id);
    const rows = useMemo(() => new Rows(messages, pending, app.me._id), [messages, app.outbox.pending.value]);
    const handle = useRef<AnchoredListHandle>(null);
    const [isAtEnd, setAtEnd] = useState(true);
    const seenUpTo = useRef(0);
    const [unreadFrom, setUnreadFrom] = useState<number>();

    useEffect(() => setUnreadFrom(firstUnread(messages, agent.read, room.v._id)), [room._id, conversation.isLoaded]);
    useMarkRead(conversation, isAtEnd);
    useEffect(() => { if (pending.length > 0) handle.current?.scrollToEnd(); }, [pending.at(-1)?._id]);

    const lastSeq = messages.at(-1)?.seq ?? 0;
    if (isAtEnd) seenUpTo.current = lastSeq;
    const waiting = isAtEnd ? 0 : newSince(messages, seenUpTo.current, app.me._id);
    const keyAt = useCallback((index: number) => rows.keyAt(index), [rows]);
    const row = useCallback((index: number) => {
        const shown = rows.at(index);
        const lead = rows.leadOf(index, unreadFrom);
        return shown.kind === 'message'
            ? <MessageRow message={shown.message} {...lead} conversation={conversation} />
            : <PendingRow pending={shown.pending} {...lead} />;
    }, [rows, unreadFrom, conversation]);

    return (
        <div class="log">
            <AnchoredList class="log-list" count={rows.count} keyAt={keyAt} row={row} estimate={ROW_ESTIMATE} label={texts.messages} handle={handle}
                onAtEnd={setAtEnd} onStart={conversation.hasOlder ? onOlder : () => undefined} />
            <Announcer messages={messages} />
            {!isAtEnd && (
                <button type="button" class="button to-newest" onClick={() => handle.current?.scrollToEnd()} aria-label={waiting ? undefined : texts.toNewest}>
                    <Icon name="down" size={16} />{waiting > 0 && texts.newMessages(waiting)}
                </button>
            )}
        </div>
    );
});
