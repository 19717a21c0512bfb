import { ApiError } from '@shared/api/errors';
import type { Strings } from '../../strings/en';
import type { ContactForm, CustomField } from './form';

type Texts = Strings['contacts']['form']['errors'];

/** What is wrong with a form, by the control where it belongs: name, emails.0, phones.1, manager, fields.<key>. */
export type Problems = Readonly<Record<string, string>>;

/** Controls, line breaks and characters that change the direction of the text beside them. */
const TURNING = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** What can be told before the server is asked. */
export function problemsOf(form: ContactForm, customFields: readonly CustomField[], texts: Texts): Problems {
    const problems: Record<string, string> = {};
    if (form.name.trim() === '') problems['name'] = texts.name;
    else if (TURNING.test(form.name)) problems['name'] = texts.invisible;
    addAddressProblems(problems, 'emails', form.emails, isEmail, texts.email, texts.twice);
    addAddressProblems(problems, 'phones', form.phones, isPhone, texts.phone, texts.twice);
    for (const field of customFields) {
        const value = (form.fields[field._id] ?? '').trim();
        if (value === '' && field.required) problems[`fields.${field._id}`] = texts.required(field.label);
        else if (value !== '' && !matches(field, value)) problems[`fields.${field._id}`] = texts.pattern(field.label);
    }
    return problems;
}

export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);
export const isPhone = (text: string): boolean => /\d/.test(text);

function addAddressProblems(
    problems: Record<string, string>, name: string, all: readonly string[], isRight: (text: string) => boolean, wrong: string, twice: string,
): void {
    const seen = new Set<string>();
    for (const [index, text] of all.entries()) {
        const address = text.trim().toLowerCase();
        if (address === '') continue;
        if (!isRight(address)) problems[`${name}.${index}`] = wrong;
        else if (seen.has(address)) problems[`${name}.${index}`] = twice;
        seen.add(address);
    }
}

/** Whether a value has the form that its field wants; a pattern that only the server understands lets everything through. */
function matches(field: CustomField, value: string): boolean {
    try {
        return field.regexp === '' || new RegExp(field.regexp).test(value);
    } catch {
        return true;
    }
}

/** Where the server's refusal belongs; undefined = to none of the controls. */
export function problemsOfRefusal(failure: unknown, customFields: readonly CustomField[], texts: Texts): Problems | undefined {
    if (!(failure instanceof ApiError) || failure.status !== 400) return undefined;
    if (failure.code === 'error-contact-manager-not-found') return { manager: texts.manager };
    const label = /^Invalid value for (.+) field/.exec(failure.message)?.[1];
    const invalid = customFields.find((field) => field.label === label || field._id === label);
    if (invalid) return { [`fields.${invalid._id}`]: texts.pattern(invalid.label) };
    const key = /^Custom field (.+) is not allowed/.exec(failure.message)?.[1];
    if (key !== undefined) return { [`fields.${key}`]: texts.notAllowed };
    const named = /(?:^|[\s'"/])(name|emails|phones|contactManager)\b/.exec(failure.message)?.[1];
    return named === undefined ? undefined : { [{ name: 'name', emails: 'emails.0', phones: 'phones.0' }[named] ?? 'manager']: failure.message };
}
