import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Schemas } from '@shared/api/client';
import { useApp } from '../app';

type Contact = Schemas['GetContactResponse']['contact'];

const MOST = 300;
const deleted = new Set<string>();
const read = signal<ReadonlyMap<string, Contact>>(new Map());

/** What was last read of a contact, by whichever part of the screen. */
export const knownContact = (contactId: string): Contact | undefined => read.peek().get(contactId);

/** Notes what was read of a contact. */
export function noteContact(contactId: string, contact: Contact): void {
    const next = new Map(read.peek());
    next.delete(contactId);
    next.set(contactId, contact);
    if (next.size > MOST) next.delete(next.keys().next().value!);
    read.value = next;
}

/** A contact: what was read before at once, and again when something happens to it. */
export function useContact(contactId: string | undefined): Contact | undefined {
    const app = useApp();
    const [revision, setRevision] = useState(0);
    const hasFailed = useRef(false);
    const isLive = app.live.status.value.kind === 'live';
    useEffect(() => app.changes.listen(({ event }) => {
        if (!('contactId' in event) || event.contactId !== contactId) return;
        if (event.kind === 'contact-deleted') forget(event.contactId);
        else setRevision((count) => count + 1);
    }), [contactId]);
    useEffect(() => {
        if (!contactId || deleted.has(contactId) || !app.permissions.can('view-livechat-contact')) return;
        const stop = new AbortController();
        app.api.get('omnichannel/contacts.get', { query: { contactId }, signal: stop.signal }).then(({ contact }) => {
            noteContact(contactId, contact);
            hasFailed.current = false;
        }, () => void (hasFailed.current = !stop.signal.aborted));
        return () => stop.abort();
    }, [contactId, revision]);
    useEffect(() => {
        if (isLive && hasFailed.current) setRevision((count) => count + 1);
    }, [isLive]);
    return contactId ? read.value.get(contactId) : undefined;
}

function forget(contactId: string): void {
    deleted.add(contactId);
    const next = new Map(read.peek());
    next.delete(contactId);
    read.value = next;
}
