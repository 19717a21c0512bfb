import { Link } from 'wouter-preact';
import { Avatar } from '@shared/ui/Avatar';
import { Icon } from '@shared/ui/Icon';
import type { Room } from '@shared/types';
import { useApp } from '../app';
import { useChoices } from '../filters/choices';
import { fullTime, shortTime } from '../shell/format';
import { withQuery } from '../shell/useQuery';
import { strings } from '../strings';
import { ChannelMark, StateBadge } from './badges';
import { chatState, lastLine, latest, timeOf } from './chatState';

/** One chat in the list. */
export function ChatRow({ room: listed, isChosen }: { room: Room; isChosen: boolean }) {
    const room = latest(listed, useApp().store.find(listed._id)?.value.room);
    const choices = useChoices();
    const { chats } = strings.value;
    const time = timeOf(room);
    return (
        <Link href={withQuery(`/chats/${room._id}`)} class="list-row chat-row" data-rid={room._id} aria-current={isChosen ? 'true' : undefined}>
            <Avatar name={room.fname} size={34} />
            <span class="chat-who">
                <span class="chat-row-name">
                    <bdi class="clip">{room.fname || strings.value.common.unknown}</bdi>
                    {room.verified && (
                        <span class="verified-mark" title={chats.verified}>
                            <Icon name="shield" size={14} />
                            <span class="hidden-label">{chats.verified}</span>
                        </span>
                    )}
                    {room.open && room.unread > 0 && (
                        <span class="badge count" title={chats.unreadCount(room.unread)}>
                            {room.unread}
                            <span class="hidden-label">{chats.unread}</span>
                        </span>
                    )}
                </span>
                <ChannelMark source={room.source} />
            </span>
            <LastLine room={room} />
            <span class="chat-agent clip quiet">
                {room.servedBy ? <bdi>{choices.name('agents', room.servedBy._id)}</bdi> : chats.nobody}
                {room.department?.name && (
                    <span class="chat-beside">
                        {' '}
                        · <bdi>{room.department.name}</bdi>
                    </span>
                )}
            </span>
            <span class="chat-department clip quiet">{room.department?.name ? <bdi>{room.department.name}</bdi> : ''}</span>
            <span class="chat-row-state">
                <StateBadge state={chatState(room)} />
            </span>
            <time class="chat-time quiet" dateTime={time} title={fullTime(time)}>
                {shortTime(time)}
            </time>
        </Link>
    );
}

function LastLine({ room }: { room: Room }) {
    const { chats } = strings.value;
    const last = lastLine(room);
    if (!last) return <span class="chat-last clip quiet">{room.topic && <bdi>{room.topic}</bdi>}</span>;
    return (
        <span class="chat-last clip quiet">
            {!last.isVisitors && <span>{chats.us} </span>}
            {last.hasFile && !last.text ? chats.file : <bdi>{last.text}</bdi>}
        </span>
    );
}
