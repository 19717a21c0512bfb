import { useEffect, useState } from 'preact/hooks';
import type { Schemas } from '@shared/api/client';
import { useApp } from '../../app';
import { useChoices } from '../../filters/choices';
import { FilterControl } from '../../filters/FilterControl';
import { instantsOf, listOf, type FilterField } from '../../filters/query';
import { fullTime } from '../../shell/format';
import { useQuery, type Query } from '../../shell/useQuery';
import { errorText, strings } from '../../strings';
import { PartHead } from '../PartHead';
import { manageTexts } from '../texts';
import { AUDIT_TYPES, detailsOf, readableType } from './auditEvents';

type AuditEvent = Schemas['AuditEvent'];

/** Who signed in and who changed what. Pages go backwards in time. */
export default function Audit() {
    const [query, change] = useQuery();
    const { audit: texts } = manageTexts.value;
    const { common } = strings.value;
    const fields: readonly FilterField[] = [
        { name: 'type', label: texts.type, type: 'select', options: AUDIT_TYPES.map((id) => ({ id, label: readableType(id) })) },
        { name: 'user', label: texts.user, type: 'choices', kind: 'users' },
        { name: 'when', label: texts.when, type: 'dates' },
    ];
    const { events, hasMore, error, isReading, readMore } = useAudit(query);
    return (
        <section class="manage-part" aria-labelledby="part-title">
            <PartHead title={texts.title} help={texts.help} />
            <div class="filter-panel">
                {fields.map((field) => (
                    <FilterControl
                        key={field.name}
                        field={field}
                        query={query}
                        onChange={(changes) => change(changes['user'] ? { user: listOf(changes['user']).at(-1) } : changes)}
                    />
                ))}
            </div>
            {error !== undefined && (
                <div class="banner bad" role="alert">
                    <span>{errorText(error)}</span>
                    <button type="button" class="button" onClick={readMore}>
                        {common.retry}
                    </button>
                </div>
            )}
            <div class="wide-table">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{texts.when}</th>
                            <th scope="col">{texts.type}</th>
                            <th scope="col">{texts.by}</th>
                            <th scope="col">{texts.user}</th>
                            <th scope="col">{texts.details}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {events.map((event) => (
                            <AuditRow key={event.position} event={event} />
                        ))}
                    </tbody>
                </table>
            </div>
            {events.length === 0 && !hasMore && !isReading && <p class="quiet">{texts.nothing}</p>}
            {hasMore && (
                <button type="button" class="button" disabled={isReading} onClick={readMore}>
                    {texts.more}
                </button>
            )}
        </section>
    );
}

function AuditRow({ event }: { event: AuditEvent }) {
    const choices = useChoices();
    const { audit: texts } = manageTexts.value;
    const by = event.by.startsWith('user:') ? event.by.slice(5) : undefined;
    return (
        <tr>
            <td>
                <time dateTime={event.ts}>{fullTime(event.ts)}</time>
            </td>
            <th scope="row">{readableType(event.type)}</th>
            <td>
                <bdi>{by ? choices.name('users', by) : event.by === 'system' ? texts.system : event.by}</bdi>
            </td>
            <td>
                <bdi>{event.username ?? (event.userId ? choices.name('users', event.userId) : '')}</bdi>
            </td>
            <td class="quiet">
                <bdi>{detailsOf(event)}</bdi>
            </td>
        </tr>
    );
}

function useAudit(query: Query) {
    const { api } = useApp();
    const key = JSON.stringify([query['type'], query['user'], query['when']]);
    const [state, setState] = useState<{ key: string; events: readonly AuditEvent[]; before: number; hasMore: boolean; error?: unknown }>({
        key: '',
        events: [],
        before: 0,
        hasMore: false,
    });
    const [isReading, setReading] = useState(true);
    const read = async (before: number) => {
        setReading(true);
        const { start, end } = instantsOf(query['when']);
        const filter = {
            ...(query['type'] ? { type: query['type'] } : {}),
            ...(query['user'] ? { userId: query['user'] } : {}),
            ...(start ? { start } : {}),
            ...(end ? { end } : {}),
        };
        try {
            const page = await api.get('audit.events', { query: { ...filter, ...(before ? { before: String(before) } : {}) } });
            setState((old) => ({ key, events: before ? [...old.events, ...page.events] : page.events, before: page.before, hasMore: page.hasMore }));
        } catch (error) {
            setState((old) => ({ ...old, error }));
        }
        setReading(false);
    };
    useEffect(() => void read(0), [key]);
    return { events: state.events, hasMore: state.hasMore, error: state.error, isReading, readMore: () => void read(state.before) };
}
