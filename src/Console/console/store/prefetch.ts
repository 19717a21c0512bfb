import { effect, signal, untracked } from '@preact/signals';
import type { Conversation } from './conversation';

export interface PrefetchOptions {
    /** Reads the newest messages of a room into the store; refused when the user may not or when it is stopped. */
    read(roomId: string, signal: AbortSignal): Promise<void>;
    find(roomId: string): Conversation | undefined;
    /** Drops the messages of a room that nobody looks at. */
    forget(roomId: string): void;
    /** The user's own chats, those first that he is likely to open next. */
    mine(): readonly Conversation[];
    /** Whether there is a connection by which what was read stays up to date. */
    isLive(): boolean;
    /** Ends when the browser has nothing better to do. */
    whenIdle(): Promise<void>;
}

/** Chats of the user that are read before he opens them. */
export const MOST_MINE = 30;
/** Rooms that stay read without being shown in a list. */
export const MOST_READ = 80;
const MOST_REFUSED = 1_000;

/**
 * Reads the newest messages of the chats that the user sees in a list and of his own, one after the other while the browser is idle, so that
 * opening one shows it at once. What was read is kept up to date by events, so nothing is read again.
 */
export class Prefetch {
    readonly #asked = signal(0);
    readonly #listed = new Map<string, number>();
    /** Rooms in the order in which they were read, the latest last. */
    readonly #read = new Set<string>();
    readonly #refused = new Set<string>();
    readonly #stop = new AbortController();
    #isRunning = false;
    #end: (() => void) | undefined;

    constructor(private readonly options: PrefetchOptions) {}

    start(): void {
        this.#end = effect(() => {
            void this.#asked.value;
            void this.options.mine();
            if (this.options.isLive()) untracked(() => void this.#run());
        });
    }

    stop(): void {
        this.#stop.abort();
        this.#end?.();
    }

    /** Wants a room while a list shows it. Returns what ends that. */
    want(roomId: string): () => void {
        this.#listed.set(roomId, (this.#listed.get(roomId) ?? 0) + 1);
        if (!this.#isRunning) this.#asked.value++;
        return () => {
            const others = this.#listed.get(roomId)! - 1;
            if (others > 0) this.#listed.set(roomId, others);
            else this.#listed.delete(roomId);
        };
    }

    async #run(): Promise<void> {
        if (this.#isRunning) return;
        this.#isRunning = true;
        try {
            await this.options.whenIdle();
            for (let next = this.#next(); next && !this.#stop.signal.aborted && this.options.isLive(); next = this.#next()) {
                await this.#readOne(next);
                await this.options.whenIdle();
            }
        } finally {
            this.#isRunning = false;
        }
    }

    async #readOne(roomId: string): Promise<void> {
        try {
            await this.options.read(roomId, this.#stop.signal);
            this.#read.delete(roomId);
            this.#read.add(roomId);
        } catch {
            if (this.#refused.size >= MOST_REFUSED) this.#refused.clear();
            this.#refused.add(roomId);
        }
        for (const oldest of this.#read) {
            if (this.#read.size <= MOST_READ) break;
            if (this.#isWanted(oldest)) continue;
            this.#read.delete(oldest);
            this.options.forget(oldest);
        }
    }

    #next(): string | undefined {
        const mine = this.options.mine().slice(0, MOST_MINE).map(({ room }) => room._id);
        return [...mine, ...this.#listed.keys()].find((roomId) => {
            const conversation = this.options.find(roomId);
            return conversation && !conversation.isLoaded && !conversation.isGone && !this.#refused.has(roomId);
        });
    }

    #isWanted(roomId: string): boolean {
        return this.#listed.has(roomId) || this.options.mine().some(({ room }) => room._id === roomId);
    }
}
