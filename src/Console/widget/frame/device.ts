import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval';

/*
 * What the frame keeps in its own origin's storage, apart for each site that shows it. Short texts are kept at once (localStorage), the rest in IndexedDB.
 * Where a browser keeps nothing, the conversation lasts as long as the page.
 */

const PREFIX = 'contactcenter.';
const memory = new Map<string, string>();

/** Whether the browser keeps anything after the page is left. */
export const keepsAnything = (() => {
    try {
        localStorage.setItem(`${PREFIX}test`, '1');
        localStorage.removeItem(`${PREFIX}test`);
        return true;
    } catch {
        return false;
    }
})();

export function readText(name: string): string | undefined {
    return (keepsAnything ? localStorage.getItem(PREFIX + name) : memory.get(name)) ?? undefined;
}

export function writeText(name: string, value: string): void {
    memory.set(name, value);
    try {
        if (keepsAnything && value === '') localStorage.removeItem(PREFIX + name);
        else if (keepsAnything) localStorage.setItem(PREFIX + name, value);
    } catch {
        /* The storage is full: the page still has it. */
    }
}

/** Records by their names, in IndexedDB. What fails is not kept, and nothing else. */
export class Records {
    readonly #store: UseStore | undefined;

    constructor(name: string) {
        try {
            this.#store = createStore(`contactcenter-${name}`, 'records');
        } catch {
            this.#store = undefined;
        }
    }

    async read<T>(name: string): Promise<T | undefined> {
        return this.#store && get<T>(name, this.#store).catch(() => undefined);
    }

    async all<T>(): Promise<T[]> {
        if (!this.#store) return [];
        return (await entries<string, T>(this.#store).catch(() => [])).map(([, value]) => value);
    }

    async write(name: string, value: unknown): Promise<void> {
        if (this.#store) await set(name, value, this.#store).catch(() => undefined);
    }

    async remove(name: string): Promise<void> {
        if (this.#store) await del(name, this.#store).catch(() => undefined);
    }
}
