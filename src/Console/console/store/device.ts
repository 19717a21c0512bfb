import { createStore, del, get, set, type UseStore } from 'idb-keyval';

const SOON_MS = 250;

/** What one user keeps on this device, in IndexedDB. A device that keeps nothing (a private window) costs speed, nothing else. */
export class Device {
    readonly #store: UseStore | undefined;
    readonly #latest = new Map<string, unknown>();
    readonly #soon = new Map<string, () => unknown>();
    #timer: ReturnType<typeof setTimeout> | undefined;

    constructor(private readonly userId: string) {
        this.#store = open();
        globalThis.addEventListener?.('pagehide', this.#leave);
        globalThis.document?.addEventListener('visibilitychange', this.#leave);
    }

    async read<T>(name: string): Promise<T | undefined> {
        try {
            return this.#store && (await get<T>(this.#key(name), this.#store));
        } catch {
            return undefined;
        }
    }

    async write(name: string, value: unknown): Promise<void> {
        try {
            if (this.#store) await set(this.#key(name), value, this.#store);
        } catch {
            /* The device is full or forbids it: the server has what counts. */
        }
    }

    /** Writes the latest of values that come faster than they are written. */
    writeLatest(name: string, value: unknown): void {
        const isWriting = this.#latest.has(name);
        this.#latest.set(name, value);
        if (!isWriting) void this.#writeAll(name);
    }

    /** Writes a value in a moment, so that what changes with every key costs no key anything. It is made when it is written. */
    writeSoon(name: string, make: () => unknown): void {
        this.#soon.set(name, make);
        this.#timer ??= setTimeout(this.flush, SOON_MS);
    }

    /** Writes at once what waits to be written. */
    readonly flush = (): void => {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        for (const [name, make] of this.#soon) this.writeLatest(name, make());
        this.#soon.clear();
    };

    /** What was not written yet when the page was left the last time. It may be older than what `read` gives. */
    readLeft<T>(name: string): T | undefined {
        try {
            return JSON.parse(localStorage.getItem(this.#leftKey(name)) ?? 'null') ?? undefined;
        } catch {
            return undefined;
        }
    }

    /** IndexedDB ends nothing that is begun while a page goes; this is written before it is gone. */
    readonly #leave = (): void => {
        try {
            for (const [name, make] of this.#soon) localStorage.setItem(this.#leftKey(name), JSON.stringify(make()));
        } catch {
            /* As above. */
        }
        this.flush();
    };

    stop(): void {
        this.flush();
        globalThis.removeEventListener?.('pagehide', this.#leave);
        globalThis.document?.removeEventListener('visibilitychange', this.#leave);
    }

    async remove(name: string): Promise<void> {
        try {
            if (this.#store) await del(this.#key(name), this.#store);
        } catch {
            /* As above. */
        }
    }

    async #writeAll(name: string): Promise<void> {
        for (;;) {
            const value = this.#latest.get(name);
            await this.write(name, value);
            if (this.#latest.get(name) !== value) continue;
            this.#latest.delete(name);
            return;
        }
    }

    #leftKey(name: string): string {
        return `contactcenter/${this.#key(name)}`;
    }

    #key(name: string): string {
        return `${this.userId}/${name}`;
    }
}

function open(): UseStore | undefined {
    try {
        return createStore('contactcenter', 'kept');
    } catch {
        return undefined;
    }
}
