import { signal, type ReadonlySignal } from '@preact/signals';
import { ApiError } from '../api/errors';
import { pause, pauseMs } from '../api/retry';

/** What the connection is doing, for a person to read. */
export type LiveStatus =
    | { kind: 'connecting' }
    | { kind: 'live' }
    /** `since`: the time when it was lost; `nextAttemptAt`: the time of the next attempt. Both in milliseconds. */
    | { kind: 'lost'; since: number; nextAttemptAt: number }
    | { kind: 'ended'; reason: 'signed-out' | 'refused' | 'stopped'; message?: string };

/** A proxy may take a request or a connection and never respond. */
const RESPONSE_MAX_MS = 15_000;

export interface Start<Snapshot> {
    position: number;
    reset: boolean;
    reason?: string;
    snapshot?: Snapshot;
}

/** One connection to a hub, as SignalR's client has it. */
export interface Hub {
    start(): Promise<void>;
    stop(): Promise<void>;
    invoke<T>(method: string, ...values: unknown[]): Promise<T>;
    send(method: string, ...values: unknown[]): Promise<void>;
    on(method: string, handler: (value: never) => void): void;
    onclose(handler: () => void): void;
}

export interface LiveOptions<Event, Snapshot> {
    /** A new connection that is not started yet. */
    hub(ticket: string): Hub;
    /** A ticket for one connection. */
    ticket(): Promise<string>;
    /** What `Subscribe` is told before the position; absent = nothing. */
    subscriber?(): readonly unknown[];
    /** Whether a failure to connect is for good. An ApiError with status 401 or 403 always is. */
    isFinal?(failure: unknown): boolean;
    /** The last position that the client was told of; null = none. */
    position(): number | null;
    /** Forget what you have and go on from this. */
    onReset(start: { position: number; snapshot: Snapshot }): void;
    /** Events in the order of their positions. */
    onEntries(entries: readonly Event[]): void;
    /** Everything up to here that concerns the client was sent. */
    onPosition(position: number): void;
    /** Signals that are not kept: typing, viewers, drafts of other devices. */
    onSignal(name: string, value: unknown): void;
    /** The names of those signals. */
    signals: readonly string[];
    /** The connection stands and the client is up to date. */
    onLive?(): void;
    random?: () => number;
    now?: () => number;
}

/**
 * Keeps one connection to a hub: connects, subscribes from the last position, and does so again after any interruption, until it is stopped or
 * the server does not know the caller any more.
 */
export class LiveConnection<Event, Snapshot> {
    readonly #status = signal<LiveStatus>({ kind: 'connecting' });
    readonly #stop = new AbortController();
    readonly #now: () => number;
    #hub: Hub | undefined;
    #wake: AbortController | undefined;
    #lostSince: number | undefined;
    /** What came in the same frame as the response to Subscribe is read before that response; it waits here. */
    #early: (() => void)[] | undefined;

    constructor(private readonly options: LiveOptions<Event, Snapshot>) {
        this.#now = options.now ?? Date.now;
    }

    get status(): ReadonlySignal<LiveStatus> {
        return this.#status;
    }

