import type { Conversation } from '../store/conversation';
import type { InboxOrder } from './order';

export type Part = 'waiting' | 'mine' | 'onHold';

/** A line of the inbox: the head of a part, or a chat in it. */
export type Line = { kind: 'head'; part: Part; count: number; isOpen: boolean } | { kind: 'chat'; part: Part; conversation: Conversation };

/** The lines of the inbox. Parts without chats have none. */
export function linesOf(queue: readonly Conversation[], order: InboxOrder, showsHeld: boolean): readonly Line[] {
    return [...part('waiting', queue, true), ...part('mine', order.active, true), ...part('onHold', order.onHold, showsHeld)];
}

export const isChat = (line: Line): boolean => line.kind === 'chat' || line.count > 0;
export const keyOfLine = (line: Line): string => (line.kind === 'head' ? line.part : line.conversation.room._id);

/** The chat before or after another one. */
export function neighbour(lines: readonly Line[], roomId: string | undefined, step: 1 | -1): string | undefined {
    const ids = lines.flatMap((line) => (line.kind === 'chat' ? [line.conversation.room._id] : []));
    const at = roomId === undefined ? -1 : ids.indexOf(roomId);
    if (at < 0) return step === 1 ? ids[0] : ids.at(-1);
    return ids[at + step] ?? ids[at];
}

function part(name: Part, conversations: readonly Conversation[], isOpen: boolean): Line[] {
    if (conversations.length === 0) return [];
    const head: Line = { kind: 'head', part: name, count: conversations.length, isOpen };
    return isOpen ? [head, ...conversations.map((conversation): Line => ({ kind: 'chat', part: name, conversation }))] : [head];
}
