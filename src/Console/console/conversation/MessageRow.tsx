import { memo } from 'preact/compat';
import { MessageText } from '@shared/text/MessageText';
import type { Message } from '@shared/types';
import { Avatar } from '@shared/ui/Avatar';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import { fullTime } from '../shell/format';
import type { Conversation } from '../store/conversation';
import { strings } from '../strings';
import { Attachments } from './Attachments';
import { deliveryOf } from './delivery';
import { DeliveryMark } from './DeliveryMark';
import { Leading } from './Leading';
import { EditForm } from './EditForm';
import { beingChanged, keepMessage } from './messageChanges';
import { MessageMenu } from './MessageMenu';
import { isNote, isSystem, type Lead } from './rows';
import { isFailure, systemText } from './systemText';

interface MessageRowProps extends Lead {
    message: Message;
    conversation: Conversation;
}

/** One message, or a quiet line for what the system says. */
export const MessageRow = memo(function MessageRow({ message, conversation, startsDay, startsUnread, startsGroup }: MessageRowProps) {
    return (
        <>
            <Leading startsDay={startsDay} startsUnread={startsUnread} at={Date.parse(message.ts)} />
            {isSystem(message) ? (
                <SystemLine message={message} />
            ) : (
                <Written message={message} conversation={conversation} startsGroup={startsGroup} />
            )}
        </>
    );
}, isSame);

function SystemLine({ message }: { message: Message }) {
    const app = useApp();
    const text = systemText(message, strings.value, (id) => app.departments.nameOf(id) ?? id);
    return (
        <p class={`system-line ${isFailure(message) ? 'bad' : ''}`} data-message={message._id}>
            {isFailure(message) && <Icon name="warning" size={14} />}
            <bdi>{text}</bdi>{' '}
            <time dateTime={message.ts} title={fullTime(message.ts)}>
                {clockTime(message.ts)}
            </time>
        </p>
    );
}

function Written({ message, conversation, startsGroup }: { message: Message; conversation: Conversation; startsGroup: boolean }) {
    const app = useApp();
    const { conversation: texts } = strings.value;
    const change = beingChanged.value.get(message._id);
    const isVisitors = message.u._id === conversation.room.v._id;
    const isOwn = message.u._id === app.me._id;
    const note = isNote(message);
    const name = isOwn ? app.me.name : (message.alias ?? message.u.name ?? message.u.username);
    return (
        <div
            class={`message ${isVisitors ? 'theirs' : 'ours'} ${note ? 'note' : ''} ${startsGroup ? 'first' : ''} ${change?.kind === 'deleting' ? 'fading' : ''}`}
            data-message={message._id}>
            <div class="message-face">{startsGroup && <Avatar name={name} size={28} />}</div>
            <div class="message-body">
                {startsGroup && (
                    <div class="message-head">
                        <bdi class="message-name">{name}</bdi>
                        {note && (
                            <span class="badge warn">
                                <Icon name="note" size={12} />
                                {texts.note}
                            </span>
                        )}
                    </div>
                )}
                {change?.kind === 'editing' ? (
                    <EditForm message={message} text={change.text} />
                ) : (
                    <div class="bubble">
                        {message.msg && <MessageText text={message.msg} />}
                        <Attachments message={message} />
                        <span class="message-foot">
                            {message.editedAt && <span>{texts.edited}</span>}
                            <time dateTime={message.ts} title={fullTime(message.ts)}>
                                {clockTime(message.ts)}
                            </time>
                            {!isVisitors && !note && <DeliveryMark delivery={deliveryOf(message, conversation.visitor)} />}
                        </span>
                    </div>
                )}
                {change?.kind === 'deleting' && (
                    <div class="row">
                        <span class="quiet">{texts.deleting}</span>
                        <button type="button" class="button plain" onClick={() => keepMessage(message._id)}>
                            {strings.value.common.undo}
                        </button>
                    </div>
                )}
            </div>
            {!change && <MessageMenu message={message} room={conversation.room} isOwn={isOwn} />}
        </div>
    );
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The hour and minute of a message. Making a format costs more than using it. */
function clockTime(date: string): string {
    const { tag } = strings.value.language;
    let format = formats.get(tag);
    if (!format) formats.set(tag, (format = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit' })));
    return format.format(Date.parse(date));
}

/** A row depends on little of its conversation; that it was read further concerns only the messages in between. */
function isSame(one: MessageRowProps, other: MessageRowProps): boolean {
    const { room, visitor } = one.conversation;
    return (
        one.message === other.message &&
        one.startsDay === other.startsDay &&
        one.startsUnread === other.startsUnread &&
        one.startsGroup === other.startsGroup &&
        room.cl === other.conversation.room.cl &&
        room.v._id === other.conversation.room.v._id &&
        room.servedBy?._id === other.conversation.room.servedBy?._id &&
        deliveryOf(one.message, visitor) === deliveryOf(other.message, other.conversation.visitor)
    );
}
