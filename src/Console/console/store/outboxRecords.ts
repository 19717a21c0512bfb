import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval';
import type { Pending, PendingRecords } from './outbox';

/** Keeps the unconfirmed messages of one user on this device, in IndexedDB. A device that keeps nothing forgets them with the page. */
export function outboxRecords(userId: string): PendingRecords {
    const before = `${userId}/`;
    let store: UseStore | undefined;
    try {
        store = createStore('contactcenter-outbox', 'pending');
    } catch {
        /* A private window, say. */
    }
    const tolerant = <T>(action: (store: UseStore) => Promise<T>, otherwise: T): Promise<T> =>
        store ? action(store).catch(() => otherwise) : Promise.resolve(otherwise);
    const read = (id: string) => tolerant((at) => get<Pending>(before + id, at), undefined);
    return {
        read,
        all: async () => {
            const ids = (await tolerant((at) => keys<string>(at), [])).filter((key) => key.startsWith(before)).map((key) => key.slice(before.length));
            return (await Promise.all(ids.map(read))).filter((pending) => pending !== undefined);
        },
        write: (pending) => tolerant((at) => set(before + pending._id, pending, at), undefined),
        remove: (id) => tolerant((at) => del(before + id, at), undefined),
    };
}

/** Keeps the other tabs off a message by a Web Lock. Without locks (an insecure address) each tab sends it; the server takes the same id once. */
export function ownByLock(userId: string): (id: string, run: () => Promise<void>) => Promise<void> {
    return async (id, run) => {
        const locks = globalThis.navigator?.locks as LockManager | undefined;
        await (locks ? locks.request(`contactcenter-outbox/${userId}/${id}`, run) : run());
    };
}
