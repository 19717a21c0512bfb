import type { Schemas } from '@shared/api/client';
import type { App } from '../../app';
import type { Catalog } from '../catalog/types';
import { textOf } from '../catalog/types';
import { manageTexts } from '../texts';
import { userField } from './userField';

type Staff = Schemas['ListedStaff'];
type Monitor = Schemas['Monitor'];

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
