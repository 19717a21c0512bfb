import type { Query } from '../shell/useQuery';
import { instantsOf, listOf, sortJson } from '../filters/query';

/** The states by which chats are listed. */
export const CHAT_STATES = ['all', 'queued', 'open', 'onhold', 'closed'] as const;
export type ChatState = (typeof CHAT_STATES)[number];

export const CHAT_SORTS = ['-ts', 'ts', '-lm', 'lm', '-closedAt', 'fname'] as const;

/** Custom fields are in the address by this and their name. */
export const FIELD_PREFIX = 'field.';

export const stateOf = (query: Query): ChatState => CHAT_STATES.find((state) => state === query['state']) ?? 'all';

export type Asked = Record<string, string | boolean | string[]>;

/** What the list asks the server for. Who may not see all chats asks for its own. */
export function roomsQuery(query: Query, user: { id: string; seesAll: boolean }): Asked {
    const [sourceType, sourceId] = (query['source'] ?? '').split('/');
    const asked: Record<string, string | boolean | readonly string[] | undefined> = {
        roomName: query['q'],
        'agents[]': user.seesAll ? listOf(query['agent']) : [user.id],
        'departmentId[]': listOf(query['department']),
        'tags[]': listOf(query['tag']),
        'units[]': listOf(query['unit']),
        'source[]': sourceType ? [sourceType] : [],
        sourceId,
        verified: flagOf(query['verified']),
        unread: flagOf(query['unread']),
        'priorityId[]': listOf(query['priority']),
        createdAt: datesJson(query['opened']),
        closedAt: datesJson(query['closed']),
        customFields: fieldsJson(query),
        ...STATE_QUERIES[stateOf(query)],
        sort: sortJson(query['sort'], '-ts', CHAT_SORTS),
    };
    return Object.fromEntries(
        Object.entries(asked).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
    ) as Asked;
}

const STATE_QUERIES: Record<ChatState, Record<string, string | boolean>> = {
    all: {},
    queued: { queued: 'true' },
    open: { open: true },
    onhold: { onhold: 'true' },
    closed: { open: false },
};

const flagOf = (text: string | undefined): boolean | undefined => (text === 'yes' ? true : text === 'no' ? false : undefined);

function datesJson(text: string | undefined): string | undefined {
    const instants = instantsOf(text);
    return instants.start || instants.end ? JSON.stringify(instants) : undefined;
}

function fieldsJson(query: Query): string | undefined {
    const fields = Object.entries(query)
        .filter(([name, value]) => name.startsWith(FIELD_PREFIX) && value)
        .map(([name, value]) => [name.slice(FIELD_PREFIX.length), value]);
    return fields.length > 0 ? JSON.stringify(Object.fromEntries(fields)) : undefined;
}
