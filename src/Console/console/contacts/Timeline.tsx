import { useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { Contact } from '@shared/types';
import { useApp } from '../app';
import { fullTime } from '../shell/format';
import { useRest } from '../shell/useRest';
import { errorText, strings } from '../strings';
import { useContactRevision } from './live';
import { mediumName } from './medium';
import { actorOf, deedOf, detailsOf, kindsOf, type Names, type TimelineEntry, type TimelineFilter } from './timeline';
import { useAgents, useContactFields } from './useKnown';

const PAGE = 50;
const FILTERS: readonly TimelineFilter[] = ['changes', 'conversations', 'views', 'all'];

/** Everything that happened to a contact, with who and when; the newest first. */
export function Timeline({ contact }: { contact: Contact }) {
    const {
        contacts: { timeline: texts },
        common,
    } = strings.value;
    const [filter, setFilter] = useState<TimelineFilter>('changes');
    const { entries, next, error, isFirst, readOlder, reload } = useTimeline(contact, filter);
    const names = useNames();
    return (
        <div class="stack">
            <label class="row contact-filter">
                <span>{texts.filter}</span>
                <select class="input" value={filter} onChange={(event) => setFilter(event.currentTarget.value as TimelineFilter)}>
                    {FILTERS.map((each) => (
                        <option key={each} value={each}>
                            {texts.filters[each]}
                        </option>
                    ))}
                </select>
            </label>
            {error !== undefined && (
                <p class="contact-note bad" role="alert">
                    {errorText(error)}{' '}
                    <button type="button" class="link" onClick={reload}>
                        {common.retry}
                    </button>
                </p>
            )}
            {!isFirst && entries.length === 0 && error === undefined && (
                <div class="empty">
                    <p>{texts.none}</p>
                </div>
            )}
            <ol class="timeline" aria-label={texts.list}>
                {entries.map((entry) => (
                    <Entry key={entry.position} entry={entry} names={names} />
                ))}
            </ol>
            {next !== undefined && (
                <button type="button" class="button" onClick={readOlder}>
                    {texts.older}
                </button>
            )}
        </div>
    );
}

function Entry({ entry, names }: { entry: TimelineEntry; names: Names }) {
    const { contacts: texts } = strings.value;
    const details = detailsOf(entry, texts, names);
    return (
        <li>
            <div>
                <strong>
                    <bdi>{actorOf(entry, texts.timeline)}</bdi>
                </strong>{' '}
                {deedOf(entry, texts.timeline)}
            </div>
            {details.length > 0 && (
                <div class="timeline-details">
                    {details.map((text, index) => (
                        <bdi key={index}>{text}</bdi>
                    ))}
                </div>
            )}
            <div class="row quiet">
                <time dateTime={entry.at}>{fullTime(entry.at)}</time>
                {entry.rid && <Link href={`/chats/${entry.rid}`}>{texts.timeline.openChat}</Link>}
                {entry.callId && <Link href={`/calls/${entry.callId}`}>{texts.timeline.openCall}</Link>}
            </div>
        </li>
    );
}

function useNames(): Names {
    const agents = useAgents().value ?? [];
    const fields = useContactFields().value ?? [];
    return {
        user: (id) => agents.find((agent) => agent._id === id)?.name ?? strings.value.contacts.timeline.someone,
        medium: mediumName,
        date: fullTime,
        field: (key) => fields.find((field) => field._id === key)?.label ?? key,
    };
}

/** Reads the newest page again whenever something happens, and older pages when they are asked for. */
function useTimeline(contact: Contact, filter: TimelineFilter) {
    const { api } = useApp();
    const ids = [contact._id, ...(contact.aliases ?? [])];
    const key = `timeline ${ids.join()} ${filter}`;
    const [older, setOlder] = useState<{ key: string; next?: number | undefined; error?: unknown }>({ key });
    const known = useRef({ key, entries: new Map<number, TimelineEntry>() });
    if (known.current.key !== key) known.current = { key, entries: new Map() };
    const kinds = kindsOf(filter);
    const read = async (before?: number, signal?: AbortSignal) => {
        const query = { contactId: contact._id, count: PAGE, ...(before === undefined ? {} : { before }), ...(kinds ? { 'kinds[]': kinds } : {}) };
        const page = await api.get('omnichannel/contacts.timeline', { query, ...(signal ? { signal } : {}) });
        if (known.current.key === key) for (const entry of page.timeline) known.current.entries.set(entry.position, entry);
        return page;
    };
    const newest = useRest(key, (signal) => read(undefined, signal), useContactRevision(ids));
    const isOld = older.key === key && 'next' in older;
    const next = isOld ? older.next : newest.value?.next;
    const readOlder = () =>
        void read(next).then(
            (page) => setOlder({ key, next: page.next }),
            (error: unknown) => setOlder({ key, next, error }),
        );
    const entries = [...known.current.entries.values()].sort((one, other) => other.position - one.position);
    return { entries, next, error: (isOld ? older.error : undefined) ?? newest.error, isFirst: newest.value === undefined, readOlder, reload: newest.reload };
}
