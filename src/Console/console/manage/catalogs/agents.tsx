import type { Schemas } from '@shared/api/client';
import type { App } from '../../app';
import type { Catalog, FormField, Values } from '../catalog/types';
import { listOf, numberOf, textOf } from '../catalog/types';
import { manageTexts } from '../texts';
import { userField } from './userField';

type Staff = Schemas['ListedStaff'];

export function agentCatalog(app: App): Catalog<Staff> {
    const { agents, manage, board, counts } = manageTexts.value;
    const mayEdit = app.permissions.can('manage-livechat-agents');
    const presences = board.presences as Record<string, string>;
    return {
        id: 'agents',
        title: agents.title,
        help: agents.help,
        nothing: agents.nothing,
        addLabel: mayEdit ? agents.add : undefined,
        isSearched: true,
        columns: [
            { label: manage.name, cell: (item) => <bdi>{item.name || item.username}</bdi> },
            { label: manage.username, cell: (item) => <bdi class="quiet">{item.username}</bdi> },
            { label: manage.status, cell: (item) => presences[item.status] ?? item.status },
            {
                label: agents.takes,
                cell: (item) => (
                    <span class={`badge ${item.statusLivechat === 'available' ? 'good' : ''}`}>
                        {item.statusLivechat === 'available' ? manage.yes : manage.no}
                    </span>
                ),
            },
            { label: manage.departments, cell: (item) => (item.departments.length ? counts.departments(item.departments.length) : '–') },
            { label: agents.limit, cell: (item) => item.livechat.maxNumberSimultaneousChat ?? '–' },
        ],
        list: async ({ api }, page, signal) => {
            const { users, total } = await api.get('livechat/users/agent', { query: page, signal });
            return { items: users, total };
        },
        key: (item) => item._id,
        name: (item) => item.name || item.username,
        fields: (item) => (item ? agentFields(app) : [userField(app)]),
        values: async (item) =>
            (item && {
                departments: item.departments,
                limit: item.livechat.maxNumberSimultaneousChat,
                skills: item.livechat.skills,
                available: item.statusLivechat === 'available',
                extension: await extensionOf(app, item.username),
            }) ||
            {},
        ...(mayEdit
            ? ({
                  save: (_, values, item, idempotencyKey) =>
                      item
                          ? saveAgent(app, item, values, idempotencyKey)
                          : app.api.post('livechat/users/agent', { body: { username: textOf(values['username']) }, idempotencyKey }),
                  actions: [
                      {
                          label: agents.remove,
                          icon: 'trash',
                          isDanger: true,
                          ask: () => agents.removeAsk,
                          done: manage.removed,
                          run: ({ api }, { _id }) => api.delete('livechat/users/agent/{_id}', { path: { _id } }),
                      },
                  ],
              } satisfies Partial<Catalog<Staff>>)
            : {}),
    };
}

function agentFields(app: App): readonly FormField[] {
    const { agents, manage } = manageTexts.value;
    return [
        { name: 'available', label: agents.availability, type: 'flag' },
        { name: 'departments', label: manage.departments, type: 'choices', kind: 'departments' },
        { name: 'limit', label: agents.limit, help: agents.limitHelp, type: 'number', min: 1, max: 10_000 },
        { name: 'skills', label: agents.skills, help: agents.skillsHelp, type: 'choices', kind: 'tags' },
        ...(app.permissions.can('manage-agent-extension-association')
            ? [{ name: 'extension', label: agents.extension, help: agents.extensionHelp, type: 'text' } as const]
            : []),
    ];
}

async function extensionOf({ api, permissions }: App, username: string): Promise<string> {
    if (!permissions.can('manage-agent-extension-association')) return '';
    const { extensions } = await api.get('omnichannel/extension', { query: { type: 'available', username } });
    return extensions[0] ?? '';
}

async function saveAgent(app: App, item: Staff, values: Values, idempotencyKey: string): Promise<void> {
    const { api } = app;
    await api.post('livechat/agents.saveInfo', {
        body: {
            agentId: item._id,
            agentDepartments: listOf(values['departments']),
            agentData: { maxNumberSimultaneousChat: numberOf(values['limit']) ?? 0, skills: listOf(values['skills']) },
        },
        idempotencyKey,
    });
    const isAvailable = values['available'] === true;
    if (isAvailable !== (item.statusLivechat === 'available'))
        await api.post('livechat/agent.status', { body: { agentId: item._id, status: isAvailable ? 'available' : 'not-available' } });
    if (!app.permissions.can('manage-agent-extension-association')) return;
    const [before, after] = [await extensionOf(app, item.username), textOf(values['extension'])];
    if (before === after) return;
    if (after) await api.post('omnichannel/agent/extension', { body: { username: item.username, extension: after } });
    else await api.delete('omnichannel/agent/extension/{username}', { path: { username: item.username } });
}
