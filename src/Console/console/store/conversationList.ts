import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Conversation } from './conversation';

export type Order = (one: Conversation, other: Conversation) => number;

/** Changes up to which each is put in its place; more are ordered at once. */
const MOST_PLACED = 32;

/**
 * The conversations that fulfil a condition, in an order that is never undecided. One that changes is put in its place, so that what it costs
 * hardly depends on how many there are. The array stays the former one while it holds the same.
 */
export class ConversationList {
    readonly #members = new Map<string, Conversation>();
    readonly #changes = new Map<string, Conversation | undefined>();
    readonly #version = signal(0);
    #ordered: readonly Conversation[] = [];

    readonly value: ReadonlySignal<readonly Conversation[]> = computed(() => {
        void this.#version.value;
        return this.#settle();
    });

    constructor(private readonly isIn: (conversation: Conversation) => boolean, private readonly order: Order) {}

    /** Takes over what became of a conversation; undefined = it is not known any more. */
    put(roomId: string, conversation: Conversation | undefined): void {
        const next = conversation && this.isIn(conversation) ? conversation : undefined;
        const before = this.#changes.has(roomId) ? this.#changes.get(roomId) : this.#members.get(roomId);
        if (next === before) return;
        this.#changes.set(roomId, next);
        this.#version.value++;
    }

    clear(): void {
        for (const roomId of new Set([...this.#members.keys(), ...this.#changes.keys()])) this.put(roomId, undefined);
    }

    #settle(): readonly Conversation[] {
        const changes = [...this.#changes].filter(([roomId, next]) => next !== this.#members.get(roomId));
        this.#changes.clear();
        if (changes.length === 0) return this.#ordered;
        const ordered = changes.length <= MOST_PLACED ? [...this.#ordered] : undefined;
        for (const [roomId, next] of changes) {
            if (ordered) this.#place(ordered, this.#members.get(roomId), next);
            if (next) this.#members.set(roomId, next);
            else this.#members.delete(roomId);
        }
        this.#ordered = ordered ?? [...this.#members.values()].sort(this.order);
        return this.#ordered;
    }

    #place(ordered: Conversation[], before: Conversation | undefined, next: Conversation | undefined): void {
        if (before) ordered.splice(this.#placeOf(ordered, before), 1);
        if (next) ordered.splice(this.#placeOf(ordered, next), 0, next);
    }

    /** The place of the first that does not come before a conversation. */
    #placeOf(ordered: readonly Conversation[], conversation: Conversation): number {
        let [low, high] = [0, ordered.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.order(ordered[middle]!, conversation) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

/** As the server orders a queue: priority, service level, time. */
export function inOrderOfQueue(one: Conversation, other: Conversation): number {
    return (
        one.room.priorityWeight - other.room.priorityWeight
        || one.room.estimatedWaitingTimeQueue - other.room.estimatedWaitingTimeQueue
        || inOrderOfText(one.room.queuedAt ?? '', other.room.queuedAt ?? '')
        || inOrderOfId(one, other)
    );
}

export const inOrderOfId: Order = (one, other) => inOrderOfText(one.room._id, other.room._id);

/** Times and ids have no language, and a language's order costs much in a long queue. */
const inOrderOfText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
