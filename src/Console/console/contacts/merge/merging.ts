import { newId } from '@shared/api/ids';
import { ApiError } from '@shared/api/errors';
import type { Contact } from '@shared/types';
import type { App } from '../../app';
import { notify, notifyError } from '../../shell/toasts';
import { strings } from '../../strings';
import { valueOf } from '../conflicting';
import { nameOf } from '../subject';

/** The ids and names of two contacts are all that is needed to merge and separate them. */
export type Named = Pick<Contact, '_id' | 'name'>;

/** Whose value each field gets, by the contact's id. A field that is left out keeps both values to choose from later. */
export type Choices = Readonly<Record<string, string>>;

/** The fields in which two contacts differ, so that somebody has to say which value is right. */
export function differencesOf(contact: Contact, other: Contact): string[] {
    const custom = [...new Set([...Object.keys(contact.customFields), ...Object.keys(other.customFields)])].map((key) => `customFields.${key}`);
    return ['name', 'manager', ...custom].filter((field) => {
        const [own, others] = [valueOf(contact, field), valueOf(other, field)];
        return own !== '' && others !== '' && own !== others;
    });
}

export const merge = (app: App, contactId: string, otherContactId: string, fields: Choices, dryRun: boolean, idempotencyKey = newId(), signal?: AbortSignal) =>
    app.api.post('omnichannel/contacts.merge', {
        body: { contactId, otherContactId, fields, ...(dryRun ? { dryRun } : {}) },
        idempotencyKey,
        ...(signal ? { signal } : {}),
    });

/** Merges for good, and offers to undo it. A failure is thrown. */
export async function mergeWithUndo(app: App, contact: Named, other: Named, fields: Choices, idempotencyKey: string): Promise<void> {
    const {
        contacts: { merging },
        common,
    } = strings.peek();
    await merge(app, contact._id, other._id, fields, false, idempotencyKey);
    notify(merging.done(nameOf(contact), nameOf(other)), { label: common.undo, run: () => void unmergeWithUndo(app, contact, other, fields) });
}

/** Makes a merged contact its own again, and offers to merge it again. */
export async function unmergeWithUndo(app: App, contact: Named, other: Named, fields: Choices = {}): Promise<void> {
    const {
        contacts: { merging },
        common,
    } = strings.peek();
    try {
        await app.api.post('omnichannel/contacts.unmerge', { body: { contactId: other._id }, idempotencyKey: newId() });
        notify(merging.undone(nameOf(other)), { label: common.undo, run: () => void mergeWithUndo(app, contact, other, fields, newId()).catch(notifyError) });
    } catch (failure) {
        notifyError(failure);
    }
}

export const mergeErrorText = (failure: unknown): string | undefined =>
    failure instanceof ApiError && failure.code === 'error-contacts-cannot-be-merged' ? strings.peek().contacts.merging.cannot : undefined;
