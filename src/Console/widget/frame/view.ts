import type { Schemas } from '@shared/api/client';
import type { Options } from '../protocol';
import type { Conversation } from './conversation';

export type Config = Schemas['WidgetConfig'];

/** What the visitor says of itself. */
export interface Profile {
    name: string;
    email: string;
    phone: string;
    department: string;
    fields: Readonly<Record<string, string>>;
}

export type View = 'loading' | 'unreachable' | 'disabled' | 'blocked' | 'form' | 'offline' | 'away' | 'chat' | 'closed';

export interface Known {
    config: Config | undefined;
    /** The configuration could not be read. */
    hasFailed: boolean;
    conversation: Conversation | undefined;
    hasPending: boolean;
    isBlocked: boolean;
    /** The form was filled in, or the page said everything that it asks for. */
    isRegistered: boolean;
}

/** The part of the widget that is shown. A conversation that is known is shown even while the server cannot be reached. */
export function decide({ config, hasFailed, conversation, hasPending, isBlocked, isRegistered }: Known): View {
    if (isBlocked) return 'blocked';
    if (conversation) return conversation.room.cl ? 'closed' : 'chat';
    if (hasPending) return 'chat';
    if (!config) return hasFailed ? 'unreachable' : 'loading';
    if (!config.enabled) return 'disabled';
    if (!config.online) return config.settings?.displayOfflineForm ? 'offline' : 'away';
    return config.settings?.registrationForm && !isRegistered ? 'form' : 'chat';
}

/** What the form starts with: what the visitor said before, else what the page says. */
export function startOf(kept: Partial<Profile>, given: Options): Profile {
    const first = (name: 'name' | 'email' | 'phone' | 'department') => given[name] || kept[name] || '';
    return { name: first('name'), email: first('email'), phone: first('phone'), department: first('department'), fields: { ...kept.fields, ...given.fields } };
}

export interface FieldError {
    name: string;
    kind: 'missing' | 'email' | 'pattern';
}

/** What is missing or wrong in the form, in its order. */
export function faultsOf(profile: Profile, config: Config | undefined): FieldError[] {
    const faults: FieldError[] = [];
    if (profile.name.trim() === '') faults.push({ name: 'name', kind: 'missing' });
    if (!isEmail(profile.email)) faults.push({ name: 'email', kind: profile.email.trim() === '' ? 'missing' : 'email' });
    for (const field of config?.customFields ?? []) {
        const value = profile.fields[field._id]?.trim() ?? '';
        if (value === '' && field.required) faults.push({ name: field._id, kind: 'missing' });
        else if (value !== '' && !matches(field.regexp, value)) faults.push({ name: field._id, kind: 'pattern' });
    }
    return faults;
}

export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

/** The server judges in the end: a pattern that this browser does not know lets everything pass. */
function matches(pattern: string, value: string): boolean {
    try {
        return pattern === '' || new RegExp(pattern, 'u').test(value);
    } catch {
        return true;
    }
}

/** The profile as the server takes it. */
export function toRegister(profile: Profile, token: string, config: Config | undefined): Schemas['VisitorToRegister'] {
    const asked = new Set(config?.customFields?.map((field) => field._id));
    const customFields = Object.entries(profile.fields)
        .filter(([key, value]) => value.trim() !== '' && asked.has(key))
        .map(([key, value]) => ({ key, value: value.trim(), overwrite: true }));
    const given = ([['name', profile.name], ['email', profile.email], ['phone', profile.phone], ['department', profile.department]] as const)
        .filter(([, value]) => value.trim() !== '')
        .map(([key, value]) => [key, value.trim()]);
    return { token, ...Object.fromEntries(given), ...(customFields.length > 0 ? { customFields } : {}) };
}
