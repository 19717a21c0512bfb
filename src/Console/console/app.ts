import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Api } from '@shared/api/client';
import { untilDone } from '@shared/api/retry';
import { LiveConnection } from '@shared/live/connection';
import { signalrHub } from '@shared/live/signalr';
import type { AgentEvent, AgentSnapshot, Message } from '@shared/types';
import type { Schemas } from '@shared/api/client';
import { errorText } from './strings';
import { Departments } from './store/departments';
import { Device } from './store/device';
import { Drafts, type Draft } from './store/drafts';
import { DraftSharing } from './store/draftSharing';
import { Availability } from './store/availability';
import { Changes } from './store/changes';
import { KnownContacts } from './store/knownContacts';
import { LiveStore, type StoredState } from './store/liveStore';
import { readNewest } from './store/newest';
import { Outbox, type Pending } from './store/outbox';
import { outboxRecords, ownByLock } from './store/outboxRecords';
import { Prefetch } from './store/prefetch';
import { PreferenceStore, type Preferences } from './store/preferences';
import { Signals } from './store/signals';
import { Uploads } from './store/uploads';
import { whenIdle } from '@shared/ui/later';
import { inboxOrder } from './inbox/order';
import type { Permissions } from './session/permissions';
import { Rules, type Flags, type RulesOptions } from './session/rules';

export interface Credentials {
    readonly userId: string;
    readonly authToken: string;
}

export type Me = Schemas['SignedInUser'];

interface AppOptions extends Pick<RulesOptions, 'read' | 'keep' | 'onChanged'> {
    onSignedOut(): void;
}

const STATE = 'state';
const DRAFTS = 'drafts';
const PREFERENCES = 'preferences';
const KEEP_AFTER_MS = 1_000;
/** The hub's refusal of a user without any right to see conversations. */
const MAY_NOT_WATCH = 'error-unauthorized';

/** Keeping a long queue takes long, so it is done more rarely; what is missed meanwhile is read by its position after a reload. */
const KEEP_AFTER_MS_EACH = 10;

/** Everything that a signed-in user works with. One exists from sign-in to sign-out. */
export class App {
    readonly api: Api;
    readonly store: LiveStore;
    readonly live: LiveConnection<AgentEvent, AgentSnapshot>;
    readonly outbox: Outbox;
    readonly drafts: Drafts;
    readonly device: Device;
    readonly changes = new Changes();
    readonly contacts = new KnownContacts();
    readonly signals: Signals;
    readonly availability: Availability;
    readonly preferences: PreferenceStore;
    readonly departments: Departments;
    readonly uploads: Uploads;
    readonly prefetch: Prefetch;
    readonly rules: Rules;
    readonly #sharing: DraftSharing;
    readonly #stop = new AbortController();
    #keepAfterMs = KEEP_AFTER_MS;
    #keepTimer: ReturnType<typeof setTimeout> | undefined;

