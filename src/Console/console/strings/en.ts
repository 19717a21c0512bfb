import { counted, type Counted } from '@shared/i18n/plural';
import { contacts } from './en.contacts';

const n = (forms: Counted) => counted('en', forms);

/** Every text of the console in English. Other languages have the same members. */
export const en = {
    language: { name: 'English', tag: 'en', direction: 'ltr' as 'ltr' | 'rtl' },
    app: { name: 'ContactCenter', skipToContent: 'Skip to content', unreadTitle: (count: number) => `(${count}) ContactCenter` },
    common: {
        save: 'Save', cancel: 'Cancel', close: 'Close', edit: 'Edit', remove: 'Remove', delete: 'Delete', add: 'Add', back: 'Back', search: 'Search',
        more: 'More actions', loading: 'Loading…', retry: 'Try again', none: 'None', unknown: 'Unknown', undo: 'Undo', copy: 'Copy', copied: 'Copied',
        yes: 'Yes', no: 'No', all: 'All', clear: 'Clear', optional: 'optional', required: 'required', discard: 'Discard', confirm: 'Confirm',
        name: 'Name', email: 'E-mail', phone: 'Phone', status: 'Status', department: 'Department', agent: 'Agent', you: 'You', system: 'System',
        shown: n({ one: '# of {total}', other: '# of {total}' }),
        results: n({ zero: 'Nothing found', one: '# result', other: '# results' }),
    },
    nav: { label: 'Main', inbox: 'Inbox', chats: 'Chats', contacts: 'Contacts', calls: 'Calls', board: 'Live board', manage: 'Settings', directory: 'Contact center' },
    signIn: {
        title: 'Sign in', user: 'User name or e-mail', password: 'Password', submit: 'Sign in', ended: 'Your sign-in has ended. Sign in again: what you typed is kept on this device.',
        code: 'Code', codeHelp: 'The six digits that your authenticator shows, or a recovery code.', signOut: 'Sign out',
    },
    errors: {
        unreachable: 'The server cannot be reached. Nothing was lost; try again.',
        busy: 'The server is busy. Try again in a moment.',
        forbidden: 'You may not do this.',
        gone: 'This does not exist any more.',
        refused: (reason: string) => `The server refused: ${reason}`,
        noSuchPage: 'There is no such page.', toInbox: 'Go to the inbox',
    },
    contacts,
    live: {
        connecting: 'Connecting…',
        lost: (seconds: number) => `The connection is lost. What you see may be old; what you write is kept and sent later. Next attempt in ${seconds} s.`,
        tryNow: 'Try now',
        refused: (reason: string) => `The server does not let this user watch: ${reason}`,
    },
    filters: {
        filters: 'Filters', sort: 'Sort by', any: 'Any', active: 'Active filters', choose: 'Type a name…', nothingToChoose: 'Nothing fits',
        from: 'from', to: 'to', remove: (name: string) => `Remove ${name}`,
        between: (start?: string, end?: string) => (start && end ? `${start} – ${end}` : start ? `from ${start}` : `to ${end ?? ''}`),
    },
    chats: {
        search: 'Search chats by name', preview: 'Preview', open: 'Open chat', back: 'Back to all chats', us: 'We:', file: 'A file', nobody: 'Nobody yet',
        nothing: 'No chats fit. Change the search or take filters away.', lastMessages: 'Last messages', older: 'Older messages are in the chat', nothingSaid: 'Nothing was said yet.',
        states: { all: 'All', queued: 'Waiting', open: 'Open', onhold: 'On hold', closed: 'Closed' },
        sorts: { '-ts': 'Newest first', ts: 'Oldest first', '-lm': 'Latest message', lm: 'Longest silent', '-closedAt': 'Last closed', fname: 'Name' },
        channels: { widget: 'Website', email: 'E-mail', sms: 'SMS', phone: 'Phone', app: 'App', api: 'API', other: 'Other' },
        verified: 'Verified', unverified: 'Not verified', unread: 'Unread', unreadCount: n({ one: '# unread message', other: '# unread messages' }),
        unit: 'Unit', channel: 'Channel', tag: 'Tags', priority: 'Priority', opened: 'Opened', closed: 'Closed', contact: 'Contact', topic: 'Topic', waiting: 'Waiting for',
        closedBy: 'Closed by', visitor: 'The visitor', lasted: 'Lasted', comment: 'Closing comment',
    },
    calls: {
        search: 'Search calls by name or number', detail: 'The call', nothing: 'No calls fit. Change the search or take filters away.',
        nothingMissed: 'No missed call waits to be called back.',
        views: { all: 'All', open: 'Going on', missed: 'To call back' },
        sorts: { '-startedAt': 'Newest first', startedAt: 'Oldest first', '-endedAt': 'Last ended', name: 'Name' },
        states: {
            ringing: 'Ringing', queued: 'Waiting', answered: 'Speaking', 'on-hold': 'On hold', transferred: 'Transferred', voicemail: 'Voicemail', ended: 'Ended',
            missed: 'Missed', abandoned: 'Gave up', failed: 'Failed',
        },
        ways: { inbound: 'Incoming', outbound: 'Outgoing' },
        causes: {
            normal: 'Hung up', cancelled: 'Cancelled', busy: 'Busy', 'no-answer': 'No answer', rejected: 'Rejected', 'answered-elsewhere': 'Answered elsewhere', failed: 'Failed',
        },
        failures: {
            'not-configured': 'No telephony provider is set up that makes calls', 'invalid-request': 'The provider did not understand the number', refused: 'The provider does not make this call',
            unavailable: 'The provider could not be reached', unknown: 'The provider did not respond',
        },
        roles: { customer: 'Outside', agent: 'Agent', consultation: 'Consultation', conference: 'Conference' },
        parts: { ringing: 'Incoming call', dialing: 'Calling', speaking: 'On a call', 'wrap-up': 'Wrap-up' },
        followUps: { open: 'To be called back', taken: 'Somebody does it', done: 'Done' },
        direction: 'Direction', disposition: 'Disposition', tags: 'Tags', followUp: 'Calling back', contact: 'Contact', began: 'Began', ended: 'Ended', queue: 'Queue',
        rings: 'Rings at', ownNumber: 'Our number', cause: 'Ended by', assumed: '(assumed: nothing more was heard)', waiting: 'Waited', talk: 'Talked', hold: 'On hold',
        wrapUpTime: 'Wrap-up took', dialedBy: 'Dialed by', dialFailure: 'Why it was not made', unknown: 'Unknown', blocked: 'Blocked', withheld: 'Number withheld', noNumber: 'Unknown number',
        waited: (time: string) => `waited ${time}`, ago: (time: string) => `${time} ago`,
        call: (number: string) => `Call ${number}`, callBack: 'Call back', dialing: (number: string) => `Your phone rings, then ${number} is called.`,
        noProvider: 'no telephony provider is set up that makes calls. An operator can set one up.',
        take: 'Take', done: 'Done', taken: 'The call back is yours.', doneNow: 'Done', takenBy: (name: string) => `Taken by ${name}`, doneBy: (name: string) => `Done by ${name}`,
        calledBack: 'Called back', toCallBack: 'To call back',
        addContact: 'Add contact', contactAdded: (name: string) => `${name} is a known contact now.`,
        lastCall: 'Last call', noLastCall: 'There was no other call with this contact.', chatsAround: 'Chats with this contact', callsAround: 'Other calls with this contact',
        openChats: 'Open chats', chatNumber: (place: number) => `Chat ${place}`,
        legs: 'Who had a part', who: 'Who', role: 'Part', from: 'From', until: 'Until', outside: 'Outside', goesOn: 'goes on',
        history: n({ one: 'History (# entry)', other: 'History (# entries)' }),
        entries: {
            'call-matched': 'The number was matched to a contact', 'call-contact-changed': 'The contact changed', 'call-went-silent': 'Nothing more was heard; the end was assumed',
            'call-wrap-up-saved': 'Wrap-up saved', 'call-wrap-up-ended': 'The time for the wrap-up was over', 'call-follow-up-taken': 'Calling back was taken', 'call-timeout-moved': 'A timeout moved',
            'call-follow-up-done': 'Calling back was done', 'call-dialed': 'Dialed', 'call-dial-failed': 'The provider did not make the call', 'call-erased': 'Erased',
        },
        events: {
            ringing: 'Rang', queued: 'Entered a queue', answered: 'Answered', held: 'Put on hold', resumed: 'Taken off hold', transferred: 'Transferred', voicemail: 'Voicemail',
            recorded: 'A recording was made', transcribed: 'A transcript was made', ended: 'Ended',
        },
        recordings: 'Recordings', mayNotHear: 'You may not listen to recordings.', listen: 'Listen', read: 'Fetch transcript', download: 'Save to a file',
        wrapUp: 'Wrap-up', notes: 'Notes', saveWrapUp: 'Save wrap-up', saveNow: 'Save notes', wrapUpSaved: 'The wrap-up is saved.',
        timedOut: 'The time for the wrap-up was over before anything was noted.', wrapUpGoesOn: 'The agent is wrapping up.', notNoted: 'Nothing was noted.',
        savedBy: (name: string, time: string) => `Saved by ${name}, ${time}`,
        required: { notes: 'Notes are required here.', disposition: 'Choose a disposition: it is required here.', tags: 'Choose at least one tag: tags are required here.' },
        ownCalls: 'Your calls', incomingFrom: (name: string) => `Incoming call from ${name}.`, answerOnPhone: 'Answer it on your phone.', hide: 'Hide this card', toOwnCall: 'Go to my call',
    },
};

export type Strings = typeof en;
