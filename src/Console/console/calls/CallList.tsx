import { useMemo } from 'preact/hooks';
import { VirtualList } from '@shared/ui/VirtualList';
import { useApp } from '../app';
import { FilterBar } from '../filters/FilterBar';
import { ListFoot } from '../filters/ListFoot';
import type { FilterField } from '../filters/query';
import { Segments } from '../filters/Segments';
import { useLastShown } from '../shell/useLastShown';
import { usePages } from '../shell/usePages';
import { useQuery } from '../shell/useQuery';
import { strings } from '../strings';
import { CALL_SORTS, CALL_VIEWS, FOLLOW_UPS, callsQuery, viewOf } from './callQuery';
import { CallRow } from './CallRow';
import { CALL_STATES } from './callState';

const ROW_PX = 57;

/** The list of calls with its search and filters. */
export function CallList({ chosen }: { chosen: string | undefined }) {
    const app = useApp();
    const [query, change] = useQuery();
    const { calls, nav } = strings.value;
    const fields = useMemo(() => callFilters(app.permissions.can('view-livechat-rooms')), [strings.value]);
    const asked = useMemo(() => callsQuery(query), [query]);
    const pages = useLastShown(
        usePages(
            JSON.stringify(asked),
            async (page, signal) => {
                const listed = await app.api.get('calls.list', { query: { ...asked, ...page }, signal });
                return { items: listed.calls, total: listed.total };
            },
            app.changes.revision('calls'),
        ),
    );
    return (
        <>
            <FilterBar fields={fields} searchLabel={calls.search} sorts={CALL_SORTS.map((id) => ({ id, label: calls.sorts[id] }))}>
                <Segments
                    label={strings.value.common.status}
                    choices={CALL_VIEWS.map((id) => ({ id, label: calls.views[id] }))}
                    value={viewOf(query)}
                    onChange={(view) => change({ view: view === 'all' ? undefined : view })}
                />
            </FilterBar>
            <VirtualList
                question={pages.key}
                class="grow"
                items={pages.items}
                total={pages.total}
                keyOf={(call) => call._id}
                estimate={ROW_PX}
                label={nav.calls}
                onEnd={pages.readMore}
            >
                {(call) => <CallRow call={call} isChosen={call._id === chosen} />}
            </VirtualList>
            <ListFoot pages={pages} nothing={viewOf(query) === 'missed' ? calls.nothingMissed : calls.nothing} />
        </>
    );
}

function callFilters(seesAll: boolean): readonly FilterField[] {
    const { calls, common } = strings.peek();
    return [
        ...(seesAll ? [{ name: 'agent', label: common.agent, type: 'choices', kind: 'agents' } as const] : []),
        { name: 'direction', label: calls.direction, type: 'select', options: (['inbound', 'outbound'] as const).map((id) => ({ id, label: calls.ways[id] })) },
        { name: 'state', label: common.status, type: 'select', options: CALL_STATES.map((id) => ({ id, label: calls.states[id] })) },
        { name: 'department', label: common.department, type: 'choices', kind: 'departments' },
        { name: 'disposition', label: calls.disposition, type: 'choices', kind: 'dispositions' },
        { name: 'tag', label: calls.tags, type: 'choices', kind: 'tags' },
        { name: 'followUp', label: calls.followUp, type: 'select', options: FOLLOW_UPS.map((id) => ({ id, label: calls.followUps[id] })) },
        { name: 'contact', label: calls.contact, type: 'choices', kind: 'contacts' },
        { name: 'began', label: calls.began, type: 'dates' },
        { name: 'queue', label: calls.queue, type: 'text' },
    ];
}
