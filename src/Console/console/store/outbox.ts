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

/** What the device keeps: each message is a record of its own, so that tabs do not write over each other. */
export interface PendingRecords {
    all(): Promise<readonly Pending[]>;
    read(id: string): Promise<Pending | undefined>;
    write(pending: Pending): Promise<void>;
    remove(id: string): Promise<void>;
}

export interface OutboxOptions {
    /** Sends one message; the same id again must be the same message. */
    send(pending: Pending): Promise<Message>;
    onSaved(message: Message): void;
    records: PendingRecords;
    /** Runs something once no other tab has this message, and keeps the others off until it is done. */
    own(id: string, run: () => Promise<void>): Promise<void>;
    /** The text for a person that says why the server refused. */
    refusalText(error: ApiError): string;
    now?: () => number;
}

/**
 * Sends the messages of each room one after the other, again and again until they are saved or refused. One tab has a message at a time; when that tab is
 * gone, another one goes on with it.
 */
export class Outbox {
    readonly #pending = signal<readonly Pending[]>([]);
    readonly #busy = new Set<string>();
    readonly #ends = new Map<string, () => void>();
    readonly #stop = new AbortController();

    constructor(private readonly options: OutboxOptions) {}

    get pending(): ReadonlySignal<readonly Pending[]> {
        return this.#pending;
    }

    in(roomId: string): readonly Pending[] {
        return this.#pending.value.filter((pending) => pending.rid === roomId);
    }

    /** Goes on with what the device has kept, except for what another tab has. */
    async restore(): Promise<void> {
        const kept = [...(await this.options.records.all())].sort((one, other) => one.at - other.at);
        for (const { _id } of kept) {
            void this.options.own(_id, async () => {
                const pending = await this.options.records.read(_id);
                if (pending && !this.#stop.signal.aborted) await this.#have(pending);
            });
        }
    }

    send(rid: string, msg: string, isNote = false): void {
        const pending: Pending = { _id: newId(), rid, msg, isNote, at: (this.options.now ?? Date.now)() };
        const isKept = this.options.records.write(pending);
        const isOver = this.#have(pending);
        void this.options.own(pending._id, () => isKept.then(() => isOver));
    }

    tryAgain(id: string): void {
        const refused = this.#pending.peek().find((pending) => pending._id === id);
        if (!refused) return;
        this.#change(withoutRefusal(refused));
        void this.#run(refused.rid);
    }

    discard(id: string): void {
        this.#pending.value = this.#pending.peek().filter((pending) => pending._id !== id);
        void this.options.records.remove(id).finally(() => this.#end(id));
    }

    /** The server has it: it came by the feed, or as the response. */
    confirm(id: string): void {
        if (this.#pending.peek().some((pending) => pending._id === id)) this.discard(id);
    }

    stop(): void {
        this.#stop.abort();
        for (const id of [...this.#ends.keys()]) this.#end(id);
    }

    /** Takes a message into this tab. Done when it is saved or given up here. */
    #have(pending: Pending): Promise<void> {
        const isOver = new Promise<void>((done) => this.#ends.set(pending._id, done));
        this.#pending.value = [...this.#pending.peek(), pending].sort((one, other) => one.at - other.at);
        void this.#run(pending.rid);
        return isOver;
    }

    #end(id: string): void {
        this.#ends.get(id)?.();
        this.#ends.delete(id);
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
            if (this.#pending.peek().some((each) => each._id === pending._id)) this.#change({ ...pending, refusal });
        }
    }

    #next(roomId: string): Pending | undefined {
        return this.#pending.peek().find((pending) => pending.rid === roomId && pending.refusal === undefined);
    }

    #change(pending: Pending): void {
        this.#pending.value = this.#pending.peek().map((each) => (each._id === pending._id ? pending : each));
        void this.options.records.write(pending);
    }
}

function withoutRefusal({ refusal: _, ...pending }: Pending): Pending {
    return pending;
}
