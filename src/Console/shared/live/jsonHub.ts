import type { Hub } from './connection';

const END = '\u001e';
const HANDSHAKE = '';
const PING_EVERY_MS = 15_000;
/** The server pings every 15 s; who hears nothing for longer has been asleep or cut off. */
const SILENCE_MAX_MS = 40_000;
/** A proxy may take a connection and never answer. */
const HANDSHAKE_MAX_MS = 8_000;

const enum Kind {
    Invocation = 1,
    Completion = 3,
    Ping = 6,
    Close = 7,
}

interface Frame {
    type?: Kind;
    target?: string;
    arguments?: unknown[];
    invocationId?: string;
    result?: unknown;
    error?: string;
}

interface Waiting {
    resolve(value: unknown): void;
    reject(failure: Error): void;
}

/**
 * The part of SignalR's JSON protocol that a hub of this server needs, over one WebSocket: calls, their responses, pings and the end. It is a twelfth of the
 * size of SignalR's own client, which matters where a stranger's page loads it.
 */
export class JsonHub implements Hub {
    readonly #handlers = new Map<string, (value: never) => void>();
    readonly #waiting = new Map<string, Waiting>();
    #socket: WebSocket | undefined;
    #onClose: (() => void) | undefined;
    #count = 0;
    #heardAt = 0;
    #timer: ReturnType<typeof setInterval> | undefined;
    #rest = '';

    /** @param ticket The access token, which opens one connection and then is worth nothing. */
    constructor(private readonly url: string, private readonly ticket: string, private readonly now: () => number = Date.now) {}

    on(method: string, handler: (value: never) => void): void {
        this.#handlers.set(method, handler);
    }

    onclose(handler: () => void): void {
        this.#onClose = handler;
    }

    start(): Promise<void> {
        const address = new URL(this.url, location.href);
        address.protocol = address.protocol.replace('http', 'ws');
        if (this.ticket) address.searchParams.set('access_token', this.ticket);
        const socket = new WebSocket(address);
        this.#socket = socket;
        this.#heardAt = this.now();
        this.#timer = setInterval(() => this.#beat(), PING_EVERY_MS);
        socket.onopen = () => socket.send(JSON.stringify({ protocol: 'json', version: 1 }) + END);
        socket.onclose = () => this.#end();
        socket.onmessage = ({ data }: MessageEvent<string>) => {
            this.#heardAt = this.now();
            for (const frame of this.#frames(data)) this.#take(frame);
        };
        const patience = setTimeout(() => void this.stop(), HANDSHAKE_MAX_MS);
        return new Promise<void>((resolve, reject) => this.#waiting.set(HANDSHAKE, { resolve: resolve as () => void, reject }))
            .finally(() => clearTimeout(patience));
    }

    /** A cut connection may take minutes to say so itself, so its end is not waited for. */
    stop(): Promise<void> {
        this.#socket?.close();
        this.#end();
        return Promise.resolve();
    }

    invoke<T>(method: string, ...values: unknown[]): Promise<T> {
        const invocationId = String(++this.#count);
        return new Promise<T>((resolve, reject) => {
            if (this.#socket?.readyState !== WebSocket.OPEN) return reject(new Error('closed'));
            this.#waiting.set(invocationId, { resolve: resolve as (value: unknown) => void, reject });
            this.#write({ type: Kind.Invocation, target: method, arguments: values, invocationId });
        });
    }

    send(method: string, ...values: unknown[]): Promise<void> {
        this.#write({ type: Kind.Invocation, target: method, arguments: values });
        return Promise.resolve();
    }

    /** A message may hold several frames. */
    #frames(data: string): Frame[] {
        const parts = (this.#rest + data).split(END);
        this.#rest = parts.pop() ?? '';
        return parts.map((part) => JSON.parse(part) as Frame);
    }

    /** The first frame is the response to the handshake and has no type. */
    #take({ type, target, arguments: values, invocationId = HANDSHAKE, result, error }: Frame): void {
        if (type === Kind.Invocation && target) this.#handlers.get(target)?.(values?.[0] as never);
        else if (type === Kind.Close) void this.stop();
        else if (type === Kind.Completion || type === undefined) {
            const waiting = this.#waiting.get(invocationId);
            this.#waiting.delete(invocationId);
            if (error) waiting?.reject(new Error(error));
            else waiting?.resolve(result);
        }
    }

    #beat(): void {
        if (this.now() - this.#heardAt > SILENCE_MAX_MS) void this.stop();
        else this.#write({ type: Kind.Ping });
    }

    #write(frame: Frame): void {
        if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame) + END);
    }

    #end(): void {
        const onClose = this.#onClose;
        this.#onClose = undefined;
        clearInterval(this.#timer);
        if (this.#socket) this.#socket.onmessage = null;
        for (const { reject } of this.#waiting.values()) reject(new Error('closed'));
        this.#waiting.clear();
        onClose?.();
    }
}
