import type { Message, Room } from '@shared/types';
import { Link } from 'wouter-preact';
import { Avatar } from '@shared/ui/Avatar';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import { useChoices } from '../filters/choices';
import { Problem } from '../filters/Problem';
import { ago, duration, fullTime, shortTime } from '../shell/format';
import { useRest } from '../shell/useRest';
import { strings } from '../strings';
import { ChannelMark, StateBadge, VerifiedMark } from './badges';
import { chatState } from './chatState';

const SHOWN_MESSAGES = 12;

/** What one needs to know of a chat before opening it: who, where it stands, and what was said last. */
export function ChatPreview({ roomId, onOpen, onClose }: { roomId: string; onOpen(): void; onClose(): void }) {
    const app = useApp();
    const { chats, common } = strings.value;
    const read = useRest(
        `preview/${roomId}`,
        (signal) => app.api.get('livechat/room.history', { query: { roomId, count: SHOWN_MESSAGES }, signal }),
        app.changes.revision('conversations'),
    );
    const room = read.value?.room;
    return (
        <article class="glance" data-rid={roomId} aria-busy={!read.value}>
            <header class="glance-head">
                {room && <Avatar name={room.fname} size={40} />}
                <div class="grow">
                    {room && (
                        <h2 class="glance-title clip">
                            <bdi>{room.fname}</bdi>
                        </h2>
                    )}
                    {room && (
                        <div class="row wrap">
                            <ChannelMark source={room.source} />
                            <VerifiedMark isVerified={room.verified} />
                            <StateBadge state={chatState(room)} />
                        </div>
                    )}
                </div>
                <button type="button" class="button primary" onClick={onOpen}>
                    {chats.open}
                </button>
                <button type="button" class="button plain icon-only" aria-label={common.close} onClick={onClose}>
                    <Icon name="close" />
                </button>
            </header>
            <Problem read={read} />
            {room && <Facts room={room} />}
            {read.value && <LastMessages messages={read.value.messages.toReversed()} room={read.value.room} hasOlder={read.value.hasOlder} onOpen={onOpen} />}
        </article>
    );
}

function Facts({ room }: { room: Room }) {
    const choices = useChoices();
    const { chats, common } = strings.value;
    const facts: [string, preact.ComponentChildren][] = [
        [common.agent, room.servedBy ? <bdi>{choices.name('agents', room.servedBy._id)}</bdi> : chats.nobody],
        [common.department, room.departmentId && <bdi>{choices.name('departments', room.departmentId)}</bdi>],
        [
            chats.contact,
            room.anonymized ? (
                <bdi>{room.fname}</bdi>
            ) : (
                <Link href={`/contacts/${room.contactId}`}>
                    <bdi>{room.fname}</bdi>
                </Link>
            ),
        ],
        [chats.topic, room.topic && <bdi>{room.topic}</bdi>],
        [
            chats.tag,
            room.tags?.length ? (
                <span class="row wrap">
                    {room.tags.map((tag) => (
                        <bdi key={tag} class="badge">
                            {tag}
                        </bdi>
                    ))}
                </span>
            ) : undefined,
        ],
        [chats.priority, room.priorityId && choices.name('priorities', room.priorityId)],
        [chats.opened, <time dateTime={room.ts}>{fullTime(room.ts)}</time>],
        [chats.waiting, room.queuedAt && ago(room.queuedAt)],
        [chats.closed, room.closedAt && <time dateTime={room.closedAt}>{fullTime(room.closedAt)}</time>],
        [chats.closedBy, room.closer === 'visitor' ? chats.visitor : room.closedBy && <bdi>{choices.name('agents', room.closedBy._id)}</bdi>],
        [chats.lasted, room.metrics.chatDuration !== undefined && duration(room.metrics.chatDuration * 1000)],
        [chats.comment, room.closingMessage && <bdi>{room.closingMessage}</bdi>],
    ];
    return (
        <dl class="fact-list">
            {facts
                .filter(([, value]) => value)
                .map(([label, value]) => (
                    <div key={label}>
                        <dt>{label}</dt>
                        <dd>{value}</dd>
                    </div>
                ))}
        </dl>
    );
}

function LastMessages({ messages, room, hasOlder, onOpen }: { messages: readonly Message[]; room: Room; hasOlder: boolean; onOpen(): void }) {
    const choices = useChoices();
    const { chats } = strings.value;
    const said = messages.filter(({ t }) => !t);
    return (
        <section class="glance-messages" aria-label={chats.lastMessages}>
            {hasOlder && (
                <button type="button" class="button plain small" onClick={onOpen}>
                    {chats.older}
                </button>
            )}
            {said.length === 0 && <p class="quiet">{chats.nothingSaid}</p>}
            {said.map((message) => {
                const isVisitors = message.u._id === room.v._id;
                return (
                    <div key={message._id} class={`said ${isVisitors ? '' : 'ours'}`} data-message={message._id}>
                        <div class="row quiet small-text">
                            <bdi>{isVisitors ? room.fname : (message.u.name ?? choices.name('agents', message.u._id))}</bdi>
                            <time dateTime={message.ts} title={fullTime(message.ts)}>
                                {shortTime(message.ts)}
                            </time>
                        </div>
                        <p dir="auto">
                            {message.msg ||
                                (message.file ? (
                                    <>
                                        <Icon name="attach" size={14} /> <bdi>{message.file.name}</bdi>
                                    </>
                                ) : (
                                    ''
                                ))}
                        </p>
                    </div>
                );
            })}
        </section>
    );
}
