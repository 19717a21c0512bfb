import type { Schemas } from '@shared/api/client';
import type { Contact } from '@shared/types';

export type CustomField = Schemas['CustomField'];

/** What the form holds of a contact. Each list ends as the user left it, with empty lines too. */
export interface ContactForm {
    readonly name: string;
    readonly emails: readonly string[];
    readonly phones: readonly string[];
    /** The user's id; empty = nobody. */
    readonly manager: string;
    readonly fields: Readonly<Record<string, string>>;
}

/** What a new contact starts with: what is known of it, and the defaults of the custom fields. */
export function newForm(known: Readonly<Record<string, string>>, customFields: readonly CustomField[]): ContactForm {
    const fields = Object.fromEntries(customFields.flatMap(({ _id, defaultValue }) => (defaultValue ? [[_id, defaultValue]] : [])));
    return { name: known['name'] ?? '', emails: [known['email'] ?? ''], phones: [known['phone'] ?? ''], manager: '', fields };
}

export function formOf(contact: Contact): ContactForm {
    return {
        name: contact.name,
        emails: atLeastOne(contact.emails.map((email) => email.address)),
        phones: atLeastOne(contact.phones.map((phone) => phone.phoneNumber)),
        manager: contact.contactManager ?? '',
        fields: contact.customFields,
    };
}

const atLeastOne = (all: readonly string[]): readonly string[] => (all.length > 0 ? all : ['']);
const filled = (all: readonly string[]): string[] => all.map((each) => each.trim()).filter((each) => each !== '');
const filledFields = (fields: ContactForm['fields']): Record<string, string> =>
    Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value.trim()] as const).filter(([, value]) => value !== ''));
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The same form without what is only a trace of typing. */
const plain = (form: ContactForm) => ({
    name: form.name.trim(), emails: filled(form.emails), phones: filled(form.phones), manager: form.manager,
    fields: Object.entries(filledFields(form.fields)).sort(([one], [other]) => one.localeCompare(other)),
});

export const hasSameContent = (one: ContactForm, other: ContactForm): boolean => isSame(plain(one), plain(other));

export function creationOf(form: ContactForm): Schemas['CreateContactRequest'] {
    return {
        name: form.name.trim(), emails: filled(form.emails), phones: filled(form.phones), customFields: filledFields(form.fields),
        ...(form.manager ? { contactManager: form.manager } : {}),
    };
}

/** What was changed, and nothing else, so that what others changed meanwhile stays. The name always goes along: it makes an unknown contact known. */
export function changeOf(contactId: string, before: ContactForm, form: ContactForm): Schemas['UpdateContactRequest'] {
    const [old, now] = [plain(before), plain(form)];
    return {
        contactId,
        name: now.name,
        ...(isSame(old.emails, now.emails) ? {} : { emails: now.emails }),
        ...(isSame(old.phones, now.phones) ? {} : { phones: now.phones }),
        ...(old.manager === now.manager ? {} : { contactManager: now.manager }),
        ...(isSame(old.fields, now.fields) ? {} : { customFields: Object.fromEntries(now.fields) }),
    };
}

/** Takes over what changed elsewhere, except where the user typed. */
export function rebased(form: ContactForm, before: ContactForm, now: ContactForm): ContactForm {
    const part = <T,>(of: (form: ContactForm) => T): T => (isSame(of(form), of(before)) ? of(now) : of(form));
    const keys = [...new Set([form, before, now].flatMap((each) => Object.keys(each.fields)))];
    const fields = keys.map((key) => [key, part((each) => each.fields[key] ?? '')] as const).filter(([key, value]) => value !== '' || key in form.fields);
    return {
        name: part((each) => each.name), emails: part((each) => each.emails), phones: part((each) => each.phones), manager: part((each) => each.manager),
        fields: Object.fromEntries(fields),
    };
}
