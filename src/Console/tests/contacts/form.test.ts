import { describe, expect, it } from 'vitest';
import { changeOf, creationOf, formOf, hasSameContent, newForm, rebased } from '../../console/contacts/form/form';
import { contact, customField } from './samples';

const before = formOf(contact({ customFields: { customer: '1234' } }));

describe('newForm', () => {
    it('starts with what is known and with defaults', () =>
        expect(newForm({ phone: '+49' }, [customField({ defaultValue: '0000' })]))
            .toEqual({ name: '', emails: [''], phones: ['+49'], manager: '', fields: { customer: '0000' } }));
});

describe('creationOf', () => {
    it('leaves out empty lines and nobody', () =>
        expect(creationOf({ name: ' Ada ', emails: ['a@x', ' '], phones: [''], manager: '', fields: { customer: ' ' } }))
            .toEqual({ name: 'Ada', emails: ['a@x'], phones: [], customFields: {} }));
});

describe('changeOf', () => {
    it('tells the name alone when nothing changed, so that an unknown contact becomes known', () =>
        expect(changeOf('ada', before, before)).toEqual({ contactId: 'ada', name: 'Ada Lovelace' }));
    it('tells a removed field by all that stay', () =>
        expect(changeOf('ada', before, { ...before, fields: {} })).toEqual({ contactId: 'ada', name: 'Ada Lovelace', customFields: {} }));
    it('tells that nobody is the manager any more', () =>
        expect(changeOf('ada', { ...before, manager: 'grace' }, before)).toMatchObject({ contactManager: '' }));
    it('does not take an empty line for a change', () =>
        expect(changeOf('ada', before, { ...before, emails: [...before.emails, ''] })).not.toHaveProperty('emails'));
});

describe('rebased', () => {
    const now = { ...before, name: 'Ada King', phones: ['+1'], fields: { customer: '9999', plan: 'Pro' } };

    it('takes over what changed elsewhere when nothing was typed', () => expect(hasSameContent(rebased(before, before, now), now)).toBe(true));
    it('keeps what was typed', () =>
        expect(rebased({ ...before, name: 'Ada L.', fields: { customer: '5555' } }, before, now))
            .toMatchObject({ name: 'Ada L.', phones: ['+1'], fields: { customer: '5555', plan: 'Pro' } }));
});
