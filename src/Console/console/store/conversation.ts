import type { AgentEvent, Message, Room } from '@shared/types';
import type { Schemas } from '@shared/api/client';

/** How far one side has received and read. */
export interface Reading {
    readonly delivered: number;
    readonly read: number;
}

/** One conversation as the screen knows it. */
export interface Conversation {
    readonly room: Room;
    /** The seq of the last entry that is part of this state; entries up to it change nothing any more. */
    readonly seq: number;
    /** The newest messages without a gap, in the order of their seq. Until it is loaded, at most the last few that came by events. */
    readonly messages: readonly Message[];
    /** Whether `messages` reaches to the newest message. */
    readonly isLoaded: boolean;
    readonly hasOlder: boolean;
    readonly visitor: Reading;
    readonly agent: Reading;
    /** The user does not see it any more: it went to another agent or queue. */
    readonly isGone: boolean;
    /** When the visitor began to wait for the answer that the agent owes him. */
    readonly waitsSince?: string | undefined;
}

export type RoomEvent = Extract<AgentEvent, { rid: string }>;

const NO_READING: Reading = { delivered: 0, read: 0 };
const NO_PRIORITY = 99;
const NO_DUE_TIME = 9_999_999;
const MOST_UNREAD = 999;
const MOST_BEFORE_LOADED = 50;

/** A conversation of which nothing but its room is known. */
export function known(room: Room): Conversation {
    return {
        room, seq: room.seq ?? 0, messages: [], isLoaded: false, hasOlder: true, visitor: NO_READING, agent: NO_READING, isGone: false,
        waitsSince: room.waitingResponse ? waitingSince(room) : undefined,
    };
}

/** A server that does not say it yet says when the visitor wrote last. */
const waitingSince = (room: Room): string => room.waitingSince ?? room.metrics.v?.lq ?? room.lastMessage?.ts ?? room.ts;

/** The conversation with which an event begins, or undefined when the event does not tell enough of it. */
export function begun(event: RoomEvent): Conversation | undefined {
    if (event.kind === 'conversation-started') return { ...known(startedRoom(event)), isLoaded: true, hasOlder: false, seq: event.seq - 1 };
    // Nobody looks at it, or it would be known.
    if (event.kind === 'conversation-anonymized') return undefined;
    if ('room' in event && isWhole(event.room)) return { ...known(event.room), seq: event.seq - 1 };
    return undefined;
}

/** What an event means for a conversation. The same for events that are live and for those that were missed. */
export function reduce(before: Conversation, told: RoomEvent): Conversation {
    if (told.seq <= before.seq) return before;
    const event = asMessageEvent(told);
    const moved = { ...before, seq: event.seq, room: { ...changed(before.room, event), _updatedAt: event.at } };
    switch (event.kind) {
        case 'message':
            return written(moved, event.message);
        case 'message-edited':
            return edited(moved, event.message._id, (message) => ({
                ...message, msg: event.message.msg, editedAt: event.message.editedAt, editedBy: event.message.editedBy,
            }));
        case 'message-deleted':
            return withoutMessage(moved, event.message._id);
        case 'conversation-cursor-moved':
            return read(moved, event.cursor);
        case 'conversation-anonymized':
            return { ...moved, room: event.room, messages: [], hasOlder: false };
        case 'conversation-left-queue':
            return { ...moved, isGone: true };
        case 'conversation-transferred':
            return { ...withMessage(moved, event.message), isGone: !event.room.queuedAt };
        case 'conversation-assigned':
            return { ...withMessage(moved, event.message), isGone: false };
        default:
            return 'message' in event && isMessage(event.message) ? withMessage(moved, event.message) : moved;
    }
}

/** Adds a message of which the server has said that it is saved, before its event comes. After its event it may have been changed or deleted. */
export function saved(before: Conversation, message: Message): Conversation {
    return before.isLoaded && message.seq > before.seq ? { ...before, messages: inserted(before.messages, message) } : before;
}

/** What REST said of a conversation: the room, its newest messages without a gap, and how far both sides have read. */
export interface Page {
    readonly room: Room;
    readonly messages: readonly Message[];
    readonly hasOlder: boolean;
    readonly visitor: Reading;
    readonly agent: Reading;
}

/** The conversation that a page shows, with the events that came while it was read. */
export function opened(page: Page, events: readonly RoomEvent[], before?: Conversation): Conversation {
    const { room, messages, hasOlder, visitor, agent } = page;
    const read: Conversation = { ...known(room), messages: merged([], messages), hasOlder, isLoaded: true, visitor, agent, isGone: before?.isGone ?? false };
    return events.reduce(reduce, read);
}

/** Adds a page of older messages. What happened to them while they were read was told by events. */
export function extended(before: Conversation, page: readonly Message[], hasOlder: boolean, events: readonly RoomEvent[]): Conversation {
    const changes = events.map(asMessageEvent).filter(({ kind }) => kind === 'message-edited' || kind === 'message-deleted');
    const { messages } = changes.reduce(reduce, { ...before, seq: 0, messages: page });
    return { ...before, messages: merged(before.messages, messages), hasOlder };
}

/** The later of two states of reading: cursors only go forward. */
export const furthest = (one: Reading, other: Reading): Reading => ({
    delivered: Math.max(one.delivered, other.delivered), read: Math.max(one.read, other.read),
});

const LIKE_MESSAGE: Readonly<Record<string, RoomEvent['kind']>> = { 'note-edited': 'message-edited', 'note-deleted': 'message-deleted' };

/** An edited or deleted note changes what is shown as an edited or deleted message does. */
function asMessageEvent(event: RoomEvent): RoomEvent {
    const kind = LIKE_MESSAGE[event.kind];
    return kind ? { ...event, kind } as RoomEvent : event;
}

