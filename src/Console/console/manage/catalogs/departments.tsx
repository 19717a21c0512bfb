import type { Schemas } from '@shared/api/client';
import type { App } from '../../app';
import type { Catalog, FormField, Values } from '../catalog/types';
import { flagOf, listOf, numberOf, present, textOf } from '../catalog/types';
import { manageTexts } from '../texts';

type Department = Schemas['Department'];

export function departmentCatalog(app: App): Catalog<Department> {
    const { departments, manage } = manageTexts.value;
    const mayEdit = app.permissions.can('manage-livechat-departments');
    return {
        id: 'departments',
        title: departments.title,
        help: departments.help,
        nothing: departments.nothing,
        addLabel: mayEdit ? departments.add : undefined,
        isSearched: true,
        columns: [
            { label: manage.name, cell: (item) => <bdi>{item.name}</bdi> },
            { label: manage.description, cell: (item) => <bdi>{item.description ?? ''}</bdi> },
            { label: departments.numAgents, cell: (item) => item.numAgents },
            {
                label: manage.status,
                cell: (item) =>
                    item.archived ? (
                        <span class="badge">{departments.archived}</span>
                    ) : (
                        <span class={`badge ${item.enabled ? 'good' : ''}`}>{item.enabled ? departments.enabled : manage.closed}</span>
                    ),
            },
        ],
        list: async ({ api }, page, signal) => {
            const { departments: items, total } = await api.get('livechat/department', { query: { ...page, showArchived: true }, signal });
            return { items, total };
        },
        key: (item) => item._id,
        name: (item) => item.name,
        fields: () => departmentFields(app),
        values: (item) => departmentValues(app, item),
        ...(mayEdit
            ? ({
                  save: ({ api }, values, item, idempotencyKey) => {
                      const body = departmentBody(values);
                      return item
                          ? api.put('livechat/department/{_id}', { path: { _id: item._id }, body, idempotencyKey })
                          : api.post('livechat/department', { body, idempotencyKey });
                  },
                  actions: [
                      {
                          label: departments.archive,
                          ask: () => departments.archiveAsk,
                          done: manage.saved,
                          isOffered: ({ archived }) => !archived,
                          run: ({ api }, { _id }) => api.post('livechat/department/archive/{_id}', { path: { _id } }),
                      },
                      {
                          label: departments.unarchive,
                          done: manage.saved,
                          isOffered: ({ archived }) => archived === true,
                          run: ({ api }, { _id }) => api.post('livechat/department/unarchive/{_id}', { path: { _id } }),
                      },
                      {
                          label: departments.remove,
                          icon: 'trash',
                          isDanger: true,
                          ask: () => departments.removeAsk,
                          done: manage.removed,
                          isOffered: () => app.permissions.can('remove-livechat-department'),
                          run: ({ api }, { _id }) => api.delete('livechat/department/{_id}', { path: { _id } }),
                      },
                  ],
              } satisfies Partial<Catalog<Department>>)
            : {}),
    };
}

function departmentFields(app: App): readonly FormField[] {
    const { departments, manage } = manageTexts.value;
    return [
        { name: 'name', label: manage.name, type: 'text', isRequired: true },
        { name: 'email', label: departments.email, help: departments.emailHelp, type: 'email', isRequired: true },
        { name: 'description', label: manage.description, type: 'text' },
        { name: 'enabled', label: departments.enabled, help: departments.enabledHelp, type: 'flag' },
        { name: 'showOnRegistration', label: departments.registration, type: 'flag' },
        { name: 'showOnOfflineForm', label: departments.offline, type: 'flag' },
        { name: 'agents', label: departments.numAgents, help: departments.agentsHelp, type: 'choices', kind: 'agents' },
        ...(app.permissions.can('manage-livechat-units') ? [{ name: 'unit', label: departments.unit, type: 'choice', kind: 'units' } as const] : []),
        { name: 'requestTagBeforeClosingChat', label: departments.tagNeeded, type: 'flag', heading: departments.closing },
        { name: 'chatClosingTags', label: departments.closingTags, type: 'choices', kind: 'tags' },
        {
            name: 'departmentsAllowedToForward',
            label: departments.forwardTo,
            help: departments.forwardHelp,
            type: 'choices',
            kind: 'departments',
            heading: departments.forwarding,
        },
        { name: 'fallbackForwardDepartment', label: departments.fallback, type: 'choice', kind: 'departments' },
        { name: 'allowReceiveForwardOffline', label: departments.receiveOffline, type: 'flag' },
        {
            name: 'maxNumberSimultaneousChat',
            label: departments.limit,
            help: departments.limitHelp,
            type: 'number',
            min: 1,
            max: 10_000,
            heading: departments.limits,
        },
        { name: 'visitorInactivityTimeoutInSeconds', label: departments.inactivity, type: 'number', min: 0 },
        { name: 'abandonedRoomsCloseCustomMessage', label: departments.abandoned, type: 'long-text' },
        { name: 'waitingQueueMessage', label: departments.waitingText, type: 'long-text' },
        { name: 'offlineMessageChannelName', label: departments.channel, type: 'text' },
    ];
}

async function departmentValues({ api }: App, item: Department | undefined): Promise<Values> {
    if (!item) return { enabled: true, showOnRegistration: true, showOnOfflineForm: true, agents: [] };
    const { department, agents } = await api.get('livechat/department/{_id}', { path: { _id: item._id } });
    return { ...(department ?? item), agents: (agents ?? []).toSorted((one, other) => one.order - other.order).map(({ agentId }) => agentId) } as Values;
}

function departmentBody(values: Values): Schemas['SaveDepartmentRequest'] {
    const limit = numberOf(values['maxNumberSimultaneousChat']);
    const inactivity = numberOf(values['visitorInactivityTimeoutInSeconds']);
    return {
        department: {
            name: textOf(values['name']),
            email: textOf(values['email']),
            enabled: flagOf(values['enabled']),
            showOnRegistration: flagOf(values['showOnRegistration']),
            showOnOfflineForm: flagOf(values['showOnOfflineForm']),
            requestTagBeforeClosingChat: flagOf(values['requestTagBeforeClosingChat']),
            chatClosingTags: listOf(values['chatClosingTags']),
            departmentsAllowedToForward: listOf(values['departmentsAllowedToForward']),
            allowReceiveForwardOffline: flagOf(values['allowReceiveForwardOffline']),
            ...(limit === undefined ? {} : { maxNumberSimultaneousChat: limit }),
            ...(inactivity === undefined ? {} : { visitorInactivityTimeoutInSeconds: inactivity }),
            ...present({
                description: textOf(values['description']),
                fallbackForwardDepartment: textOf(values['fallbackForwardDepartment']),
                abandonedRoomsCloseCustomMessage: textOf(values['abandonedRoomsCloseCustomMessage']),
                waitingQueueMessage: textOf(values['waitingQueueMessage']),
                offlineMessageChannelName: textOf(values['offlineMessageChannelName']),
            }),
        },
        agents: listOf(values['agents']).map((agentId, order) => ({ agentId, count: 0, order })),
        ...(textOf(values['unit']) ? { departmentUnit: { _id: textOf(values['unit']) } } : {}),
    };
}
