import type { Schemas } from '@shared/api/client';

export type VisitorEvent = Schemas['VisitorEvent'];
export type VisitorMessage = Schemas['VisitorMessage'];
export type RoomState = Schemas['VisitorRoomState'];

/** The visitor's conversation as its screen knows it. */
export interface Conversation {
    readonly room: RoomState;
    /** The messages in the order of their seq. */
    readonly messages: readonly VisitorMessage[];
    /** The ids of messages that were taken back, so that a page of history which was read before does not bring them back. */
    readonly gone: readonly string[];
    /** Whether the newest messages were read since the last reset. */
    readonly isLoaded: boolean;
    readonly hasOlder: boolean;
    /** It waits until the visitor has proven its address. */
    readonly mustVerify: boolean;
}

const MOST_UNREAD = 999;
const MOST_KEPT = 100;

/** The conversation that a snapshot shows. What was shown before stays until its history is read. */
export function begun(room: RoomState, before?: Conversation): Conversation {
    const messages = before?.room._id === room._id ? before.messages : [];
    const mustVerify = !room.cl && !room.served && !room.queuedAt && !room.onHold && !room.verified;
    return { room, messages, gone: [], isLoaded: false, hasOlder: false, mustVerify };
}

/** What an event means for a conversation. Of events that it knows already nothing is left. */
export function reduce(before: Conversation, event: VisitorEvent): Conversation {
    if (event.rid !== before.room._id || event.seq <= before.room.seq) return before;
    const moved = shown({ ...before, room: { ...before.room, seq: event.seq } }, event);
    const change = (room: Partial<RoomState>, mustVerify = moved.mustVerify): Conversation => ({ ...moved, mustVerify, room: { ...moved.room, ...room } });
    switch (event.kind) {
        case 'conversation-started':
            return change(event.room.queuedAt ? { queuedAt: event.room.queuedAt } : {}, !event.room.queuedAt);
        case 'conversation-assigned':
            return { ...change({ ...event.room, onHold: false }, false), room: without({ ...moved.room, ...event.room, onHold: false }, 'queuedAt') };
        case 'conversation-transferred':
            return transferred(moved, event.room);
        case 'conversation-held':
            return change({ onHold: true });
        case 'conversation-verification-ended':
            return change({ verified: event.room.verified, ...(moved.room.served ? {} : { queuedAt: event.at }) }, false);
        case 'message':
            return written(moved, event.message);
        case 'message-edited':
            return {
                ...moved, messages: moved.messages.map((message) => (message._id === event.message._id ? { ...message, ...edit(event.message) } : message)),
            };
        case 'message-deleted':
            return {
                ...moved, gone: [...moved.gone, event.message._id],
                messages: moved.messages.filter((message) => message._id !== event.message._id),
            };
        case 'conversation-cursor-moved':
            return read(moved, event.cursor);
        case 'conversation-closed':
            return { ...moved, mustVerify: false, room: without({ ...moved.room, cl: true, onHold: false, closedAt: event.room.closedAt }, 'queuedAt') };
    }
}

/** Adds a page of history, or what the server has just saved. */
export function loaded(before: Conversation, page: readonly VisitorMessage[], hasOlder: boolean): Conversation {
    const oldest = Math.min(...page.map((message) => message.seq));
    const newest = Math.max(...page.map((message) => message.seq));
    const listed = new Set(page.map((message) => message._id));
    const kept = before.messages.filter(({ seq, _id }) => seq < oldest || seq > newest || listed.has(_id));
    const wanted = page.filter((message) => !before.gone.includes(message._id));
    return { ...before, messages: wanted.reduce(inserted, kept), hasOlder, isLoaded: true };
}

/** Takes over the newest page after a reset: what is older may have a gap before it. */
export function loadedAfresh(before: Conversation, page: readonly VisitorMessage[], hasOlder: boolean): Conversation {
    const oldest = hasOlder ? Math.min(...page.map((message) => message.seq)) : 0;
    return loaded({ ...before, messages: before.messages.filter((message) => message.seq >= oldest) }, page, hasOlder);
}

/** Adds a message that the server has saved, before its event comes. */
export const saved = (before: Conversation, message: VisitorMessage): Conversation => ({ ...before, messages: inserted(before.messages, message) });

/** The part that is kept on the device. */
export function shortened(conversation: Conversation): Conversation {
    const { messages } = conversation;
    return messages.length <= MOST_KEPT ? conversation : { ...conversation, messages: messages.slice(-MOST_KEPT), hasOlder: true };
}

/** Whether the visitor wrote it. */
export const isOwn = (message: VisitorMessage): boolean => message.alias !== undefined && message.t === undefined;

/** How far an own message has come. */
export function stateOf(message: VisitorMessage, { agentCursor }: RoomState): 'saved' | 'delivered' | 'read' {
    if (message.seq <= agentCursor.readSeq) return 'read';
    return message.seq <= agentCursor.deliveredSeq ? 'delivered' : 'saved';
}

/** The seq of the last message that somebody else wrote; 0 = nobody did. */
export const lastFromOthers = ({ messages }: Conversation): number => messages.findLast((message) => !message.t && !isOwn(message))?.seq ?? 0;

function shown(conversation: Conversation, event: VisitorEvent): Conversation {
    return 'message' in event && event.message && 'u' in event.message ? saved(conversation, event.message) : conversation;
}

function transferred(before: Conversation, room: Schemas['VisitorTransferredRoom']): Conversation {
    const next: RoomState = without(without(without({ ...before.room, served: false, onHold: false }, 'servedBy'), 'queuedAt'), 'departmentId');
    if (room.queuedAt) next.queuedAt = room.queuedAt;
    if (room.departmentId) next.departmentId = room.departmentId;
    return { ...before, room: next, mustVerify: false };
}

/** Who writes has read what was there. */
function written(before: Conversation, message: VisitorMessage): Conversation {
    const { room } = before;
    if (isOwn(message)) return { ...before, room: { ...room, unread: 0 } };
    const agentCursor = { deliveredSeq: message.seq, readSeq: message.seq };
    return { ...before, room: { ...room, agentCursor, unread: Math.min(room.unread + 1, MOST_UNREAD) } };
}

function read(before: Conversation, { side, deliveredSeq, readSeq }: Schemas['CursorChange']): Conversation {
    if (side !== 'visitor') return { ...before, room: { ...before.room, agentCursor: { deliveredSeq, readSeq } } };
    const unread = before.messages.filter((message) => message.seq > readSeq && !message.t && !isOwn(message)).length;
    return { ...before, room: { ...before.room, unread } };
}

const edit = ({ msg, editedAt, editedBy }: Schemas['EditedMessage']): Partial<VisitorMessage> => ({ msg, editedAt, editedBy, _updatedAt: editedAt });

/** Nearly every message is the newest, so its place is looked for from the end. Of two versions the later one stays. */
function inserted(messages: readonly VisitorMessage[], message: VisitorMessage): readonly VisitorMessage[] {
    let place = messages.length;
    while (place > 0 && messages[place - 1]!.seq > message.seq) place--;
    const known = messages[place - 1];
    if (known?.seq !== message.seq) return messages.toSpliced(place, 0, message);
    return known._updatedAt > message._updatedAt ? messages : messages.with(place - 1, message);
}

function without<T extends object, K extends keyof T>(value: T, name: K): T {
    const { [name]: _, ...rest } = value;
    return rest as T;
}
