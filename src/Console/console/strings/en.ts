import { counted, type Counted } from '@shared/i18n/plural';
import { contacts } from './en.contacts';
import { calls, chats, filters } from './en.tabs';

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
    conversation: {
        label: (name: string) => `Chat with ${name}`, messages: 'Messages', loading: 'The chat is being read…', today: 'Today', yesterday: 'Yesterday',
        gone: (name: string) => `${name} serves this chat now.`, goneToQueue: 'This chat is in a queue now.', goneElsewhere: 'This chat went to somebody else.',
        closed: 'This chat is closed.', closedBy: (name: string) => `${name} closed this chat.`, closedByVisitor: 'The visitor closed this chat.',
        waits: 'This chat waits for an agent.', othersChat: (name: string) => `${name} serves this chat.`, onHold: 'This chat is on hold.',
        notThere: 'This chat does not exist any more, or you may not see it.',
        unread: 'New', newMessages: n({ one: '# new message', other: '# new messages' }), toNewest: 'To the newest message',
        note: 'Private note', notePrefix: 'Note', edited: 'edited', you: 'You', actions: 'Actions for this message',
        edit: 'Edit', deleteMessage: 'Delete', copy: 'Copy text', copied: 'Copied', deleting: 'This message will be deleted.', editLabel: 'Message', changed: 'Message changed',
        delivery: { sending: 'Sending', saved: 'Sent', delivered: 'Delivered', read: 'Read', refused: 'Not sent' },
        tryAgain: 'Try again', discard: 'Discard', backToComposer: 'Edit it',
        download: (name: string) => `Download ${name}`, image: (name: string) => `Image ${name}`, imageGone: 'The image could not be read.',
        typing: n({ one: '{names} is typing…', other: '{names} are typing…' }),
        viewing: n({ one: '{names} is looking at this chat', other: '{names} are looking at this chat' }),
        writing: n({ one: '{names} is writing an answer', other: '{names} are writing answers' }),
        verified: 'Verified', notVerified: 'Not verified', servedBy: (name: string) => `Served by ${name}`, servedByYou: 'Served by you', unserved: 'Nobody serves it', priority: 'Priority',
        channel: 'Channel', info: 'Room information', contact: 'Contact', hidePanel: 'Hide', moreActions: 'More actions for this chat', backToList: 'Back to the list',
        channels: { widget: 'Live chat', email: 'E-mail', sms: 'SMS', phone: 'Phone', api: 'API' },
        system: {
            started: 'The chat started', joined: (name: string) => `${name} joined`, left: (name: string) => `${name} left`, closed: (name: string) => `${name} closed the chat`,
            toAgent: (by: string, to: string) => `${by} forwarded the chat to ${to}`, toDepartment: (by: string, to: string) => `${by} forwarded the chat to ${to}`,
            toQueue: (by: string) => `${by} put the chat back into the queue`, forwarded: (by: string) => `${by} forwarded the chat`,
            fallback: 'Nobody there could take it, so the chat went to the fallback department', navigated: (page: string) => `Visited ${page}`,
            held: (name: string) => `${name} put the chat on hold`, resumed: (name: string) => `${name} went on with the chat`,
            smsFailed: 'The SMS was not delivered', transcriptFailed: 'The transcript could not be sent', pdfFailed: 'The PDF could not be made', other: 'Something happened',
        },
    },
    actions: {
        take: 'Take', taken: 'The chat is yours', forward: 'Forward', hold: 'Put on hold', resume: 'Go on', returnToQueue: 'Return to queue', close: 'Close chat',
        transcript: 'Transcript by e-mail', transcriptAsked: 'The transcript will be sent when the chat is closed', withdraw: 'Do not send the transcript', withdrawn: 'No transcript will be sent',
        pdf: 'Transcript as PDF', pdfAsked: 'The PDF is being made', pdfDownload: 'Download the PDF', openContact: 'Open contact', forwarded: 'Forwarded', held: 'On hold',
        resumed: 'The chat goes on', returned: 'Back in the queue', closed: 'Chat closed', block: 'Block', addContact: 'Add contact',
    },
    forward: {
        title: 'Forward chat', to: 'To', department: 'Department', agent: 'Agent', chooseDepartment: 'Search departments', chooseAgent: 'Search available agents',
        comment: 'Comment for who takes over', submit: 'Forward', nobody: 'Nobody found', noneChosen: 'Choose where it goes.',
    },
    close: {
        title: 'Close chat', comment: 'Comment', commentHelp: 'Stays with the chat. Most workspaces require it.', tags: 'Tags', tagsNeeded: 'This department wants a tag before a chat is closed.',
        mail: 'Send the transcript to the visitor', email: 'E-mail', subject: 'Subject', defaultSubject: (name: string) => `Your chat with us, ${name}`, pdf: 'Make a PDF of it', submit: 'Close chat',
    },
    transcript: { title: 'Transcript by e-mail', help: 'It is sent when the chat is closed.', email: 'E-mail', subject: 'Subject', submit: 'Send when closed' },
    block: {
        title: 'Block this contact?', text: (name: string, channel: string) => `${name} can no longer reach you by ${channel}, and this chat is closed. Other channels stay open. You can unblock the channel in the contact.`,
        submit: 'Block', done: 'Blocked on this channel',
    },
    unknown: { text: 'This person is not in your contacts.', label: 'Unknown contact' },
    room: {
        title: 'Room information', topic: 'Topic', tags: 'Tags', addTag: 'Add a tag', removeTag: (tag: string) => `Remove tag ${tag}`, priority: 'Priority', noPriority: 'No priority',
        sla: 'Service level', noSla: 'None', custom: 'Custom fields', saved: 'Room information saved', save: 'Save', started: 'Started', closed: 'Closed', department: 'Department', agent: 'Agent',
        priorities: { Highest: 'Highest', High: 'High', Medium: 'Medium', Low: 'Low', Lowest: 'Lowest' } as Record<string, string>, queued: 'Waits since',
    },
    composer: {
        reply: 'Reply', note: 'Private note', replyLabel: 'Write a reply', noteLabel: 'Write a private note', modes: 'What you write',
        replyHint: 'Write to the visitor…  / for canned responses', noteHint: 'Only your team sees this note.',
        send: 'Send', sendNote: 'Add note', attach: 'Attach a file', enterSends: 'Enter sends, Shift+Enter breaks the line', modEnterSends: 'Ctrl+Enter sends',
        canned: 'Canned responses', noCanned: 'No canned response begins like this', drop: 'Drop files to send them', uploading: (name: string) => `Sending ${name}…`,
        notUploaded: (name: string, reason: string) => `${name} was not sent. ${reason}`, tooLarge: 'It is too large.', wrongType: 'Files of this type are not allowed.', uploadsOff: 'This workspace allows no files.',
        filesGoToVisitor: 'Files go to the visitor. Switch to Reply to send one.',
    },
    refusals: {
        'error-agent-status-service-offline': 'You are not available, so no chat can come to you. Switch to available first.',
        'error-max-number-simultaneous-chats-reached': 'You have as many chats as you may have at once. Close or forward one first.',
        'error-inquiry-taken': 'Somebody else has taken this chat.', 'error-not-found': 'This chat does not wait any more.', 'error-unknown-contact': 'Unknown contacts are not served here.',
        'error-unverified-contact': 'The contact must be verified first.', 'room-closed': 'This chat is closed.', 'error-room-already-closed': 'This chat is closed already.',
        This_conversation_is_already_closed: 'This chat is closed already.', 'error-comment-is-required': 'This workspace wants a comment when a chat is closed.',
        'error-tags-must-be-assigned-before-closing-chat': 'This department wants a tag before a chat is closed.', 'error-room-onHold': 'The chat is on hold. Go on with it first.',
        'error-contact-sent-last-message-so-cannot-place-on-hold': 'The visitor waits for you. Answer before you put the chat on hold.', 'error-onHold-not-allowed': 'This workspace does not let chats be put on hold.',
        'error-user-is-offline': 'This agent is offline.', 'error-selected-agent-room-agent-are-same': 'This agent serves the chat already.', 'error-forwarding-chat-same-department': 'The chat is in this department already.',
        'error-user-not-belong-to-department': 'This agent does not belong to the department.', 'error-no-agents-online-in-department': 'Nobody is available in this department.',
        'error-no-agents-available-for-service-on-department': 'Nobody is available in this department.', 'error-forwarding-chat': 'The chat could not be forwarded there.',
        'error-returning-inquiry': 'The chat could not be returned to the queue.', 'error-business-hours-are-closed': 'It is outside business hours.', 'error-user-deactivated': 'Your account is not active.',
        'error-message-editing-blocked': 'It is too late to change this message.', 'error-action-not-allowed': 'This workspace does not let messages be changed.', 'error-message-deleting-disabled': 'This workspace does not let messages be deleted.',
        'error-message-deleting-blocked': 'It is too late to delete this message.', 'error-message-empty': 'A message needs something that can be seen.', 'message-length-exceeds-character-limit': 'The message is too long.',
        'error-not-allowed': 'You do not serve this chat.', 'invalid-room': 'This chat does not exist any more.', 'error-invalid-room': 'This chat does not exist any more.', 'error-not-authorized': 'You do not serve this chat.',
        'error-file-too-large': 'The file is too large.', 'error-type-not-allowed': 'Files of this type are not allowed.', 'error-file-upload-disabled': 'This workspace allows no files.', 'error-invalid-email': 'This is no e-mail address.',
        'error-transcript-already-requested': 'A transcript is requested already.', 'error-message-too-long': 'The note is too long.',
    } as Record<string, string>,
    inbox: {
        label: 'Inbox', waiting: 'Waiting', mine: 'Mine', onHold: 'On hold', take: 'Take', takeChat: (name: string) => `Take the chat with ${name}`, waitsFor: (time: string) => `waits ${time}`, draft: 'Draft', note: 'Note',
        unread: n({ one: '# unread message', other: '# unread messages' }), you: 'You', file: 'File', nothingWaits: 'Nobody waits.', noChats: 'You have no chats.',
        noChatsAvailable: 'You have no chats. The next one comes to you, or take one that waits.', noChatsAway: 'You are not available: no chats come to you.', goAvailable: 'Become available',
        chooseOne: 'Choose a chat', chooseHint: 'j and k go through the list, Enter opens, ? shows all shortcuts.', system: 'System', waitsForYou: 'waits for your answer', shown: 'Chats',
        next: 'Next chat', previous: 'Previous chat', openChat: 'Open the chosen chat', takeNext: 'Take the next chat that waits',
    },
    availability: { available: 'Available', away: 'Not available', unknown: 'Unknown', switch: 'Availability', becomeAvailable: 'Become available', becomeAway: 'Become not available' },
    notices: {
        assigned: (name: string) => `${name} is your chat now`, message: (name: string) => name, queued: (name: string) => `${name} waits`, queuedBody: 'New in the queue', call: (name: string) => `${name} calls`, callBody: 'Ringing for you',
        missed: n({ one: 'While you were away: # new message', other: 'While you were away: # new messages' }),
    },
    palette: {
        title: 'Commands', open: 'Search commands, chats and contacts', placeholder: 'Search commands, chats, contacts', nothing: 'Nothing found', commands: 'Commands', chats: 'My chats', contacts: 'Contacts',
        goInbox: 'Go to the inbox', goChats: 'Go to chats', goContacts: 'Go to contacts', goCalls: 'Go to calls', goManage: 'Go to settings', help: 'Show all shortcuts', preferences: 'Preferences', newContact: 'New contact',
        general: 'Everywhere', inbox: 'Inbox', chat: 'Chat', focusComposer: 'Write a reply', focusNote: 'Write a private note', reply: 'Reply', shortcuts: 'Shortcuts', then: 'then', noShortcut: 'No shortcut',
    },
    preferences: {
        title: 'Preferences', language: 'Language', theme: 'Appearance', themes: { system: 'Like the system', light: 'Light', dark: 'Dark' }, sound: 'Play a sound', desktop: 'Show notifications on the desktop',
        allow: 'Allow notifications', denied: 'The browser blocks notifications of this page. Allow them in its settings for this page.', repeat: 'Repeat a notice until it is seen', never: 'Never',
        everySeconds: n({ one: 'Every second', other: 'Every # seconds' }), enterSends: 'Enter sends a message', enterHelp: 'Otherwise Ctrl+Enter sends.', opensNext: 'Open the next chat after one is closed or forwarded', shortcuts: 'Shortcuts',
        shortcutHelp: 'Choose a shortcut and press the new keys. Backspace removes it.', press: 'Press keys…', taken: (label: string) => `“${label}” has these keys.`, reserved: 'The browser needs these keys.', reset: 'Default', testSound: 'Test',
        change: (label: string) => `Change the shortcut of “${label}”`, notifications: 'Notifications', writing: 'Writing', general: 'General',
    },
    live: {
        connecting: 'Connecting…',
        lost: (seconds: number) => `The connection is lost. What you see may be old; what you write is kept and sent later. Next attempt in ${seconds} s.`,
        tryNow: 'Try now',
        refused: (reason: string) => `The server does not let this user watch: ${reason}`,
    },
    filters, chats, calls,
};

export type Strings = typeof en;
