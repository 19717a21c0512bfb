import type { Schemas } from '@shared/api/client';
import type { App } from '../../app';
import type { Catalog, FormField } from '../catalog/types';
import { listOf, numberOf, textOf } from '../catalog/types';
import { manageTexts } from '../texts';

type Staff = Schemas['ListedStaff'];
type Monitor = Schemas['Monitor'];

/** Asks for a user: by choosing where users may be listed, else by its name. */
const userField = (app: App): FormField => {
    const { agents } = manageTexts.value;
    const common = { name: 'username', label: agents.user, help: agents.userHelp, isRequired: true };
    return app.permissions.can('view-full-other-user-info') ? { ...common, type: 'choice', kind: 'usernames' } : { ...common, type: 'text' };
};

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

async function saveAgent(app: App, item: Staff, values: Parameters<NonNullable<Catalog<Staff>['save']>>[1], idempotencyKey: string): Promise<void> {
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

export function managerCatalog(app: App): Catalog<Staff> {
    const { managers, manage } = manageTexts.value;
    const mayEdit = app.permissions.can('manage-livechat-managers');
    return {
        id: 'managers',
        title: managers.title,
        help: managers.help,
        nothing: managers.nothing,
        addLabel: mayEdit ? managers.add : undefined,
        isSearched: true,
        columns: personColumns(),
        list: async ({ api }, page, signal) => {
            const { users, total } = await api.get('livechat/users/manager', { query: page, signal });
            return { items: users, total };
        },
        key: (item) => item._id,
        name: (item) => item.name || item.username,
        fields: () => [userField(app)],
        values: () => ({}),
        ...(mayEdit
            ? ({
                  save: ({ api }, values, _, idempotencyKey) =>
                      api.post('livechat/users/manager', { body: { username: textOf(values['username']) }, idempotencyKey }),
                  isOnlyAdded: true,
                  actions: [
                      {
                          label: managers.remove,
                          icon: 'trash',
                          isDanger: true,
                          ask: () => managers.removeAsk,
                          done: manage.removed,
                          run: ({ api }, { _id }) => api.delete('livechat/users/manager/{_id}', { path: { _id } }),
                      },
                  ],
              } satisfies Partial<Catalog<Staff>>)
            : {}),
    };
}

export function monitorCatalog(app: App): Catalog<Monitor> {
    const { monitors, manage } = manageTexts.value;
    return {
        id: 'monitors',
        title: monitors.title,
        help: monitors.help,
        nothing: monitors.nothing,
        addLabel: monitors.add,
        isSearched: true,
        isOnlyAdded: true,
        columns: personColumns(),
        list: async ({ api }, page, signal) => {
            const { monitors: items, total } = await api.get('livechat/monitors', { query: page, signal });
            return { items, total };
        },
        key: (item) => item._id,
        name: (item) => item.name || item.username,
        fields: () => [userField(app)],
        values: () => ({}),
        save: ({ api }, values, _, idempotencyKey) => api.post('livechat/monitors.create', { body: { username: textOf(values['username']) }, idempotencyKey }),
        actions: [
            {
                label: monitors.remove,
                icon: 'trash',
                isDanger: true,
                ask: () => monitors.removeAsk,
                done: manage.removed,
                run: ({ api }, { username }) => api.post('livechat/monitors.delete', { body: { username } }),
            },
        ],
    };
}

function personColumns<Item extends { name: string; username: string; emails: { address: string }[] }>(): Catalog<Item>['columns'] {
    const { manage } = manageTexts.value;
    return [
        { label: manage.name, cell: (item) => <bdi>{item.name || item.username}</bdi> },
        { label: manage.username, cell: (item) => <bdi class="quiet">{item.username}</bdi> },
        { label: manage.email, cell: (item) => <bdi>{item.emails[0]?.address ?? ''}</bdi> },
    ];
}
