import { signal, type ReadonlySignal } from '@preact/signals';
import { ApiError } from '@shared/api/errors';
import { newId } from '@shared/api/ids';
import { untilDone } from '@shared/api/retry';
import type { Message } from '@shared/types';

/** A message that the user sent and the server has not confirmed. */
export interface Pending {
    readonly _id: string;
    readonly rid: string;
    readonly msg: string;
    readonly isNote: boolean;
    /** Milliseconds. */
    readonly at: number;
    /** Why the server refused it; undefined = it is being sent. */
    readonly refusal?: string;
}

export interface OutboxOptions {
    /** Sends one message; the same id again must be the same message. */
    send(pending: Pending): Promise<Message>;
    onSaved(message: Message): void;
    /** Keeps what is not confirmed on the device. */
    keep(all: readonly Pending[]): void;
    /** The text for a person that says why the server refused. */
    refusalText(error: ApiError): string;
    now?: () => number;
}

/** Sends the messages of each room one after the other, again and again until they are saved or refused. */
export class Outbox {
    readonly #pending = signal<readonly Pending[]>([]);
    readonly #busy = new Set<string>();
    readonly #stop = new AbortController();

    constructor(private readonly options: OutboxOptions) {}

    get pending(): ReadonlySignal<readonly Pending[]> {
        return this.#pending;
    }

    in(roomId: string): readonly Pending[] {
        return this.#pending.value.filter((pending) => pending.rid === roomId);
    }

    /** Goes on with what the device has kept. */
    restore(kept: readonly Pending[]): void {
        this.#set([...kept, ...this.#pending.peek()]);
        for (const roomId of new Set(kept.map((pending) => pending.rid))) void this.#run(roomId);
    }

    send(rid: string, msg: string, isNote = false): void {
        this.#set([...this.#pending.peek(), { _id: newId(), rid, msg, isNote, at: (this.options.now ?? Date.now)() }]);
        void this.#run(rid);
    }

    tryAgain(id: string): void {
        const refused = this.#pending.peek().find((pending) => pending._id === id);
        if (!refused) return;
        this.#set(this.#pending.peek().map((pending) => (pending._id === id ? withoutRefusal(pending) : pending)));
        void this.#run(refused.rid);
    }

    discard(id: string): void {
        this.#set(this.#pending.peek().filter((pending) => pending._id !== id));
    }

    /** The server has it: it came by the feed, or as the response. */
    confirm(id: string): void {
        if (this.#pending.peek().some((pending) => pending._id === id)) this.discard(id);
    }

    stop(): void {
        this.#stop.abort();
    }

    async #run(roomId: string): Promise<void> {
        if (this.#busy.has(roomId)) return;
        this.#busy.add(roomId);
        try {
            for (let next = this.#next(roomId); next && !this.#stop.signal.aborted; next = this.#next(roomId)) await this.#sendOne(next);
        } finally {
            this.#busy.delete(roomId);
        }
    }

    async #sendOne(pending: Pending): Promise<void> {
        try {
            const message = await untilDone(() => this.options.send(pending), this.#stop.signal);
            this.options.onSaved(message);
            this.confirm(pending._id);
        } catch (failure) {
            if (this.#stop.signal.aborted) return;
            const refusal = failure instanceof ApiError ? this.options.refusalText(failure) : String(failure);
            this.#set(this.#pending.peek().map((each) => (each._id === pending._id ? { ...each, refusal } : each)));
        }
    }

    #next(roomId: string): Pending | undefined {
        return this.#pending.peek().find((pending) => pending.rid === roomId && pending.refusal === undefined);
    }

    #set(pending: readonly Pending[]): void {
        this.#pending.value = pending;
        this.options.keep(pending);
    }
}

function withoutRefusal({ refusal: _, ...pending }: Pending): Pending {
    return pending;
}
