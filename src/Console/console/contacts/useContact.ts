import { useEffect, useState } from 'preact/hooks';
import type { Contact } from '@shared/types';
import { useApp } from '../app';
import { noteContact } from '../conversation/useContact';
import { useRest } from '../shell/useRest';
import { useContactRevision } from './live';

/** A contact, read again whenever something happens to it. */
export function useContact(contactId: string): { contact: Contact | undefined; error: unknown; reload(): void } {
    const { api } = useApp();
    const [ids, setIds] = useState<readonly string[]>([contactId]);
    const revision = useContactRevision(ids.includes(contactId) ? ids : [contactId]);
    const { value, error, reload } = useRest(
        `contact ${contactId}`,
        async (signal) => {
            const { contact } = await api.get('omnichannel/contacts.get', { query: { contactId }, signal });
            noteContact(contactId, contact);
            return contact;
        },
        revision,
    );
    const known = value && [...new Set([contactId, value._id, ...(value.aliases ?? [])])].join();
    useEffect(() => {
        if (known) setIds(known.split(','));
    }, [known]);
    return { contact: value, error, reload };
}
