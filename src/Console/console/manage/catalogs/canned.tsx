import type { Schemas } from '@shared/api/client';
import type { App } from '../../app';
import type { Catalog } from '../catalog/types';
import { listOf, textOf } from '../catalog/types';
import { manageTexts } from '../texts';

type CannedText = Schemas['CannedText'];

export function cannedCatalog(app: App): Catalog<CannedText> {
    const { canned, manage } = manageTexts.value;
    const mayEdit = app.permissions.can('save-canned-responses');
    const scopes = canned.scopes as Record<string, string>;
    const mayForAll = app.permissions.can('save-all-canned-responses');
    const mayForDepartment = mayForAll || app.permissions.can('save-department-canned-responses');
    const offered = Object.entries(scopes).filter(([id]) => id === 'user' || (id === 'global' ? mayForAll : mayForDepartment));
    return {
        id: 'canned',
        title: canned.title,
        help: canned.help,
        nothing: canned.nothing,
        addLabel: mayEdit ? canned.add : undefined,
        isSearched: true,
        columns: [
            { label: canned.shortcut, cell: (item) => <bdi>/{item.shortcut}</bdi> },
            { label: canned.text, cell: (item) => <bdi class="two-lines">{item.text}</bdi> },
            { label: canned.scope, cell: (item) => scopes[item.scope] ?? item.scope },
            { label: manage.tags, cell: (item) => item.tags.join(', ') },
        ],
        list: async ({ api }, page, signal) => {
            const { cannedResponses, total } = await api.get('canned-responses', { query: page, signal });
            return { items: cannedResponses, total };
        },
        key: (item) => item._id,
        name: (item) => `/${item.shortcut}`,
        fields: () => [
            { name: 'shortcut', label: canned.shortcut, type: 'text', isRequired: true },
            { name: 'text', label: canned.text, help: canned.textHelp, type: 'long-text', isRequired: true },
            { name: 'scope', label: canned.scope, type: 'select', isRequired: true, options: offered.map(([id, label]) => ({ id, label })) },
            {
                name: 'department',
                label: canned.department,
                type: 'choice',
                kind: 'departments',
                isRequired: true,
                isShown: ({ scope }) => scope === 'department',
            },
            { name: 'tags', label: manage.tags, type: 'choices', kind: 'tags' },
        ],
        values: (item) => ({
            shortcut: item?.shortcut,
            text: item?.text,
            scope: item?.scope ?? offered[0]![0],
            department: item?.departmentId,
            tags: item?.tags ?? [],
        }),
        ...(mayEdit
            ? ({
                  save: ({ api }, values, item, idempotencyKey) =>
                      api.post('canned-responses', {
                          body: {
                              ...(item ? { _id: item._id } : {}),
                              shortcut: textOf(values['shortcut']),
                              text: textOf(values['text']),
                              scope: textOf(values['scope']) as 'user',
                              tags: listOf(values['tags']),
                              ...(values['scope'] === 'department' ? { departmentId: textOf(values['department']) } : {}),
                          },
                          idempotencyKey,
                      }),
                  actions: [
                      {
                          label: canned.remove,
                          icon: 'trash',
                          isDanger: true,
                          ask: () => canned.removeAsk,
                          done: manage.removed,
                          isOffered: () => app.permissions.can('remove-canned-responses'),
                          run: ({ api }, { _id }) => api.delete('canned-responses', { query: { _id } }),
                      },
                  ],
              } satisfies Partial<Catalog<CannedText>>)
            : {}),
    };
}
