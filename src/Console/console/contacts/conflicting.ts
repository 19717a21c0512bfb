import type { Schemas } from '@shared/api/client';
import type { Contact } from '@shared/types';

/** A field with more than one value: the one that it has, and those that came later. */
export interface Conflicting {
    /** name, manager, or customFields.<key>. */
    readonly field: string;
    readonly values: readonly string[];
}

const CUSTOM = 'customFields.';

/** The key of a custom field; undefined = the field is another one. */
export const customKeyOf = (field: string): string | undefined => (field.startsWith(CUSTOM) ? field.slice(CUSTOM.length) : undefined);

/** The value that a field of a contact has. */
export function valueOf(contact: Contact, field: string): string {
    const key = customKeyOf(field);
    if (key !== undefined) return contact.customFields[key] ?? '';
    return (field === 'manager' ? contact.contactManager : contact.name) ?? '';
}

/** The fields to choose values for, each value once, the present one first. */
export function conflictingOf(contact: Contact): Conflicting[] {
    const fields = [...new Set(contact.conflictingFields.map((conflict) => conflict.field))];
    return fields.map((field) => ({
        field,
        values: [
            ...new Set([
                valueOf(contact, field),
                ...contact.conflictingFields.filter((conflict) => conflict.field === field).map((conflict) => conflict.value),
            ]),
        ],
    }));
}

/** What tells the server which values were chosen. */
export function resolutionOf(contactId: string, chosen: Readonly<Record<string, string>>): Schemas['ResolveConflictsRequest'] {
    const customFields = Object.fromEntries(
        Object.entries(chosen).flatMap(([field, value]) => {
            const key = customKeyOf(field);
            return key === undefined ? [] : [[key, value]];
        }),
    );
    return {
        contactId,
        ...(chosen['name'] === undefined ? {} : { name: chosen['name'] }),
        ...(chosen['manager'] === undefined ? {} : { contactManager: chosen['manager'] }),
        ...(Object.keys(customFields).length > 0 ? { customFields } : {}),
    };
}
