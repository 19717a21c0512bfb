import type { Query } from '../shell/useQuery';
import { instantsOf, listOf, sortJson } from '../filters/query';
import { CALL_STATES } from './callState';

/** What is always in view of the list: all calls, those that go on, and missed ones that nobody has called back. */
export const CALL_VIEWS = ['all', 'open', 'missed'] as const;
export type CallView = (typeof CALL_VIEWS)[number];

export const CALL_SORTS = ['-startedAt', 'startedAt', '-endedAt', 'name'] as const;
export const FOLLOW_UPS = ['open', 'taken', 'done'] as const;

export const viewOf = (query: Query): CallView => CALL_VIEWS.find((view) => view === query['view']) ?? 'all';

export type CallsAsked = Record<string, string | boolean | string[]>;

/** What the list asks the server for. */
export function callsQuery(query: Query): CallsAsked {
    const began = instantsOf(query['began']);
    const view = viewOf(query);
    const asked: Record<string, string | boolean | readonly string[] | undefined> = {
        text: query['q'],
        'agents[]': listOf(query['agent']),
        direction: oneOf(query['direction'], ['inbound', 'outbound']),
        'state[]': listOf(oneOf(query['state'], CALL_STATES)),
        'departmentId[]': listOf(query['department']),
        'tags[]': listOf(query['tag']),
        'dispositionId[]': listOf(query['disposition']),
        queue: query['queue'],
        contactId: listOf(query['contact'])[0],
        followUp: oneOf(query['followUp'], FOLLOW_UPS),
        from: began.start,
        to: began.end,
        open: view === 'open' ? true : undefined,
        missed: view === 'missed' ? true : undefined,
        sort: sortJson(query['sort'], '-startedAt', CALL_SORTS),
    };
    return Object.fromEntries(
        Object.entries(asked).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
    ) as CallsAsked;
}

const oneOf = (text: string | undefined, known: readonly string[]): string | undefined => (text && known.includes(text) ? text : undefined);
