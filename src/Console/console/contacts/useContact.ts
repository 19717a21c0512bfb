import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '@shared/api/errors';
import type { Contact } from '@shared/types';
import { useApp, type App } from '../app';
import { noteContact } from '../conversation/useContact';
import { useRest } from '../shell/useRest';
import { useContactRevision, useIsDeleted } from './live';

const GONE = new ApiError(404, 'error-contact-not-found', '');
const MOST_KEPT = 50;
const kept = new WeakMap<App, Map<string, Contact>>();

/** The contacts that were read last, so that who opens the form of one that is on the screen types on at once. */
function keptBy(app: App): Map<string, Contact> {
    const all = kept.get(app) ?? new Map<string, Contact>();
    kept.set(app, all);
    return all;
}

function keep(all: Map<string, Contact>, contact: Contact): Contact {
    all.delete(contact._id);
    all.set(contact._id, contact);
    if (all.size > MOST_KEPT) all.delete(all.keys().next().value!);
    return contact;
}

/** A contact: as it was read last, then as it is, and read again whenever something happens to it. */
export function useContact(contactId: string): { contact: Contact | undefined; error: unknown; reload(): void } {
    const app = useApp();
    const [ids, setIds] = useState<readonly string[]>([contactId]);
    const own = ids.includes(contactId) ? ids : [contactId];
    const revision = useContactRevision(own);
    const isDeleted = useIsDeleted(own);
    const { value, error, reload } = useRest(
        `contact ${contactId}`,
        async (signal) => {
            const { contact } = await app.api.get('omnichannel/contacts.get', { query: { contactId }, signal });
            noteContact(contactId, contact);
            return keep(keptBy(app), contact);
        },
        revision,
    );
    const known = value && [...new Set([contactId, value._id, ...(value.aliases ?? [])])].join();
    useEffect(() => {
        if (known) setIds(known.split(','));
    }, [known]);
    if (isDeleted) {
        keptBy(app).delete(contactId);
        return { contact: value, error: GONE, reload };
    }
    return { contact: value ?? (error === undefined ? keptBy(app).get(contactId) : undefined), error, reload };
}
