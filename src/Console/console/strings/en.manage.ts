import { counted, type Counted } from '@shared/i18n/plural';
import { settingForms, settingTexts } from './en.settings';

const n = (forms: Counted) => counted('en', forms);

/** Every text of the managers' screens in English; loaded with them. */
export const manageEn = {
    manage: {
        title: 'Settings', sections: 'Parts of the settings', groups: { now: 'Now', people: 'People', conversations: 'Conversations', workspace: 'Workspace' },
        saved: 'Saved.', leave: 'Discard what you changed?', leaveText: 'What you changed in this form is not saved yet.', stay: 'Go on editing',
        closed: 'Closed', addPeriod: 'Another period', timeForm: 'A time such as 09:00; 24:00 is the end of the day', removed: 'Removed.', mayNot: 'You may not see any of these settings.',
        yes: 'Yes', no: 'No', everywhere: 'All departments', name: 'Name', description: 'Description', departments: 'Departments', tags: 'Tags', username: 'User name', email: 'E-mail', status: 'Status',
    },
    board: {
        title: 'Live board', help: 'What happens now. It follows what happens by itself.',
        waiting: 'Waiting', longest: 'Longest wait', agents: 'Agents', available: 'Available', chats: 'Open chats', calls: 'Calls', queues: 'Queues', publicQueue: 'No department',
        loggedIn: 'Agents', callsWaiting: 'Calls waiting', nobodyWaits: 'Nobody waits.', department: 'Department', agent: 'Agent', presence: 'Presence', load: 'Load', activity: 'Call',
        takes: 'Takes chats', takesNot: 'Takes none', noCalls: 'No call goes on.', refresh: 'Read the figures again', asOf: (time: string) => `As of ${time}`,
        presences: { online: 'Online', away: 'Away', busy: 'Busy', offline: 'Offline' }, activities: { 'on-a-call': 'On a call', 'wrap-up': 'Wrap-up' },
        ofLimit: (chats: number, limit: number) => `${chats} of ${limit}`,
    },
    agents: {
        title: 'Agents', help: 'Who serves chats and calls, in which departments, and how much at once.', add: 'Add agent', nothing: 'There is no agent yet. Add the first one.',
        takes: 'Takes chats', limit: 'At once', limitHelp: 'The most chats at once. Empty = the limit of the department or of the workspace.', skills: 'Skills',
        skillsHelp: 'Tags that this agent can deal with.', extension: 'Extension', extensionHelp: 'The phone by which calls name this agent.', user: 'User', userHelp: 'The user who becomes an agent.',
        remove: 'Take the role of agent away', removeAsk: 'Chats that this agent serves go back to their queues. The user stays.', availability: 'Takes chats now',
    },
    managers: {
        title: 'Managers', help: 'Who may see and change all chats, contacts and calls.', add: 'Add manager', nothing: 'There is no manager.', remove: 'Take the role of manager away',
        removeAsk: 'The user stays and keeps its other roles.',
    },
    monitors: {
        title: 'Monitors', help: 'Who looks after the departments of some units.', add: 'Add monitor', nothing: 'There is no monitor.', remove: 'Take the role of monitor away', removeAsk: 'The user stays.',
    },
    departments: {
        title: 'Departments', help: 'Each has its queue and its agents.', add: 'Add department', nothing: 'There is no department. All chats wait in one queue.', email: 'E-mail address',
        emailHelp: 'It gets the messages of visitors who find nobody.', enabled: 'Takes chats', enabledHelp: 'Off = it is not offered and takes none', registration: 'Visitors may choose it before they write',
        offline: 'Visitors may choose it when nobody is there', numAgents: 'Agents', agentsHelp: 'In their order: the first ones get chats first.', closing: 'Closing chats', tagNeeded: 'A chat is not closed without a tag',
        closingTags: 'Tags that are offered when a chat is closed', forwarding: 'Forwarding', forwardTo: 'Chats may be forwarded to', forwardHelp: 'Empty = to all departments.',
        fallback: 'Where forwarded chats go while nobody is there', receiveOffline: 'Chats may be forwarded here while nobody is there', limits: 'Limits and texts',
        limit: 'Chats of one agent at once', limitHelp: 'Empty = the limit of the workspace.', inactivity: 'Seconds until a silent visitor counts as gone', abandoned: 'Message when a silent visitor\'s chat is closed',
        waitingText: 'Message to visitors who wait', unit: 'Unit', archived: 'Archived', archive: 'Archive', archiveAsk: 'It takes no chats any more and is not offered. It can be taken out of the archive.',
        unarchive: 'Take out of the archive', remove: 'Delete', removeAsk: 'The department is gone for good. Its chats stay.', channel: 'Channel for offline messages',
    },
    units: {
        title: 'Units', help: 'Groups of departments with the monitors who look after them.', add: 'Add unit', nothing: 'There is no unit.', monitors: 'Monitors', visibility: 'Visibility',
        visibilities: { public: 'Public', private: 'Private' }, remove: 'Delete', removeAsk: 'Its departments stay.',
    },
    hours: {
        title: 'Business hours', help: 'When agents are there. The settings say whether they count, and whether departments have their own.', add: 'Add business hours', nothing: 'There are no business hours.',
        standard: 'Standard hours', kind: 'For', kinds: { custom: 'Some departments', default: 'Everybody (standard hours)' }, zone: 'Time zone', active: 'In force', activeHelp: 'Off = never open', week: 'Open', remove: 'Delete', removeAsk: 'The departments have the standard hours then.', open: 'Open on',
    },
    fields: {
        title: 'Custom fields', help: 'What else is noted about contacts and chats.', add: 'Add custom field', nothing: 'There is no custom field.', key: 'Key',
        keyHelp: 'Under which values are stored: letters, digits, hyphens and underscores.', label: 'Label', scope: 'Of', scopes: { visitor: 'Contacts', room: 'Chats' }, type: 'Entered as',
        types: { input: 'Text', select: 'Choice' }, options: 'Choices', optionsHelp: 'Separated by commas.', required: 'Required', searchable: 'Searchable', searchableHelp: 'contacts are found by its values',
        isPublic: 'Asked in the widget\'s form', visible: 'Shown to agents', pattern: 'Pattern that values must match', standard: 'Value that a form starts with', remove: 'Delete',
        removeAsk: 'Values that are stored under it stay, and are no longer changed or searched.',
        progress: (rest: number, total: number) => `Contacts are made findable by the new fields: ${total - rest} of ${total} done.`,
    },
    canned: {
        title: 'Canned responses', help: 'Texts that agents send by typing / and a shortcut.', add: 'Add canned response', nothing: 'There is no canned response.', shortcut: 'Shortcut', text: 'Text',
        textHelp: 'May contain {{contact.name}}, {{contact.email}}, {{contact.phone}}, {{agent.name}} and {{agent.email}}.', scope: 'For', scopes: { global: 'Everybody', department: 'A department', user: 'Only me' },
        department: 'Department', remove: 'Delete', removeAsk: 'It is not offered any more.',
    },
    tags: { title: 'Tags', help: 'What chats and calls were about.', add: 'Add tag', nothing: 'There is no tag.', departmentsHelp: 'Where it is offered; empty = everywhere.', remove: 'Delete', removeAsk: 'What has it keeps it.' },
    dispositions: { title: 'Dispositions', help: 'What became of calls, chosen when they are wrapped up.', add: 'Add disposition', nothing: 'There is no disposition.', remove: 'Delete', removeAsk: 'Calls that have it keep it.' },
    priorities: {
        title: 'Priorities', help: 'The five priorities of chats and what they are called here.', nothing: 'There are no priorities.', place: 'Place', standard: 'Standard name', ownName: 'Name here', reset: 'Standard name',
        resetDone: 'It has its standard name again.',
    },
    levels: {
        title: 'Service levels', help: 'Within which time chats must be answered.', add: 'Add service level', nothing: 'There is no service level.', due: 'Minutes', remove: 'Delete', removeAsk: 'Chats that have it keep it.',
    },
    users: {
        title: 'Users', help: 'Who may sign in.', add: 'Add user', nothing: 'There is no user.', roles: 'Roles', password: 'Password', passwordHelp: 'At least as long as the settings demand.',
        newPasswordHelp: 'Empty = it stays. Another one ends all sessions of the user.', active: 'May sign in', inactive: 'Switched off', switchOff: 'Switch off', switchOffAsk: 'All sessions of the user end at once, and it gets no chats.',
        switchedOff: 'The user is switched off.', switchOn: 'Switch on', switchedOn: 'The user may sign in again.', resetPassword: 'Reset password',
        resetPasswordAsk: 'The password is taken away, all sessions end, and a code to set another one is mailed.', passwordReset: 'A code was mailed to the user.', resetTotp: 'Reset second factor',
        resetTotpAsk: 'Signing in by a second factor is switched off because it is lost; all sessions end.', totpReset: 'The second factor is switched off.', remove: 'Delete', removeAsk: 'The user is gone for good. What it wrote stays.',
    },
    permissions: {
        title: 'Roles and permissions', help: 'Who may do what. Changes count at once.', search: 'Search permissions', permission: 'Permission', table: 'Permissions by role', readOnly: 'You may look at them, not change them.',
        granted: (permission: string, role: string) => `“${permission}” is granted to ${role}.`, taken: (permission: string, role: string) => `“${permission}” is taken from ${role}.`,
        cell: (permission: string, role: string) => `${permission}: ${role}`,
    },
    imports: {
        title: 'Import', help: 'Brings contacts or past calls in from a file, row by row. The same file sent again changes nothing.', what: 'What', whats: { contacts: 'Contacts', calls: 'Past calls' },
        file: 'File', fileHelp: 'CSV with a header line, or JSON lines; at most 256 MB.', drop: 'Drop a file here, or choose one',
        columns: {
            contacts: 'Columns: name (required), id, emails, phones, contactManager and custom.<field>.',
            calls: 'Columns: provider, id, direction, startedAt, endedAt (required), number, ownNumber, answeredAt, holdSeconds, outcome, agent, queue, notes, disposition, tags …',
        },
        check: 'Check only', run: 'Import', stop: 'Stop', sending: (percent: number) => `${percent} % sent`, checking: 'Checking…', importing: 'Importing…',
        counts: { lines: 'Rows', created: 'New', updated: 'Changed', unchanged: 'Unchanged', failed: 'Bad' },
        checked: 'The file was checked; nothing was written.', done: 'The import is done.', broken: 'The import ended early. Send the same file again: what is done stays done.',
        stopped: 'Stopped. What was imported stays; send the file again to go on.', badLines: 'Bad rows', line: 'Row', reason: 'What is wrong', more: (count: number) => `… and ${count} more`, saveReport: 'Save this list',
    },
    settings: {
        title: 'Settings of the workspace', help: 'Every change counts at once.', search: 'Search settings', group: 'Group', nothing: 'No setting fits.', standard: 'Standard', reset: 'Back to the standard',
        saved: 'The setting is changed.', empty: 'empty', on: 'On', off: 'Off', readOnly: 'You may look at them, not change them.',
        groups: {
            routing: 'Routing', queue: 'Queue', conversations: 'Chats', widget: 'Widget', verification: 'Verification and blocking', hours: 'Business hours', calls: 'Calls', files: 'Messages and files',
            accounts: 'Accounts', server: 'Server',
        },
        options: {
            Auto_Selection: 'To the agent with the fewest chats', Manual_Selection: 'Agents take them from the queue', Load_Balancing: 'By load', Load_Rotation: 'In turn', External: 'A service of your own decides',
            Timestamp: 'By time', Priority: 'By priority', SLAs: 'By service level', none: 'Nothing', close: 'Close', 'on-hold': 'Put on hold', forward: 'Forward', never: 'Never', once: 'Once', always: 'Each time',
            Single: 'One for all', Multiple: 'Departments have their own', one: 'One place', all: 'All places', uj: 'An agent came', ul: 'An agent left', 'livechat-close': 'The chat was closed', 'livechat-started': 'The chat was started',
            livechat_transfer_history: 'The chat was forwarded', livechat_transfer_history_fallback: 'The chat was forwarded on', livechat_navigation_history: 'The visitor went to another page',
            omnichannel_placed_chat_on_hold: 'The chat was put on hold', omnichannel_on_hold_chat_resumed: 'The chat goes on', livechat_sms_failed: 'A text message was not delivered', notes: 'Notes', disposition: 'Disposition', tags: 'Tags',
        } as Record<string, string>,
        texts: settingTexts, forms: settingForms,
    },
    audit: {
        title: 'Audit trail', help: 'Sign-ins and their failures, and changes of users, roles, permissions and settings.', type: 'What', user: 'User', from: 'From', to: 'To', any: 'Everything', when: 'When', by: 'By', details: 'Details',
        more: 'Older entries', nothing: 'Nothing was found.', system: 'The system',
        types: {
            'signed-in': 'Signed in', 'sign-in-failed': 'Sign-in failed', 'session-ended': 'Session ended', 'sessions-ended': 'Sessions ended', 'password-changed': 'Password changed',
            'password-reset-requested': 'Password reset requested', 'two-factor-enabled': 'Second factor on', 'two-factor-disabled': 'Second factor off', 'recovery-codes-made': 'Recovery codes made',
            'identity-linked': 'Identity linked', 'user-created': 'User created', 'user-changed': 'User changed', 'user-activity-changed': 'User switched on or off', 'user-deleted': 'User deleted',
            'role-changed': 'Role changed', 'permissions-changed': 'Permissions changed', 'setting-changed': 'Setting changed', 'data-exported': 'Data exported',
            'erasure-begun': 'Erasure begun', 'erasure-completed': 'Erasure completed',
        },
        changes: { granted: 'granted', taken: 'taken', activated: 'switched on', deactivated: 'switched off' },
        reasons: { password: 'wrong password', code: 'wrong code', blocked: 'blocked', many: 'too many attempts' },
    },
    counts: { agents: n({ one: '# agent', other: '# agents' }), departments: n({ zero: 'All departments', one: '# department', other: '# departments' }) },
};

export type ManageStrings = typeof manageEn;
