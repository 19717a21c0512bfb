import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '@shared/api/errors';
import type { Contact } from '@shared/types';
import { useApp } from '../app';
import { useRest } from '../shell/useRest';
import { useContactRevision, useIsDeleted } from './live';

const GONE = new ApiError(404, 'error-contact-not-found', '');
/** A contact: as it was read last, then as it is, and read again whenever something happens to it. */
export function useContact(contactId: string): { contact: Contact | undefined; error: unknown; reload(): void } {
    const app = useApp();
    const [ids, setIds] = useState<readonly string[]>([contactId]);
    const own = ids.includes(contactId) ? ids : [contactId];
    const revision = useContactRevision(own);
    const isDeleted = useIsDeleted(own);
    const { value, error, reload } = useRest(
        `contact ${contactId}`,
        async (signal) => app.contacts.take(contactId, (await app.api.get('omnichannel/contacts.get', { query: { contactId }, signal })).contact),
        revision,
    );
    const known = value && [...new Set([contactId, value._id, ...(value.aliases ?? [])])].join();
    useEffect(() => {
        if (known) setIds(known.split(','));
    }, [known]);
    useEffect(() => {
        if (isDeleted) app.contacts.forget(contactId);
    }, [isDeleted]);
    if (isDeleted) return { contact: value, error: GONE, reload };
    return { contact: value ?? (error === undefined ? app.contacts.find(contactId) : undefined), error, reload };
}
