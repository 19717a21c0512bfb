import type { Schemas } from '@shared/api/client';
import type { App } from '../../app';
import type { Catalog, ItemAction } from '../catalog/types';
import { flagOf, textOf } from '../catalog/types';
import { manageTexts } from '../texts';
import { shown, WebhookDialogs } from './WebhookDialogs';

export type Webhook = Schemas['ListedWebhook'];

/** The endpoint that the settings make; it is changed there. */
const OF_SETTINGS = 'livechat';

const nameOf = (item: Webhook): string => item.name ?? manageTexts.value.webhooks.ofSettings;

/** The endpoints that are sent what happens. */
export function webhookCatalog(app: App): Catalog<Webhook> {
    const { webhooks: texts, manage } = manageTexts.value;
    const mayEdit = app.permissions.can('manage-livechat-webhooks');
    return {
        id: 'webhooks',
        title: texts.title,
        help: texts.help,
        nothing: texts.nothing,
        addLabel: mayEdit ? texts.add : undefined,
        note: WebhookDialogs,
        columns: [
            { label: manage.name, cell: nameOf },
            { label: texts.url, cell: (item) => item.url },
            { label: texts.state, cell: stateOf },
        ],
        list: async ({ api }, _page, signal) => {
            const { webhooks } = await api.get('livechat/webhooks', { signal });
            return { items: webhooks, total: webhooks.length };
        },
        key: (item) => item._id,
        name: nameOf,
        fields: () => [
            { name: 'name', label: manage.name, type: 'text', isRequired: true },
            { name: 'url', label: texts.url, type: 'text', isRequired: true, help: texts.urlHelp, pattern: 'https?://.+' },
            { name: 'enabled', label: texts.enabled, type: 'flag', help: texts.enabledHelp },
            ...Object.entries(texts.eventTypes).map(([type, label], index) => ({
                name: type,
                label,
                type: 'flag' as const,
                ...(index === 0 ? { heading: texts.events } : {}),
            })),
        ],
        values: (item) => ({
            name: item?.name,
            url: item?.url,
            enabled: item?.enabled ?? true,
            ...Object.fromEntries(Object.keys(texts.eventTypes).map((type) => [type, item?.events.includes(type) ?? true])),
        }),
        isChangeable: (item) => item._id !== OF_SETTINGS,
        ...(mayEdit
            ? ({
                  save: async ({ api }, values, item, idempotencyKey) => {
                      const events = Object.keys(texts.eventTypes).filter((type) => flagOf(values[type]));
                      const saved = await api.post('livechat/webhooks.save', {
                          body: {
                              ...(item ? { _id: item._id } : {}),
                              name: textOf(values['name']),
                              url: textOf(values['url']),
                              enabled: flagOf(values['enabled']),
                              events: events.length < Object.keys(texts.eventTypes).length ? events : [],
                          },
                          idempotencyKey,
                      });
                      if (saved.secret) shown.value = { kind: 'secret', secret: saved.secret };
                  },
              } satisfies Partial<Catalog<Webhook>>)
            : {}),
        actions: [logAction(), ...(mayEdit ? changes() : [])],
    };
}

function logAction(): ItemAction<Webhook> {
    const { webhooks: texts } = manageTexts.value;
    return {
        label: texts.log,
        icon: 'clock',
        done: '',
        run: async ({ permissions }, item) => {
            shown.value = { kind: 'log', item, name: nameOf(item), mayReplay: permissions.can('manage-livechat-webhooks') };
        },
    };
}

function changes(): ItemAction<Webhook>[] {
    const { webhooks: texts, manage } = manageTexts.value;
    const isOwn = (item: Webhook) => item._id !== OF_SETTINGS;
    const isHeld = (item: Webhook) => item.state.waiting + item.state.parked > 0 || item.state.goneAt !== undefined;
    return [
        {
            label: texts.test,
            icon: 'send',
            done: texts.tested,
            run: async ({ api }, item) => {
                const result = await api.post('livechat/webhooks.test', { body: { webhookId: item._id } });
                shown.value = { kind: 'test', name: nameOf(item), result };
            },
        },
        {
            label: texts.resume,
            icon: 'play',
            isOffered: isHeld,
            done: texts.resumed,
            run: ({ api }, item) => api.post('livechat/webhooks.resume', { body: { webhookId: item._id } }),
        },
        {
            label: texts.skip,
            icon: 'forward',
            isOffered: isHeld,
            ask: () => texts.skipAsk,
            done: texts.resumed,
            run: ({ api }, item) => api.post('livechat/webhooks.resume', { body: { webhookId: item._id, skip: true } }),
        },
        {
            label: texts.newSecret,
            icon: 'shield',
            isOffered: isOwn,
            ask: () => texts.newSecretAsk,
            done: manage.saved,
            run: async ({ api }, { _id, name, url }) => {
                const { secret } = await api.post('livechat/webhooks.save', { body: { _id, name: name ?? '', url, newSecret: true } });
                if (secret) shown.value = { kind: 'secret', secret };
            },
        },
        {
            label: texts.remove,
            icon: 'trash',
            isDanger: true,
            isOffered: isOwn,
            ask: () => texts.removeAsk,
            done: manage.removed,
            run: ({ api }, { _id }) => api.post('livechat/webhooks.delete', { body: { webhookId: _id } }),
        },
    ];
}

/** What an endpoint's state is, in a few words. */
export function stateOf({ enabled, state }: Webhook): string {
    const { webhooks: texts } = manageTexts.value;
    if (!enabled) return texts.off;
    if (state.goneAt !== undefined) return texts.gone;
    const behind = state.position === undefined ? 0 : state.head - state.position;
    const parts = [
        behind > 0 ? texts.behind(behind) : undefined,
        state.waiting > 0 ? texts.waiting(state.waiting) : undefined,
        state.parked > 0 ? texts.parked(state.parked) : undefined,
    ].filter((part) => part !== undefined);
    return parts.length > 0 ? parts.join(', ') : texts.upToDate;
}
