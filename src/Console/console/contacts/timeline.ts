import type { Schemas } from '@shared/api/client';
import type { Strings } from '../strings/en';

export type TimelineEntry = Schemas['TimelineEntry'];
type Texts = Strings['contacts'];

/** Which entries of the timeline to show. */
export type TimelineFilter = keyof Texts['timeline']['filters'];

const CHANGES = [
    'contact-created',
    'contact-updated',
    'contact-arrived',
    'contact-channel-added',
    'contact-channel-removed',
    'contact-conflicts-resolved',
    'contact-custom-fields-offered',
    'contact-channel-blocked',
    'contact-channel-unblocked',
    'contact-blocked',
    'contact-unblocked',
    'contact-channel-verified',
    'contact-verification-reset',
    'contact-absorbed',
    'contact-released',
    'contact-merged',
    'contact-restored',
    'contact-duplicate-dismissed',
    'contact-manager-removed',
];
const CONVERSATIONS = [
    'conversation-started',
    'conversation-assigned',
    'conversation-transferred',
    'conversation-held',
    'conversation-closed',
    'conversation-refused',
    'conversation-verification-ended',
    'conversation-survey-answered',
    'call-event',
    'call-dialed',
    'call-dial-failed',
    'call-wrap-up-saved',
    'call-follow-up-taken',
    'call-follow-up-done',
];

/** The kinds that a filter lets through; undefined = all. */
export function kindsOf(filter: TimelineFilter): string[] | undefined {
    return { changes: CHANGES, conversations: CONVERSATIONS, views: ['contact-viewed', 'contact-access'], all: undefined }[filter];
}

/** Who did it. */
export function actorOf({ actor }: TimelineEntry, texts: Texts['timeline']): string {
    if (actor.type === 'user') return actor.name ?? actor.username ?? texts.someone;
    return actor.type === 'visitor' ? texts.visitor : texts.system;
}

/** What was done, in words; a kind that is not known here is told by its name. */
export const deedOf = ({ kind }: TimelineEntry, texts: Texts['timeline']): string => texts.kinds[kind] ?? kind.replaceAll('-', ' ');

/** The names that an entry's details need: of users, media and dates. */
export interface Names {
    user(id: string): string;
    medium(type: string): string;
    date(date: string): string;
    field(key: string): string;
}

/** What else is to be told of an entry, each a short text. */
export function detailsOf({ kind, details }: TimelineEntry, { timeline }: Texts, names: Names): string[] {
    const manager = details.contactManager;
    return [
        details.what && (timeline.views[details.what] ?? details.what),
        details.event && (timeline.callEvents[details.event] ?? details.event),
        details.name,
        details.email,
        details.phone,
        ...(details.emails ?? []),
        ...(details.phones ?? []),
        ...Object.entries(details.customFields ?? {}).map(([key, value]) => `${names.field(key)}: ${value}`),
        manager !== undefined && timeline.managerTo(manager === '' ? timeline.nobody : names.user(manager)),
        details.source && timeline.channel(names.medium(details.source.type)),
        details.value,
        details.reason && (kind === 'conversation-assigned' ? undefined : (timeline.mergeReasons[details.reason] ?? details.reason)),
        details.why && (timeline.why[details.why] ?? details.why),
        details.expiresAt && timeline.until(names.date(details.expiresAt)),
        details.comment,
        ...(details.tags ?? []),
    ].filter((text): text is string => typeof text === 'string' && text !== '');
}
