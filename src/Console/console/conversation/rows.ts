import type { Message } from '@shared/types';
import type { Pending } from '../store/outbox';

/** What a row of a conversation shows: a message, or one that is on its way. */
export type Row = { kind: 'message'; message: Message } | { kind: 'pending'; pending: Pending };

/** What comes before a message on the screen. */
export interface Lead {
    readonly startsDay: boolean;
    readonly startsUnread: boolean;
    /** Another sender, or a pause: the sender and the time are shown. */
    readonly startsGroup: boolean;
}

const GROUP_ENDS_AFTER_MS = 5 * 60_000;
export const NOTE = 'note';

export const isNote = (message: Pick<Message, 't'>): boolean => message.t === NOTE;
/** Whether the system wrote it, so that it is shown as a quiet line. */
export const isSystem = (message: Pick<Message, 't'>): boolean => message.t !== undefined && message.t !== NOTE;

/** The rows of a conversation without making a list of them: a long one would cost with every letter. */
export class Rows {
    readonly #pending: readonly Pending[];

    constructor(readonly messages: readonly Message[], pending: readonly Pending[], private readonly userId: string) {
        const newest = new Set(messages.slice(-200).map((message) => message._id));
        this.#pending = pending.filter((each) => !newest.has(each._id));
    }

    get count(): number {
        return this.messages.length + this.#pending.length;
    }

    at(index: number): Row {
        const message = this.messages[index];
        return message ? { kind: 'message', message } : { kind: 'pending', pending: this.#pending[index - this.messages.length]! };
    }

    /** A message keeps its key when it is saved, so that its row stays. */
    keyAt(index: number): string {
        return this.messages[index]?._id ?? this.#pending[index - this.messages.length]!._id;
    }

    leadOf(index: number, unreadFrom: number | undefined): Lead {
        const row = this.at(index);
        const before = index > 0 ? this.at(index - 1) : undefined;
        const startsUnread = row.kind === 'message' && row.message.seq === unreadFrom;
        const startsDay = !before || dayOf(before) !== dayOf(row);
        const isSame = before && !isQuiet(before) && this.#sender(before) === this.#sender(row) && timeOf(row) - timeOf(before) < GROUP_ENDS_AFTER_MS;
        return { startsDay, startsUnread, startsGroup: startsDay || startsUnread || !isSame };
    }

    #sender(row: Row): string {
        return row.kind === 'message' ? `${row.message.u._id}/${isNote(row.message)}` : `${this.userId}/${row.pending.isNote}`;
    }
}

/** The first message of the visitor that the agent has not read. */
export function firstUnread(messages: readonly Message[], readSeq: number, visitorId: string): number | undefined {
    let first: number | undefined;
    for (let index = messages.length - 1; index >= 0 && messages[index]!.seq > readSeq; index--)
        if (!messages[index]!.t && messages[index]!.u._id === visitorId) first = messages[index]!.seq;
    return first;
}

/** How many messages came after a seq that the user did not write himself. */
export function newSince(messages: readonly Message[], seq: number, userId: string): number {
    let count = 0;
    for (let index = messages.length - 1; index >= 0 && messages[index]!.seq > seq; index--)
        if (!isSystem(messages[index]!) && messages[index]!.u._id !== userId) count++;
    return count;
}

const isQuiet = (row: Row): boolean => row.kind === 'message' && isSystem(row.message);
export const timeOf = (row: Row): number => (row.kind === 'message' ? Date.parse(row.message.ts) : row.pending.at);
const dayOf = (row: Row): string => new Date(timeOf(row)).toDateString();
