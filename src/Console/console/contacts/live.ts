import { useComputed, useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app';
import type { Part } from '../store/changes';
import type { Change } from '../store/liveStore';

/** Counts up when a list of the directory must be read again: after events, and after the live state was replaced. */
export function useListRevision(part: Part): ReadonlySignal<number> {
    const app = useApp();
    return useComputed(() => (app.changes.revision(part).value ?? 0) + app.store.generation.value);
}

const PAUSE_MS = 250;

/** Counts up a moment after something happened to one contact, so that busy days of others cost nothing. A deleted contact is not read again. */
export function useContactRevision(ids: readonly string[]): ReadonlySignal<number> {
    const app = useApp();
    const count = useSignal(0);
    const key = ids.join();
    useEffect(() => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const end = app.changes.listen((change) => {
            if (isDeletionOf(change, ids)) {
                clearTimeout(timer);
                return end();
            }
            if (timer !== undefined || !concerns(change, ids)) return;
            timer = setTimeout(() => {
                timer = undefined;
                count.value++;
            }, PAUSE_MS);
        });
        return () => {
            end();
            clearTimeout(timer);
        };
    }, [app, key]);
    return useComputed(() => count.value + app.store.generation.value);
}

/** Whether a contact was deleted while it is shown: there is nothing to read any more. */
export function useIsDeleted(ids: readonly string[]): boolean {
    const app = useApp();
    const [deleted, setDeleted] = useState<readonly string[]>([]);
    const key = ids.join();
    useEffect(() => app.changes.listen((change) => { if (isDeletionOf(change, ids)) setDeleted(ids); }), [app, key]);
    return ids.some((id) => deleted.includes(id));
}

export const isDeletionOf = ({ event }: Pick<Change, 'event'>, ids: readonly string[]): boolean =>
    event.kind === 'contact-deleted' && ids.includes(event.contactId);

/** Whether an event may change what is shown of a contact. Blocks of addresses may concern anybody. */
export function concerns({ event, before, after }: Pick<Change, 'event' | 'before' | 'after'>, ids: readonly string[]): boolean {
    if (event.kind === 'address-blocked' || event.kind === 'address-unblocked') return true;
    if ('contactId' in event && ids.includes(event.contactId)) return true;
    if ('otherId' in event && ids.includes(event.otherId)) return true;
    if ('call' in event && event.call.contact) return ids.includes(event.call.contact._id);
    if (event.kind !== 'conversation-started' && event.kind !== 'conversation-closed' && event.kind !== 'conversation-contact-changed') return false;
    const contactId = after?.room.contactId ?? before?.room.contactId ?? ('contactId' in event.room ? event.room.contactId : undefined);
    return contactId === undefined || ids.includes(contactId);
}
