import { useEffect, useRef, useState } from 'preact/hooks';
import type { Contact } from '@shared/types';
import { useApp } from '../app';

/** A contact: what was read before at once, and again when something happens to it. */
export function useContact(contactId: string | undefined): Contact | undefined {
    const app = useApp();
    const [revision, setRevision] = useState(0);
    const hasFailed = useRef(false);
    const isLive = app.live.status.value.kind === 'live';
    useEffect(() => app.changes.listen(({ event }) => {
        if (!('contactId' in event) || event.contactId !== contactId) return;
        if (event.kind === 'contact-deleted') app.contacts.forget(event.contactId);
        else setRevision((count) => count + 1);
    }), [contactId]);
    useEffect(() => {
        if (!contactId || app.contacts.isDeleted(contactId) || !app.permissions.can('view-livechat-contact')) return;
        const stop = new AbortController();
        app.api.get('omnichannel/contacts.get', { query: { contactId }, signal: stop.signal }).then(({ contact }) => {
            app.contacts.take(contactId, contact);
            hasFailed.current = false;
        }, () => void (hasFailed.current = !stop.signal.aborted));
        return () => stop.abort();
    }, [contactId, revision]);
    useEffect(() => {
        if (isLive && hasFailed.current) setRevision((count) => count + 1);
    }, [isLive]);
    return contactId ? app.contacts.find(contactId) : undefined;
}
