import { signal, type Signal } from '@preact/signals';
import type { Api } from '@shared/api/client';
import { useApp, type App } from '../app';

/** Something that can be chosen: its id in requests, and its name for people. */
export interface Choice {
    readonly id: string;
    readonly label: string;
    readonly hint?: string | undefined;
}

export type ChoiceKind =
    | 'agents'
    | 'users'
    | 'departments'
    | 'tags'
    | 'dispositions'
    | 'units'
    | 'priorities'
    | 'monitors'
    | 'roles'
    | 'contacts'
    | 'usernames';

type Find = (api: Api, text: string, isManager: (permission: string) => boolean) => Promise<readonly Choice[]>;

const COUNT = 50;
const person = ({ _id, name, username }: { _id: string; name?: string; username: string }): Choice => ({ id: _id, label: name || username, hint: username });
const named = ({ _id, name }: { _id: string; name: string }): Choice => ({ id: _id, label: name });

const FINDERS: Record<ChoiceKind, Find> = {
    agents: async (api, text) => (await api.get('livechat/users/agent', { query: { text, count: COUNT, sort: '{"name":1}' } })).users.map(person),
    users: async (api, text) => (await api.get('users.list', { query: { text, count: COUNT } })).users.map(person),
    usernames: async (api, text) =>
        (await api.get('users.list', { query: { text, count: COUNT } })).users.map(({ name, username }) => ({ id: username, label: name, hint: username })),
    departments: async (api, text) => (await api.get('livechat/department', { query: { text, count: COUNT } })).departments.map(named),
    tags: async (api, text, may) =>
        (await api.get('livechat/tags', { query: { text, count: COUNT, ...(may('manage-livechat-tags') ? { viewAll: true } : {}) } })).tags.map(
            ({ name, description }) => ({ id: name, label: name, hint: description }),
        ),
    dispositions: async (api, text, may) =>
        (
            await api.get('livechat/dispositions', { query: { text, count: COUNT, ...(may('manage-voip-call-settings') ? { viewAll: true } : {}) } })
        ).dispositions.map(named),
    units: async (api, text) => (await api.get('livechat/units', { query: { text, count: COUNT } })).units.map(named),
    priorities: async (api) => (await api.get('livechat/priorities')).priorities.map(({ _id, name, i18n }) => ({ id: _id, label: name ?? i18n })),
    monitors: async (api, text) => (await api.get('livechat/monitors', { query: { text, count: COUNT } })).monitors.map(person),
    contacts: async (api, text) =>
        (await api.get('omnichannel/contacts.search', { query: { searchText: text, count: COUNT } })).contacts.map(({ _id, name, emails, phones }) => ({
            id: _id,
            label: name,
            hint: emails[0]?.address ?? phones[0]?.phoneNumber,
        })),
    roles: async (api, text) =>
        (await api.get('roles.list')).roles.map(({ _id, name }) => ({ id: _id, label: name })).filter(({ label }) => label.includes(text.toLowerCase())),
};

/** Names of what is not among the first that a search finds. */
const LOOK_UPS: Partial<Record<ChoiceKind, (api: Api, id: string) => Promise<string | undefined>>> = {
    agents: async (api, userId) => nameOf((await api.get('users.info', { query: { userId } })).user),
    users: async (api, userId) => nameOf((await api.get('users.info', { query: { userId } })).user),
    contacts: async (api, contactId) => (await api.get('omnichannel/contacts.get', { query: { contactId } })).contact.name,
    departments: async (api, _id) => (await api.get('livechat/department/{_id}', { path: { _id } })).department?.name,
};

const nameOf = (user: { name: string; username: string }) => user.name || user.username;

/** What filters and forms offer to choose from. Names that were read once are kept until the page is left. */
export class Choices {
    readonly #names = new Map<ChoiceKind, Signal<ReadonlyMap<string, string>>>();
    readonly #asked = new Set<string>();

    constructor(private readonly app: App) {}

    async find(kind: ChoiceKind, text: string): Promise<readonly Choice[]> {
        const found = await FINDERS[kind](this.app.api, text, (permission) => this.app.permissions.can(permission));
        this.#know(kind, found);
        return found;
    }

    /** The name of an id. Until it is known it is the id itself, and whoever read it is drawn again. */
    name(kind: ChoiceKind, id: string): string {
        const known = this.#of(kind).value.get(id);
        if (known === undefined) void this.#ask(kind, id);
        return known ?? id;
    }

    async #ask(kind: ChoiceKind, id: string): Promise<void> {
        if (kind === 'tags' || this.#asked.has(`${kind}/${id}`)) return;
        this.#asked.add(`${kind}/${id}`);
        const isFirst = !this.#asked.has(kind);
        this.#asked.add(kind);
        if (isFirst) await this.find(kind, '').catch(() => undefined);
        if (this.#of(kind).peek().has(id)) return;
        const label = await LOOK_UPS[kind]?.(this.app.api, id).catch(() => undefined);
        if (label) this.#know(kind, [{ id, label }]);
    }

    #know(kind: ChoiceKind, choices: readonly Choice[]): void {
        const names = this.#of(kind);
        if (choices.every(({ id, label }) => names.peek().get(id) === label)) return;
        names.value = new Map([...names.peek(), ...choices.map(({ id, label }) => [id, label] as const)]);
    }

    #of(kind: ChoiceKind): Signal<ReadonlyMap<string, string>> {
        if (!this.#names.has(kind)) this.#names.set(kind, signal(new Map()));
        return this.#names.get(kind)!;
    }
}

const ofApp = new WeakMap<App, Choices>();

export function useChoices(): Choices {
    const app = useApp();
    if (!ofApp.has(app)) ofApp.set(app, new Choices(app));
    return ofApp.get(app)!;
}