    constructor(readonly credentials: Credentials, readonly me: Me, readonly permissions: Permissions, readonly flags: Flags, options: AppOptions) {
        this.device = new Device(me._id);
        this.api = new Api({
            headers: () => ({ 'X-User-Id': credentials.userId, 'X-Auth-Token': credentials.authToken }),
            onSignedOut: options.onSignedOut,
            onForbidden: () => this.rules.check(),
        });
        this.rules = new Rules({ ...options, permissions, flags });
        this.store = new LiveStore({
            userId: me._id,
            seesAll: () => permissions.can('view-livechat-rooms'),
            readRoom: async (roomId) => {
                const read = () => this.api.get('livechat/room.history', { query: { roomId, count: 1 } });
                return (await untilDone(read, this.#stop.signal)).room;
            },
            onChange: (change) => {
                if ('message' in change.event && '_id' in change.event.message) this.outbox.confirm(change.event.message._id);
                this.changes.tell(change);
            },
        });
        this.outbox = new Outbox({
            send: (pending) => this.#send(pending),
            onSaved: (message) => this.store.save(message),
            records: outboxRecords(me._id),
            own: ownByLock(me._id),
            refusalText: errorText,
        });
        this.drafts = new Drafts({
            keep: (all, hasEnded) => {
                this.device.writeSoon(DRAFTS, () => [...all]);
                if (hasEnded) this.device.flush();
            },
            share: (roomId, draft) => this.#sharing.share(roomId, draft),
        });
        this.live = new LiveConnection<AgentEvent, AgentSnapshot>({
            hub: signalrHub('/hubs/agent'),
            ticket: async () => (await this.api.post('sessions/ticket')).ticket,
            isFinal: (failure) => failure instanceof Error && failure.message.includes(MAY_NOT_WATCH),
            position: () => this.store.position.peek(),
            onReset: ({ position, snapshot }) => {
                this.#changed(() => this.store.reset(position, snapshot));
                this.rules.check();
            },
            onEntries: (entries) => this.#changed(() => this.store.apply(entries, this.live.status.peek().kind === 'live')),
            onPosition: (position) => this.store.moveTo(position),
            onSignal: (name, value) => (name === 'draft' ? this.#sharing.take(value as Schemas['Draft']) : this.signals.take(name, value)),
            onLive: () => {
                this.signals.viewAgain();
                void this.#sharing.compare();
                void this.availability.read();
                this.rules.check();
            },
            signals: ['typing', 'viewers', 'draft'],
        });
        this.signals = new Signals(this.live, (roomId) => this.store.readAgain(roomId));
        this.#sharing = new DraftSharing(this.live, this.api, () => this.drafts);
        this.uploads = new Uploads({ api: this.api, onSaved: (message) => this.store.save(message), refusalText: errorText });
        this.prefetch = new Prefetch({
            read: (roomId, signal) => readNewest(this, roomId, signal),
            find: (roomId) => this.store.find(roomId)?.peek(),
            forget: (roomId) => this.store.dropMessages(roomId),
            mine: () => inboxOrder(this.store.mine.value).active,
            isLive: () => this.live.status.value.kind === 'live',
            whenIdle,
        });
        this.departments = new Departments(this.api);
        this.availability = new Availability(this.api, me);
        this.preferences = new PreferenceStore({
            keep: (all) => this.device.writeLatest(PREFERENCES, all),
            share: (changes) => void this.api.post('users.setPreferences', { body: { data: changes } }).catch(() => undefined),
        });
    }

    /** Shows what the device has kept, then connects. */
    async start(): Promise<void> {
        const [state, drafts, preferences] = await Promise.all([
            this.device.read<StoredState>(STATE), this.device.read<[string, Draft][]>(DRAFTS), this.device.read<Preferences>(PREFERENCES),
        ]);
        if (preferences) this.preferences.take({ ...preferences });
        if (state) this.store.restore(state);
        this.drafts.restore(drafts ?? []);
        this.drafts.restore(this.device.readLeft<[string, Draft][]>(DRAFTS) ?? []);
        void this.outbox.restore();
        this.live.start();
        this.prefetch.start();
        void this.api.get('users.getPreferences').then(({ preferences: kept }) => this.preferences.take(kept)).catch(() => undefined);
    }

    stop(): void {
        this.#stop.abort();
        this.live.stop();
        this.rules.stop();
        this.outbox.stop();
        this.signals.stop();
        this.prefetch.stop();
        this.#sharing.stop();
        this.device.stop();
        clearTimeout(this.#keepTimer);
    }

    /** Keeps the state on the device. */
    async keep(): Promise<void> {
        const state = this.store.toStored();
        if (!state || this.#stop.signal.aborted) return;
        this.#keepAfterMs = Math.max(KEEP_AFTER_MS, state.conversations.length * KEEP_AFTER_MS_EACH);
        await this.device.write(STATE, state);
    }

    #changed(change: () => void): void {
        change();
        this.#keepTimer ??= setTimeout(() => {
            this.#keepTimer = undefined;
            void whenIdle().then(() => this.keep());
        }, this.#keepAfterMs);
    }

    /** A note goes out by an operation of its own, so that it can never become a reply. */
    async #send({ _id, rid, msg, isNote }: Pending): Promise<Message> {
        if (isNote) return (await this.api.post('livechat/room.note', { body: { _id, rid, msg } })).message;
        return (await this.api.post('chat.sendMessage', { body: { message: { _id, rid, msg } } })).message;
    }
}

const AppContext = createContext<App | undefined>(undefined);
export const AppProvider = AppContext.Provider;

/** The signed-in user's app. Only for what is shown to signed-in users. */
export function useApp(): App {
    const app = useContext(AppContext);
    if (!app) throw new Error('Shown outside of AppProvider.');
    return app;
}
