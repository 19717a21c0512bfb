import type { Schemas } from '@shared/api/client';
import type { App } from '../../app';
import type { Catalog } from '../catalog/types';
import { listOf, present, textOf } from '../catalog/types';
import { manageTexts } from '../texts';

type Tag = Schemas['Tag'];
type Disposition = Schemas['Disposition'];

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