    start(): void {
        globalThis.addEventListener?.('online', this.tryNow);
        globalThis.document?.addEventListener('visibilitychange', this.#onVisible);
        void this.#run();
    }

    stop(): void {
        globalThis.removeEventListener?.('online', this.tryNow);
        globalThis.document?.removeEventListener('visibilitychange', this.#onVisible);
        this.#stop.abort();
        this.#wake?.abort();
        void this.#hub?.stop();
        if (this.#status.peek().kind !== 'ended') this.#status.value = { kind: 'ended', reason: 'stopped' };
    }

    /** Ends the pause between two attempts. */
    readonly tryNow = (): void => this.#wake?.abort();

    /** Connects once more after the server has refused to. */
    readonly askAgain = (): void => {
        const status = this.#status.peek();
        if (status.kind !== 'ended' || status.reason !== 'refused') return;
        this.#status.value = { kind: 'connecting' };
        void this.#run();
    };

    readonly #onVisible = (): void => {
        if (document.visibilityState === 'visible') this.tryNow();
    };

    /** Calls the hub; refused when the connection does not stand. */
    invoke<T>(method: string, ...values: unknown[]): Promise<T> {
        return this.#hub && this.#status.peek().kind === 'live' ? this.#hub.invoke<T>(method, ...values) : Promise.reject(new Error('not connected'));
    }

    /** Tells the hub something that may be lost. */
    tell(method: string, ...values: unknown[]): void {
        if (this.#status.peek().kind === 'live') this.#hub?.send(method, ...values).catch(() => undefined);
    }

    async #run(): Promise<void> {
        for (let attempt = 0; !this.#stop.signal.aborted; attempt++) {
            const wasLive = await this.#connect();
            if (this.#stop.signal.aborted || this.#status.peek().kind === 'ended') return;
            if (wasLive) attempt = 0;
            this.#lostSince ??= this.#now();
            const wait = pauseMs(attempt, this.options.random);
            this.#status.value = { kind: 'lost', since: this.#lostSince, nextAttemptAt: this.#now() + wait };
            this.#wake = new AbortController();
            await pause(wait, AbortSignal.any([this.#wake.signal, this.#stop.signal]));
        }
    }

    /** One connection from its start to its end. Tells whether it stood. */
    async #connect(): Promise<boolean> {
        let isLive = false;
        let hub: Hub | undefined;
        try {
            hub = this.#build(await inTime(this.options.ticket()));
            this.#hub = hub;
            const closed = new Promise<void>((resolve) => hub!.onclose(() => resolve()));
            await inTime(hub.start());
            this.#early = [];
            this.#begin(await inTime(hub.invoke<Start<Snapshot>>('Subscribe', ...(this.options.subscriber?.() ?? []), this.options.position())));
            const early = this.#early;
            this.#early = undefined;
            for (const use of early) use();
            isLive = true;
            this.#lostSince = undefined;
            this.#status.value = { kind: 'live' };
            this.options.onLive?.();
            await closed;
        } catch (failure) {
            const isSignedOut = failure instanceof ApiError && failure.status === 401;
            if (isSignedOut || (failure instanceof ApiError && failure.status === 403) || this.options.isFinal?.(failure))
                this.#status.value = { kind: 'ended', reason: isSignedOut ? 'signed-out' : 'refused', message: (failure as Error).message };
            // Whoever waits for an end that the other side does not hear of waits for minutes.
            void hub?.stop().catch(() => undefined);
        }
        this.#hub = undefined;
        return isLive;
    }

    #begin(start: Start<Snapshot>): void {
        if (start.snapshot) this.options.onReset({ position: start.position, snapshot: start.snapshot });
        else if (this.options.position() === null) this.options.onPosition(start.position);
    }

    #build(ticket: string): Hub {
        const hub = this.options.hub(ticket);
        const ifCurrent = <T>(use: (value: T) => void) => (value: T) => {
            if (this.#hub !== hub || this.#stop.signal.aborted) return;
            if (this.#early) this.#early.push(() => use(value));
            else use(value);
        };
        hub.on('entries', ifCurrent<readonly Event[]>((entries) => this.options.onEntries(entries)));
        hub.on('position', ifCurrent<number>((position) => this.options.onPosition(position)));
        hub.on('reset', ifCurrent<{ position: number; snapshot: Snapshot }>((reset) => this.options.onReset(reset)));
        for (const name of this.options.signals) hub.on(name, ifCurrent<unknown>((value) => this.options.onSignal(name, value)));
        return hub;
    }
}

/** Gives up a response that does not come. */
function inTime<T>(response: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('no response')), RESPONSE_MAX_MS)));
    return Promise.race([response, late]).finally(() => clearTimeout(timer));
}
