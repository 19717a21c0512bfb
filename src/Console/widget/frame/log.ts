import { isOwn, type Conversation, type VisitorMessage } from './conversation';

/** What the log shows between two people's messages. */
export type Notice = 'joined' | 'left' | 'transferred' | 'held' | 'resumed';

export type Item =
    | { kind: 'day'; key: string; at: string }
    | { kind: 'notice'; key: string; notice: Notice; name: string }
    | { kind: 'message'; key: string; message: VisitorMessage; isFirst: boolean; isLast: boolean };

const NOTICES: Readonly<Record<string, Notice>> = {
    uj: 'joined', ul: 'left', livechat_transfer_history: 'transferred', omnichannel_placed_chat_on_hold: 'held', omnichannel_on_hold_chat_resumed: 'resumed',
};
const TOGETHER_MS = 5 * 60_000;

/** The log of a conversation: days, notices, and messages of which the first of each turn says who wrote and the last says when. */
export function itemsOf(messages: readonly VisitorMessage[], hidden: readonly string[] = []): Item[] {
    const items: Item[] = [];
    let day = '';
    let last: VisitorMessage | undefined;
    for (const message of messages) {
        const notice = message.t ? NOTICES[message.t] : undefined;
        if (message.t && (!notice || hidden.includes(message.t))) continue;
        const today = new Date(message.ts).toDateString();
        if (today !== day) items.push({ kind: 'day', key: `day-${today}`, at: message.ts });
        const isFirst = !last || today !== day || last.u._id !== message.u._id || Date.parse(message.ts) - Date.parse(last.ts) > TOGETHER_MS;
        day = today;
        if (notice) items.push({ kind: 'notice', key: message._id, notice, name: message.u.name ?? message.u.username });
        else items.push({ kind: 'message', key: message._id, message, isFirst, isLast: true });
        last = notice ? undefined : message;
    }
    return items.map((item, index) => (item.kind === 'message' ? { ...item, isLast: isTurnsEnd(items[index + 1]) } : item));
}

const isTurnsEnd = (next: Item | undefined) => next?.kind !== 'message' || next.isFirst;

/** The name of the agent who serves, as its messages give it; undefined = nobody, or names are not shown. */
export function agentOf({ room, messages }: Conversation): string | undefined {
    const { servedBy } = room;
    if (!servedBy) return undefined;
    const written = messages.findLast((message) => !isOwn(message) && message.u._id === servedBy._id);
    return written?.u.name ?? servedBy.username;
}
