import { signal, type ReadonlySignal } from '@preact/signals';
import type { Schemas } from '@shared/api/client';

/** Whoever types in a room. */
export type Typist = Schemas['AgentTyping']['u'];

interface Hub {
    tell(method: string, ...values: unknown[]): void;
}

const TYPING_ENDS_AFTER_MS = 10_000;
const TYPING_AGAIN_AFTER_MS = 4_000;

/** Signals that are not kept: who types. A signal that is lost ends by itself. */
export class Signals {
    readonly #typing = signal<ReadonlyMap<string, readonly Typist[]>>(new Map());
    readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
    readonly #told = new Map<string, number>();

    constructor(private readonly hub: Hub, private readonly now: () => number = Date.now) {}

    typingIn(roomId: string): readonly Typist[] {
        return this.#typing.value.get(roomId) ?? [];
    }

    get typing(): ReadonlySignal<ReadonlyMap<string, readonly Typist[]>> {
        return this.#typing;
    }

    take(name: string, value: unknown): void {
        if (name === 'typing') this.#takeTyping(value as Schemas['AgentTyping']);
    }

    /** Tells that the user types in a room, at most once in some seconds. */
    type(roomId: string, isTyping: boolean): void {
        const last = this.#told.get(roomId) ?? 0;
        if (isTyping && this.now() - last < TYPING_AGAIN_AFTER_MS) return;
        if (!isTyping && last === 0) return;
        this.#told.set(roomId, isTyping ? this.now() : 0);
        this.hub.tell('Typing', roomId, isTyping);
    }

    stop(): void {
        for (const timer of this.#timers.values()) clearTimeout(timer);
    }

    #takeTyping({ rid, u, typing }: Schemas['AgentTyping']): void {
        const others = (this.#typing.peek().get(rid) ?? []).filter((typist) => typist._id !== u._id);
        this.#typing.value = new Map(this.#typing.peek()).set(rid, typing ? [...others, u] : others);
        const key = `${rid}/${u._id}`;
        clearTimeout(this.#timers.get(key));
        this.#timers.delete(key);
        if (typing) this.#timers.set(key, setTimeout(() => this.#takeTyping({ ephemeral: true, rid, u, typing: false }), TYPING_ENDS_AFTER_MS));
    }
}
