import type { Schemas } from '@shared/api/client';
import type { App } from '../../app';
import type { Catalog, FormField, ItemAction } from '../catalog/types';
import { listOf, present, textOf } from '../catalog/types';
import { manageTexts } from '../texts';

type Account = Schemas['Account'];

export function userCatalog(app: App): Catalog<Account> {
    const { users, manage } = manageTexts.value;
    const { permissions } = app;
    const mayEdit = permissions.can('edit-other-user-info');
    const mayAdd = permissions.can('create-user');
    return {
        id: 'users',
        title: users.title,
        help: users.help,
        nothing: users.nothing,
        addLabel: mayAdd ? users.add : undefined,
        isSearched: true,
        columns: [
            { label: manage.name, cell: (item) => <bdi>{item.name || item.username}</bdi> },
            { label: manage.username, cell: (item) => <bdi class="quiet">{item.username}</bdi> },
            { label: manage.email, cell: (item) => <bdi>{item.emails?.[0]?.address ?? ''}</bdi> },
            { label: users.roles, cell: (item) => (item.roles ?? []).filter((role) => role !== 'user').join(', ') },
            {
                label: manage.status,
                cell: (item) => <span class={`badge ${item.active ? 'good' : 'bad'}`}>{item.active ? users.active : users.inactive}</span>,
            },
        ],
        list: async ({ api }, page, signal) => {
            const { users: items, total } = await api.get('users.list', { query: page, signal });
            return { items, total };
        },
        key: (item) => item._id,
        name: (item) => item.name || item.username,
        fields: (item) => userFields(item),
        values: (item) => ({ name: item?.name, username: item?.username, email: item?.emails?.[0]?.address, roles: item?.roles ?? ['user'] }),
        ...(mayEdit || mayAdd ? { save: saveUser } : {}),
        isOnlyAdded: !mayEdit,
        actions: userActions(app),
    };
}

function userFields(item: Account | undefined): readonly FormField[] {
    const { users, manage } = manageTexts.value;
    return [
        { name: 'name', label: manage.name, type: 'text', isRequired: true },
        { name: 'username', label: manage.username, type: 'text', isRequired: true },
        { name: 'email', label: manage.email, type: 'email', isRequired: true },
        { name: 'roles', label: users.roles, type: 'choices', kind: 'roles' },
        item
            ? { name: 'password', label: users.password, help: users.newPasswordHelp, type: 'password' }
            : { name: 'password', label: users.password, help: users.passwordHelp, type: 'password', isRequired: true },
    ];
}

async function saveUser(
    { api }: App,
    values: Parameters<NonNullable<Catalog<Account>['save']>>[1],
    item: Account | undefined,
    idempotencyKey: string,
): Promise<unknown> {
    const common = { name: textOf(values['name']), username: textOf(values['username']), email: textOf(values['email']), roles: listOf(values['roles']) };
    const password = typeof values['password'] === 'string' ? values['password'] : '';
    if (item) return api.post('users.update', { body: { userId: item._id, data: { ...common, ...present({ password }) } }, idempotencyKey });
    return api.post('users.create', { body: { ...common, password }, idempotencyKey });
}

function userActions({ permissions, me }: App): readonly ItemAction<Account>[] {
    const { users, manage } = manageTexts.value;
    const isOther = ({ _id }: Account) => _id !== me._id;
    return [
        {
            label: users.switchOff,
            isDanger: true,
            ask: () => users.switchOffAsk,
            done: users.switchedOff,
            isOffered: (item) => isOther(item) && item.active && permissions.can('edit-other-user-active-status'),
            run: ({ api }, { _id }) => api.post('users.setActiveStatus', { body: { userId: _id, activeStatus: false } }),
        },
        {
            label: users.switchOn,
            done: users.switchedOn,
            isOffered: (item) => !item.active && permissions.can('edit-other-user-active-status'),
            run: ({ api }, { _id }) => api.post('users.setActiveStatus', { body: { userId: _id, activeStatus: true } }),
        },
        {
            label: users.resetPassword,
            ask: () => users.resetPasswordAsk,
            done: users.passwordReset,
            isOffered: (item) => isOther(item) && permissions.can('edit-other-user-password'),
            run: ({ api }, { _id }) => api.post('users.resetPassword', { body: { userId: _id } }),
        },
        {
            label: users.resetTotp,
            ask: () => users.resetTotpAsk,
            done: users.totpReset,
            isOffered: (item) => isOther(item) && permissions.can('edit-other-user-totp'),
            run: ({ api }, { _id }) => api.post('users.resetTOTP', { body: { userId: _id } }),
        },
        {
            label: users.remove,
            icon: 'trash',
            isDanger: true,
            ask: () => users.removeAsk,
            done: manage.removed,
            isOffered: (item) => isOther(item) && permissions.can('delete-user'),
            run: ({ api }, { _id }) => api.post('users.delete', { body: { userId: _id } }),
        },
    ];
}
