import { useMemo } from 'preact/hooks';
import { VirtualList } from '@shared/ui/VirtualList';
import { useApp } from '../app';
import { FilterBar } from '../filters/FilterBar';
import { ListFoot } from '../filters/ListFoot';
import { Segments } from '../filters/Segments';
import { useLastShown } from '../shell/useLastShown';
import { usePages } from '../shell/usePages';
import { useQuery } from '../shell/useQuery';
import { strings } from '../strings';
import { CHAT_SORTS, CHAT_STATES, roomsQuery, stateOf } from './chatQuery';
import { ChatRow } from './ChatRow';
import { useChatFilters } from './useChatFilters';

const ROW_PX = 64;

/** The list of chats with its search and filters. */
export function ChatList({ chosen }: { chosen: string | undefined }) {
    const app = useApp();
    const [query, change] = useQuery();
    const { chats, nav } = strings.value;
    const fields = useChatFilters();
    const asked = useMemo(() => roomsQuery(query, { id: app.me._id, seesAll: app.permissions.can('view-livechat-rooms') }), [query]);
    const pages = useLastShown(
        usePages(
            JSON.stringify(asked),
            async (page, signal) => {
                const { rooms, total } = await app.api.get('livechat/rooms', { query: { ...asked, ...page }, signal });
                return { items: rooms, total };
            },
            app.changes.revision('conversations'),
        ),
    );
    const sorts = CHAT_SORTS.map((id) => ({ id, label: chats.sorts[id] }));
    const states = CHAT_STATES.map((id) => ({ id, label: chats.states[id] }));
    return (
        <>
            <FilterBar fields={fields} searchLabel={chats.search} sorts={sorts}>
                <Segments
                    label={strings.value.common.status}
                    choices={states}
                    value={stateOf(query)}
                    onChange={(state) => change({ state: state === 'all' ? undefined : state })}
                />
            </FilterBar>
            <VirtualList
                question={pages.key}
                class="grow"
                items={pages.items}
                total={pages.total}
                keyOf={(room) => room._id}
                estimate={ROW_PX}
                label={nav.chats}
                onEnd={pages.readMore}
            >
                {(room) => <ChatRow room={room} isChosen={room._id === chosen} />}
            </VirtualList>
            <ListFoot pages={pages} nothing={chats.nothing} />
        </>
    );
}
