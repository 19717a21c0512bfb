import { signal, type ReadonlySignal } from '@preact/signals';
import type { Schemas } from '@shared/api/client';

/** Whoever types in a room. */
export type Typist = Schemas['AgentTyping']['u'];

/** A user who has a room on the screen. */
export type Viewer = Schemas['AgentViewers']['users'][number];

interface Hub {
    tell(method: string, ...values: unknown[]): void;
}

const TYPING_ENDS_AFTER_MS = 10_000;
const TYPING_AGAIN_AFTER_MS = 4_000;

/** Signals that are not kept: who types, who views the room that is shown. A signal that is lost ends by itself. */
export class Signals {
    readonly #typing = signal<ReadonlyMap<string, readonly Typist[]>>(new Map());
    readonly #viewers = signal<Schemas['AgentViewers'] | undefined>(undefined);
    #viewed: string | null = null;
    readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
    readonly #told = new Map<string, number>();

    /** `onUnseen`: told of a room that was viewed and that the user may not see any more, or that is gone. */
    constructor(private readonly hub: Hub, private readonly onUnseen: (roomId: string) => void, private readonly now: () => number = Date.now) {}

    typingIn(roomId: string): readonly Typist[] {
        return this.#typing.value.get(roomId) ?? [];
    }

    get typing(): ReadonlySignal<ReadonlyMap<string, readonly Typist[]>> {
        return this.#typing;
    }

    take(name: string, value: unknown): void {
        if (name === 'typing') this.#takeTyping(value as Schemas['AgentTyping']);
        else if (name === 'viewers') this.#takeViewers(value as Schemas['AgentViewers']);
    }

    /** The users who view a room, as far as the user views it, too. */
    viewersOf(roomId: string): readonly Viewer[] {
        const viewers = this.#viewers.value;
        return viewers?.rid === roomId ? viewers.users : [];
    }

    /** Tells which room is on the user's screen; null = none. */
    view(roomId: string | null): void {
        if (this.#viewed === roomId) return;
        this.#viewed = roomId;
        this.#viewers.value = undefined;
        this.hub.tell('Viewing', roomId);
    }

    /** Tells a new connection what the last one knew. */
    viewAgain(): void {
        if (this.#viewed !== null) this.hub.tell('Viewing', this.#viewed);
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

    #takeViewers(viewers: Schemas['AgentViewers']): void {
        this.#viewers.value = viewers;
        if (viewers.users.length === 0 && viewers.rid === this.#viewed) this.onUnseen(viewers.rid);
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
