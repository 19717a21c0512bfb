import { counted, type Counted } from '@shared/i18n/plural';
import { contacts } from './en.contacts';
import { calls, chats, filters } from './en.tabs';
import { desk } from './en.desk';

const n = (forms: Counted) => counted('en', forms);

/** Every text of the console in English. Other languages have the same members. */
export const en = {
    language: { name: 'English', tag: 'en', direction: 'ltr' as 'ltr' | 'rtl' },
    app: { name: 'ContactCenter', skipToContent: 'Skip to content', unreadTitle: (count: number) => `(${count}) ContactCenter` },
    common: {
        save: 'Save',
        cancel: 'Cancel',
        close: 'Close',
        edit: 'Edit',
        remove: 'Remove',
        delete: 'Delete',
        add: 'Add',
        back: 'Back',
        search: 'Search',
        more: 'More actions',
        loading: 'Loading…',
        retry: 'Try again',
        none: 'None',
        unknown: 'Unknown',
        undo: 'Undo',
        copy: 'Copy',
        copied: 'Copied',
        yes: 'Yes',
        no: 'No',
        all: 'All',
        clear: 'Clear',
        optional: 'optional',
        required: 'required',
        discard: 'Discard',
        confirm: 'Confirm',
        name: 'Name',
        email: 'E-mail',
        phone: 'Phone',
        status: 'Status',
        department: 'Department',
        agent: 'Agent',
        you: 'You',
        system: 'System',
        shown: n({ one: '# of {total}', other: '# of {total}' }),
        results: n({ zero: 'Nothing found', one: '# result', other: '# results' }),
    },
    nav: {
        label: 'Main',
        inbox: 'Inbox',
        chats: 'Chats',
        contacts: 'Contacts',
        calls: 'Calls',
        board: 'Live board',
        manage: 'Settings',
        directory: 'Contact center',
    },
    signIn: {
        title: 'Sign in',
        user: 'User name or e-mail',
        password: 'Password',
        submit: 'Sign in',
        ended: 'Your sign-in has ended. Sign in again: what you typed is kept on this device.',
        code: 'Code',
        codeHelp: 'The six digits that your authenticator shows, or a recovery code.',
        signOut: 'Sign out',
    },
    errors: {
        unreachable: 'The server cannot be reached. Nothing was lost; try again.',
        busy: 'The server is busy. Try again in a moment.',
        forbidden: 'You may not do this.',
        gone: 'This does not exist any more.',
        refused: (reason: string) => `The server refused: ${reason}`,
        noSuchPage: 'There is no such page.',
        toInbox: 'Go to the inbox',
    },
    contacts,
    ...desk,
    live: {
        connecting: 'Connecting…',
        lost: (seconds: number) =>
            `The connection is lost. What you see may be old; what you write is kept and sent later. Next attempt in ${seconds} s.`,
        tryNow: 'Try now',
        refused: (reason: string) => `The server does not let this user watch: ${reason}`,
    },
    filters,
    chats,
    calls,
};

export type Strings = typeof en;
