import type { Schemas } from '@shared/api/client';
import type { App } from '../../app';
import type { Catalog } from '../catalog/types';
import { listOf, numberOf, present, textOf } from '../catalog/types';
import { manageTexts } from '../texts';

type Tag = Schemas['Tag'];
type Disposition = Schemas['Disposition'];
type ServiceLevel = Schemas['ServiceLevel'];
type Priority = Schemas['Priority'];

/** Name, description and departments: what tags and dispositions consist of. */
function named<Item extends { _id: string; name: string; description?: string; departments: string[] }>(
    texts: { title: string; help: string; add: string; nothing: string; remove: string; removeAsk: string },
    mayEdit: boolean,
): Omit<Catalog<Item>, 'id' | 'list'> {
    const { manage, tags, counts } = manageTexts.value;
    return {
        title: texts.title,
        help: texts.help,
        nothing: texts.nothing,
        addLabel: mayEdit ? texts.add : undefined,
        isSearched: true,
        columns: [
            { label: manage.name, cell: (item) => item.name },
            { label: manage.description, cell: (item) => item.description },
            { label: manage.departments, cell: (item) => counts.departments(item.departments.length) },
        ],
        key: (item) => item._id,
        name: (item) => item.name,
        fields: () => [
            { name: 'name', label: manage.name, type: 'text', isRequired: true },
            { name: 'description', label: manage.description, type: 'text' },
            { name: 'departments', label: manage.departments, type: 'choices', kind: 'departments', help: tags.departmentsHelp },
        ],
        values: (item) => ({ name: item?.name, description: item?.description, departments: item?.departments ?? [] }),
    };
}

export function tagCatalog(app: App): Catalog<Tag> {
    const { tags, manage } = manageTexts.value;
    const mayEdit = app.permissions.can('manage-livechat-tags');
    return {
        id: 'tags',
        ...named<Tag>(tags, mayEdit),
        list: async ({ api }, page, signal) => {
            const { tags: items, total } = await api.get('livechat/tags', { query: { ...page, ...(mayEdit ? { viewAll: true } : {}) }, signal });
            return { items, total };
        },
        ...(mayEdit
            ? ({
                  save: ({ api }, values, item, idempotencyKey) =>
                      api.post('livechat/tags.save', {
                          body: {
                              ...(item ? { _id: item._id } : {}),
                              tagData: { name: textOf(values['name']), ...present({ description: textOf(values['description']) }) },
                              tagDepartments: listOf(values['departments']),
                          },
                          idempotencyKey,
                      }),
                  actions: [
                      {
                          label: tags.remove,
                          icon: 'trash',
                          isDanger: true,
                          ask: () => tags.removeAsk,
                          done: manage.removed,
                          run: ({ api }, { _id }) => api.post('livechat/tags.delete', { body: { id: _id } }),
                      },
                  ],
              } satisfies Partial<Catalog<Tag>>)
            : {}),
    };
}

export function dispositionCatalog(app: App): Catalog<Disposition> {
    const { dispositions, manage } = manageTexts.value;
    const mayEdit = app.permissions.can('manage-voip-call-settings');
    return {
        id: 'dispositions',
        ...named<Disposition>(dispositions, mayEdit),
        list: async ({ api }, page, signal) => {
            const { dispositions: items, total } = await api.get('livechat/dispositions', {
                query: { ...page, ...(mayEdit ? { viewAll: true } : {}) },
                signal,
            });
            return { items, total };
        },
        ...(mayEdit
            ? ({
                  save: ({ api }, values, item, idempotencyKey) =>
                      api.post('livechat/dispositions.save', {
                          body: {
                              ...(item ? { _id: item._id } : {}),
                              dispositionData: { name: textOf(values['name']), ...present({ description: textOf(values['description']) }) },
                              dispositionDepartments: listOf(values['departments']),
                          },
                          idempotencyKey,
                      }),
                  actions: [
                      {
                          label: dispositions.remove,
                          icon: 'trash',
                          isDanger: true,
                          ask: () => dispositions.removeAsk,
                          done: manage.removed,
                          run: ({ api }, { _id }) => api.post('livechat/dispositions.delete', { body: { id: _id } }),
                      },
                  ],
              } satisfies Partial<Catalog<Disposition>>)
            : {}),
    };
}

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
