import { describe, expect, it } from 'vitest';
import { conflictingOf, resolutionOf } from '../../console/contacts/conflicting';
import { differencesOf } from '../../console/contacts/merge/merging';
import { contact } from './samples';

describe('conflictingOf', () => {
    it('offers the present value first and each value once', () => {
        const conflictingFields = [
            { field: 'name', value: 'Ada King' },
            { field: 'name', value: 'Ada Lovelace' },
            { field: 'customFields.plan', value: 'Pro' },
        ];
        expect(conflictingOf(contact({ conflictingFields }))).toEqual([
            { field: 'name', values: ['Ada Lovelace', 'Ada King'] },
            { field: 'customFields.plan', values: ['', 'Pro'] },
        ]);
    });
});

describe('resolutionOf', () => {
    it('puts each value where the server wants it', () =>
        expect(resolutionOf('ada', { name: 'Ada King', manager: 'grace', 'customFields.plan': 'Pro' })).toEqual({
            contactId: 'ada',
            name: 'Ada King',
            contactManager: 'grace',
            customFields: { plan: 'Pro' },
        }));
    it('does not speak of what was not chosen', () => expect(resolutionOf('ada', { name: 'Ada' })).toEqual({ contactId: 'ada', name: 'Ada' }));
});

describe('differencesOf', () => {
    it('tells fields of which both have another value', () =>
        expect(
            differencesOf(
                contact({ contactManager: 'grace', customFields: { plan: 'Pro', customer: '1' } }),
                contact({ name: 'Ada King', customFields: { plan: 'Free' } }),
            ),
        ).toEqual(['name', 'customFields.plan']));
});
