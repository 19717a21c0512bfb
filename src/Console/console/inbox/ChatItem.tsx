import { memo } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Avatar } from '@shared/ui/Avatar';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import { channelIcon } from '../conversation/channel';
import { priorityText, usePriorities } from '../conversation/catalogs';
import { isSystem } from '../conversation/rows';
import { systemText } from '../conversation/systemText';
import { ago, shortTime } from '../shell/format';
import type { Conversation } from '../store/conversation';
import { strings } from '../strings';
import { now } from './clock';
import type { Part } from './lines';
import { waitsSince } from './order';

interface ChatItemProps {
    conversation: Conversation;
    part: Part;
    isOpen: boolean;
    isFocused: boolean;
    onTake(roomId: string): void;
}

/** One chat of the inbox: who, since when, the last message, and what is unread or drafted. */
export const ChatItem = memo(function ChatItem({ conversation, part, isOpen, isFocused, onTake }: ChatItemProps) {
    const app = useApp();
    const { room } = conversation;
    const { inbox: texts } = strings.value;
    useEffect(() => app.prefetch.want(room._id), [room._id]);
    const since = part === 'waiting' ? (room.queuedAt ?? room.ts) : room.waitingResponse ? waitsSince(conversation) : undefined;
    return (
        <div class={`chat-item ${isOpen ? 'open' : ''} ${isFocused ? 'focused' : ''} ${room.unread > 0 ? 'unread' : ''}`} data-rid={room._id}>
            <Link class="chat-link" href={`/inbox/${encodeURIComponent(room._id)}`} aria-current={isOpen ? 'true' : undefined}>
                <span class="chat-face">
                    <Avatar name={room.fname} size={36} />
                    <span class="chat-channel">
                        <Icon name={channelIcon(room.source)} size={12} />
                    </span>
                </span>
                <span class="chat-lines">
                    <span class="spread">
                        <bdi class="chat-name clip">{room.fname}</bdi>
                        <time class={`quiet ${since ? 'waits' : ''}`} dateTime={since ?? room.lm} title={since ? texts.waitsForYou : undefined}>
                            {since ? texts.waitsFor(ago(since, now.value)) : shortTime(room.lm, now.value)}
                        </time>
                    </span>
                    <span class="spread">
                        <Preview conversation={conversation} />
                        <Priority id={room.priorityId} />
                        {part !== 'waiting' && room.unread > 0 && (
                            <span class="badge count">
                                <span aria-hidden="true">{room.unread}</span>
                                <span class="hidden-label">{texts.unread(room.unread)}</span>
                            </span>
                        )}
                    </span>
                </span>
            </Link>
            {part === 'waiting' && (
                <button type="button" class="button take" aria-label={texts.takeChat(room.fname)} onClick={() => onTake(room._id)}>
                    {texts.take}
                </button>
            )}
        </div>
    );
});

function Preview({ conversation: { room } }: { conversation: Conversation }) {
    const app = useApp();
    const { inbox: texts } = strings.value;
    if (app.drafts.rooms.value.has(room._id)) {
        const isNote = app.drafts.of(room._id)?.isNote;
        return (
            <span class="clip preview">
                <span class="draft">{isNote ? texts.note : texts.draft}:</span> <bdi>{app.drafts.of(room._id)?.text.slice(0, 100)}</bdi>
            </span>
        );
    }
    const last = room.lastMessage;
    if (!last) return <span class="clip preview quiet" />;
    if (isSystem(last))
        return (
            <span class="clip preview quiet">
                <bdi>{systemText(last, strings.value, (id) => app.departments.nameOf(id) ?? id)}</bdi>
            </span>
        );
    const text = last.msg || last.file?.name || texts.file;
    return (
        <span class="clip preview quiet">
            {last.u._id === app.me._id && `${texts.you}: `}
            <bdi>{text.slice(0, 120)}</bdi>
        </span>
    );
}

function Priority({ id }: { id: string | undefined }) {
    const priority = usePriorities(id !== undefined).find((each) => each._id === id);
    return priority ? <span class={`badge ${priority.sortItem <= 2 ? 'warn' : ''}`}>{priorityText(priority, strings.value)}</span> : null;
}