function changed(room: Room, event: RoomEvent): Room {
    const next: Record<string, unknown> = { ...room };
    if ('room' in event && event.room) {
        for (const [name, value] of Object.entries(event.room)) {
            if (name === 'v') next['v'] = { ...room.v, ...(value as object) };
            else if (value === null || value === undefined) delete next[name];
            else if (!LEFT_TO_RULES.has(name)) next[name] = value;
        }
    }
    switch (event.kind) {
        case 'conversation-assigned':
            delete next['queuedAt'];
            if (event.room.onHold === false) delete next['onHold'];
            break;
        case 'conversation-transferred':
            if (!isWhole(event.room)) {
                delete next['servedBy'];
                setOrDelete(next, 'departmentId', event.room.departmentId);
                setOrDelete(next, 'queuedAt', event.room.queuedAt);
            }
            break;
        case 'conversation-held':
            next['onHold'] = true;
            break;
        case 'conversation-survey-answered':
            next['surveyFeedback'] = event.survey;
            break;
        case 'conversation-closed':
            Object.assign(next, { cl: true, closingMessage: event.message.msg });
            if (event.message.msg === '') delete next['closingMessage'];
            for (const name of ['open', 'queuedAt', 'onHold', 'waitingResponse']) delete next[name];
            break;
    }
    return next as unknown as Room;
}

/** Fields of events that are no fields of a room. */
const LEFT_TO_RULES = new Set(['heldAt', 'onHold', 'timeout']);

function written(conversation: Conversation, message: Message): Conversation {
    const isVisitors = message.u._id === conversation.room.v._id;
    const room: Room = {
        ...conversation.room, lastMessage: message, lm: message.ts, msgs: conversation.room.msgs + 1,
        unread: isVisitors ? Math.min(conversation.room.unread + 1, MOST_UNREAD) : 0,
    };
    if (isVisitors) room.waitingResponse = true;
    else delete room.waitingResponse;
    const agent = isVisitors ? conversation.agent : { delivered: message.seq, read: message.seq };
    const visitor = isVisitors ? { delivered: message.seq, read: message.seq } : conversation.visitor;
    const waitsSince = isVisitors ? conversation.waitsSince ?? message.ts : undefined;
    return withMessage({ ...conversation, room, agent, visitor, waitsSince }, message);
}

function read(conversation: Conversation, cursor: Schemas['CursorChange']): Conversation {
    const reading = { delivered: cursor.deliveredSeq, read: cursor.readSeq };
    if (cursor.side === 'visitor') return { ...conversation, visitor: reading };
    const { room, messages } = conversation;
    const unread = messages.filter((message) => message.seq > cursor.readSeq && !message.t && message.u._id === room.v._id).length;
    const isAll = (room.lastMessage?.seq ?? 0) <= cursor.readSeq;
    return { ...conversation, agent: reading, room: { ...room, unread: isAll ? 0 : conversation.isLoaded ? unread : room.unread } };
}

function withMessage(conversation: Conversation, message: Message): Conversation {
    const messages = inserted(conversation.messages, message);
    return { ...conversation, messages: conversation.isLoaded ? messages : messages.slice(-MOST_BEFORE_LOADED) };
}

/** Both lists in the order of seq; of a message that is in both, the known one, which later events may have changed. */
function merged(known: readonly Message[], page: readonly Message[]): readonly Message[] {
    const ids = new Set(known.map((message) => message._id));
    const added = page.filter((message) => !ids.has(message._id)).sort((one, other) => one.seq - other.seq);
    if (added.length === 0) return known;
    if (known.length === 0 || added.at(-1)!.seq < known[0]!.seq) return [...added, ...known];
    return [...known, ...added].sort((one, other) => one.seq - other.seq);
}

function edited(conversation: Conversation, id: string, change: (message: Message) => Message): Conversation {
    const last = conversation.room.lastMessage;
    return {
        ...conversation,
        messages: conversation.messages.map((message) => (message._id === id ? change(message) : message)),
        room: last?._id === id ? { ...conversation.room, lastMessage: change(last) } : conversation.room,
    };
}

function withoutMessage(conversation: Conversation, id: string): Conversation {
    return { ...conversation, messages: conversation.messages.filter((message) => message._id !== id) };
}

/** Nearly every message is the newest, so the place is looked for from the end. */
function inserted(messages: readonly Message[], message: Message): readonly Message[] {
    let place = messages.length;
    while (place > 0 && messages[place - 1]!.seq > message.seq) place--;
    const isKnown = place > 0 && messages[place - 1]!.seq === message.seq;
    return isKnown ? messages.with(place - 1, message) : messages.toSpliced(place, 0, message);
}

function startedRoom(event: Extract<RoomEvent, { kind: 'conversation-started' }>): Room {
    const { v, ...told } = event.room;
    const room: Room = {
        _id: event.rid, t: 'l', ...told, v: { ...v, status: 'online' }, lm: told.ts, msgs: 0, usersCount: 1, cl: false, unread: 0,
        waitingResponse: true, priorityWeight: told.priorityWeight ?? NO_PRIORITY, estimatedWaitingTimeQueue: NO_DUE_TIME, metrics: {},
        _updatedAt: event.at,
    };
    return room;
}

const isWhole = (room: unknown): room is Room => typeof room === 'object' && room !== null && '_id' in room && 'fname' in room;
const isMessage = (message: unknown): message is Message => typeof message === 'object' && message !== null && 'u' in message;

function setOrDelete(target: Record<string, unknown>, name: string, value: unknown): void {
    if (value === undefined || value === null) delete target[name];
    else target[name] = value;
}
