import type { Schemas } from '@shared/api/client';
import type { Catalog } from '../catalog/types';
import { numberOf, present, textOf } from '../catalog/types';
import { manageTexts } from '../texts';

type ServiceLevel = Schemas['ServiceLevel'];
type Priority = Schemas['Priority'];

export function serviceLevelCatalog(): Catalog<ServiceLevel> {
    const { levels, manage } = manageTexts.value;
    return {
        id: 'service-levels',
        title: levels.title,
        help: levels.help,
        nothing: levels.nothing,
        addLabel: levels.add,
        isSearched: true,
        columns: [
            { label: manage.name, cell: (item) => item.name },
            { label: levels.due, cell: (item) => item.dueTimeInMinutes },
            { label: manage.description, cell: (item) => item.description },
        ],
        list: async ({ api }, page, signal) => {
            const { sla, total } = await api.get('livechat/sla', { query: page, signal });
            return { items: sla, total };
        },
        key: (item) => item._id,
        name: (item) => item.name,
        fields: () => [
            { name: 'name', label: manage.name, type: 'text', isRequired: true },
            { name: 'due', label: levels.due, type: 'number', isRequired: true, min: 1 },
            { name: 'description', label: manage.description, type: 'text' },
        ],
        values: (item) => ({ name: item?.name, due: item?.dueTimeInMinutes, description: item?.description }),
        save: ({ api }, values, item, idempotencyKey) => {
            const body = {
                name: textOf(values['name']),
                dueTimeInMinutes: numberOf(values['due']) ?? 0,
                ...present({ description: textOf(values['description']) }),
            };
            return item
                ? api.put('livechat/sla/{slaId}', { path: { slaId: item._id }, body, idempotencyKey })
                : api.post('livechat/sla', { body, idempotencyKey });
        },
        actions: [
            {
                label: levels.remove,
                icon: 'trash',
                isDanger: true,
                ask: () => levels.removeAsk,
                done: manage.removed,
                run: ({ api }, { _id }) => api.delete('livechat/sla/{slaId}', { path: { slaId: _id } }),
            },
        ],
    };
}

export function priorityCatalog(): Catalog<Priority> {
    const { priorities, manage } = manageTexts.value;
    return {
        id: 'priorities',
        title: priorities.title,
        help: priorities.help,
        nothing: priorities.nothing,
        columns: [
            { label: manage.name, cell: (item) => item.name ?? item.i18n },
            { label: priorities.standard, cell: (item) => item.i18n },
            { label: priorities.place, cell: (item) => item.sortItem },
        ],
        list: async ({ api }, { offset, count }, signal) => {
            const { priorities: items, total } = await api.get('livechat/priorities', { query: { offset, count }, signal });
            return { items, total };
        },
        key: (item) => item._id,
        name: (item) => item.name ?? item.i18n,
        fields: () => [{ name: 'name', label: priorities.ownName, type: 'text', isRequired: true }],
        values: (item) => ({ name: item?.name ?? item?.i18n }),
        save: ({ api }, values, item, idempotencyKey) =>
            api.put('livechat/priorities/{priorityId}', { path: { priorityId: item!._id }, body: { name: textOf(values['name']) }, idempotencyKey }),
        actions: [
            {
                label: priorities.reset,
                done: priorities.resetDone,
                isOffered: ({ dirty }) => dirty,
                run: ({ api }, { _id }) => api.put('livechat/priorities/{priorityId}', { path: { priorityId: _id }, body: { reset: true } }),
            },
        ],
    };
}
