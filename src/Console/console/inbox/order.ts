import type { Conversation } from '../store/conversation';

/** The user's chats as the inbox shows them. */
export interface InboxOrder {
    /** Those who wait for an answer, the longest first; then the others, the latest first. */
    readonly active: readonly Conversation[];
    readonly onHold: readonly Conversation[];
}

/** Orders the user's chats by who waits for him. */
export function inboxOrder(mine: readonly Conversation[]): InboxOrder {
    const active = mine.filter(({ room }) => !room.onHold).sort(byWaiting);
    return { active, onHold: mine.filter(({ room }) => room.onHold).sort(byLatest) };
}

/** When the visitor began to wait for the answer. */
export const waitsSince = ({ room, waitsSince: since }: Conversation): string => since ?? room.lm;

/** The chat to open after one is over: the one after it, or the last before it. */
export function nextAfter(ids: readonly string[], id: string): string | undefined {
    const index = ids.indexOf(id);
    if (index < 0) return ids[0];
    return ids[index + 1] ?? ids[index - 1];
}

function byWaiting(one: Conversation, other: Conversation): number {
    const [oneWaits, otherWaits] = [one.room.waitingResponse === true, other.room.waitingResponse === true];
    if (oneWaits !== otherWaits) return oneWaits ? -1 : 1;
    return oneWaits ? compare(waitsSince(one), waitsSince(other)) || compare(one.room._id, other.room._id) : byLatest(one, other);
}

const byLatest = (one: Conversation, other: Conversation): number => compare(other.room.lm, one.room.lm) || compare(one.room._id, other.room._id);
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
