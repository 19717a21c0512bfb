import { signal, type ReadonlySignal } from '@preact/signals';
import { ApiError } from '@shared/api/errors';
import { newId } from '@shared/api/ids';
import { untilDone } from '@shared/api/retry';

/** A message or a file that the visitor sent and the server has not confirmed. */
export interface Pending {
    readonly _id: string;
    readonly msg: string;
    /** Milliseconds. */
    readonly at: number;
    readonly file?: File;
    /** The contract's name for the reason why the server refused it; undefined = it is being sent. */
    readonly refusal?: string;
}

export interface OutboxOptions<Sent> {
    /** Sends one; the same id again must be the same message. */
    send(pending: Pending): Promise<Sent>;
    onSaved(sent: Sent): void;
    /** Says whether a refusal is the message's own and it stays here, refused. */
    onRefused(pending: Pending, error: ApiError): boolean;
    /** Each message is a record of its own, so that two windows do not write over each other. */
    records: { all(): Promise<Pending[]>; write(id: string, pending: Pending): Promise<void>; remove(id: string): Promise<void> };
    now?: () => number;
}

/** Keeps what the visitor sends on the device and sends one after the other, until each is saved or refused. */
export class Outbox<Sent> {
    readonly #pending = signal<readonly Pending[]>([]);
    readonly #stop = new AbortController();
    #isBusy = false;

    constructor(private readonly options: OutboxOptions<Sent>) {}

    get pending(): ReadonlySignal<readonly Pending[]> {
        return this.#pending;
    }

    /** Goes on with what the device has kept. */
    async restore(): Promise<void> {
        const kept = (await this.options.records.all()).sort((one, other) => one.at - other.at);
        const known = new Set(this.#pending.peek().map((pending) => pending._id));
        this.#pending.value = [...kept.filter((pending) => !known.has(pending._id)), ...this.#pending.peek()];
        void this.#run();
    }

    /** Done when the device has it. */
    send(msg: string, file?: File): Promise<void> {
        const isKept = this.#put({ _id: newId(), msg, at: (this.options.now ?? Date.now)(), ...(file ? { file } : {}) });
        void this.#run();
        return isKept;
    }

    /** Sends it again, as a new message: the refused one may be of a conversation that is over. */
    tryAgain(id: string): void {
        const refused = this.#pending.peek().find((pending) => pending._id === id);
        if (!refused) return;
        this.discard(id);
        void this.send(refused.msg, refused.file);
    }

    discard(id: string): void {
        this.#pending.value = this.#pending.peek().filter((pending) => pending._id !== id);
        void this.options.records.remove(id);
    }

    /** The server has it: it came by the feed, or as the response. */
    confirm(id: string): void {
        if (this.#pending.peek().some((pending) => pending._id === id)) this.discard(id);
    }

    stop(): void {
        this.#stop.abort();
    }

    async #run(): Promise<void> {
        if (this.#isBusy) return;
        this.#isBusy = true;
        for (let next = this.#next(); next && !this.#stop.signal.aborted; next = this.#next()) await this.#sendOne(next);
        this.#isBusy = false;
    }

    async #sendOne(pending: Pending): Promise<void> {
        try {
            this.options.onSaved(await untilDone(() => this.options.send(pending), this.#stop.signal));
            this.confirm(pending._id);
        } catch (failure) {
            const isTakenBack = !this.#pending.peek().some(({ _id }) => _id === pending._id);
            if (this.#stop.signal.aborted || isTakenBack) return;
            const error = failure instanceof ApiError ? failure : new ApiError(0, String(failure), String(failure));
            if (this.options.onRefused(pending, error)) void this.#put({ ...pending, refusal: error.code });
            else this.discard(pending._id);
        }
    }

    #next(): Pending | undefined {
        return this.#pending.peek().find((pending) => pending.refusal === undefined);
    }

    #put(pending: Pending): Promise<void> {
        const all = this.#pending.peek();
        const isKnown = all.some(({ _id }) => _id === pending._id);
        this.#pending.value = isKnown ? all.map((each) => (each._id === pending._id ? pending : each)) : [...all, pending];
        return this.options.records.write(pending._id, pending);
    }
}
