import { useMemo } from 'preact/hooks';
import { useApp } from '../app';
import type { Choice } from '../filters/choices';
import type { FilterField } from '../filters/query';
import { useRest } from '../shell/useRest';
import { strings } from '../strings';
import { channelName } from './badges';
import { FIELD_PREFIX } from './chatQuery';

/** The filters of the list of chats, as far as the user may see what they ask for. */
export function useChatFilters(): readonly FilterField[] {
    const { api, permissions } = useApp();
    const texts = strings.value;
    const sources = useRest('chat-sources', async () => (await api.get('livechat/rooms/filters')).filters);
    const fields = useRest('room-fields', async () => (await api.get('livechat/custom-fields', { query: { count: 100 } })).customFields);
    return useMemo(() => {
        const { chats, common } = texts;
        const yesNo: readonly Choice[] = [
            { id: 'yes', label: common.yes },
            { id: 'no', label: common.no },
        ];
        const seesAll = permissions.can('view-livechat-rooms');
        return [
            ...(seesAll ? [{ name: 'agent', label: common.agent, type: 'choices', kind: 'agents' } as const] : []),
            { name: 'department', label: common.department, type: 'choices', kind: 'departments' },
            ...(permissions.can('manage-livechat-units') ? [{ name: 'unit', label: chats.unit, type: 'choices', kind: 'units' } as const] : []),
            { name: 'source', label: chats.channel, type: 'select', options: (sources.value ?? []).map(sourceChoice) },
            { name: 'tag', label: chats.tag, type: 'choices', kind: 'tags' },
            { name: 'priority', label: chats.priority, type: 'choices', kind: 'priorities' },
            { name: 'verified', label: chats.verified, type: 'select', options: yesNo },
            { name: 'unread', label: chats.unread, type: 'select', options: yesNo },
            { name: 'opened', label: chats.opened, type: 'dates' },
            { name: 'closed', label: chats.closed, type: 'dates' },
            ...(fields.value ?? [])
                .filter(({ scope }) => scope === 'room')
                .map(({ _id, label }) => ({ name: `${FIELD_PREFIX}${_id}`, label, type: 'text' }) as const),
        ];
    }, [texts, permissions, sources.value, fields.value]);
}

const sourceChoice = ({ type, id }: { type: string; id?: string }): Choice => ({
    id: id ? `${type}/${id}` : type,
    label: id ? `${channelName(type)} (${id})` : channelName(type),
});
