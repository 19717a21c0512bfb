import { describe, expect, it } from 'vitest';
import { ApiError } from '@shared/api/errors';
import { problemsOf, problemsOfRefusal } from '../../console/contacts/form/problems';
import { newForm } from '../../console/contacts/form/form';
import { en } from '../../console/strings/en';
import { customField } from './samples';

const texts = en.contacts.form.errors;
const fields = [customField({ regexp: '^[0-9]{4}$', required: true })];
const good = { ...newForm({ name: 'Ada', email: 'ada@example.com', phone: '+49 30 1' }, []), fields: { customer: '1234' } };
const refusal = (error: string, code = error) => problemsOfRefusal(new ApiError(400, code, error), fields, texts);

describe('problemsOf', () => {
    it('has nothing to say of a good form', () => expect(problemsOf(good, fields, texts)).toEqual({}));
    it('wants a name', () => expect(problemsOf({ ...good, name: '  ' }, fields, texts)).toEqual({ name: texts.name }));
    it('refuses a name that turns the text beside it', () =>
        expect(problemsOf({ ...good, name: 'a\u202eb' }, fields, texts)).toEqual({ name: texts.invisible }));
    it('lets emoji sequences be names', () => expect(problemsOf({ ...good, name: '👩‍👩‍👧‍👦' }, fields, texts)).toEqual({}));
    it('tells the line of an address that is none', () =>
        expect(problemsOf({ ...good, emails: ['', 'ada'] }, fields, texts)).toEqual({ 'emails.1': texts.email }));
    it('tells an address that is there twice', () =>
        expect(problemsOf({ ...good, emails: ['a@x', 'A@x '] }, fields, texts)).toEqual({ 'emails.1': texts.twice }));
    it('wants required fields', () =>
        expect(problemsOf({ ...good, fields: {} }, fields, texts)).toEqual({ 'fields.customer': texts.required('Customer number') }));
    it('wants values to match', () =>
        expect(problemsOf({ ...good, fields: { customer: '12' } }, fields, texts)).toEqual({ 'fields.customer': texts.pattern('Customer number') }));
    it('leaves a pattern that it cannot read to the server', () => expect(problemsOf(good, [customField({ regexp: '(?<=' })], texts)).toEqual({}));
});

describe('problemsOfRefusal', () => {
    it('puts a refused manager beside the manager', () => expect(refusal('error-contact-manager-not-found')).toEqual({ manager: texts.manager }));
    it('puts a refused value beside its field', () =>
        expect(refusal('Invalid value for Customer number field')).toEqual({ 'fields.customer': texts.pattern('Customer number') }));
    it('puts a field that is not used any more beside it', () =>
        expect(refusal('Custom field old is not allowed')).toEqual({ 'fields.old': texts.notAllowed }));
    it('puts a rule of a member beside its control', () => expect(refusal("must have required property 'name' [invalid-params]")).toHaveProperty('name'));
    it('leaves everything else to a toast', () => expect(refusal('error-contact-not-found')).toBeUndefined());
});
