import { signal } from '@preact/signals';
import { createStore, del, get, set } from 'idb-keyval';
import { Api } from '@shared/api/client';
import { ApiError } from '@shared/api/errors';
import { untilDone } from '@shared/api/retry';
import { App, type Credentials } from '../app';
import { notify } from '../shell/toasts';
import { strings } from '../strings';
import { Permissions } from './permissions';
import { Flags, type Known } from './rules';

export type Session =
    | { kind: 'starting' }
    | { kind: 'signed-out'; hasEnded: boolean }
    | { kind: 'signed-in'; app: App };

const CREDENTIALS = 'credentials';
const ME = 'me';

const kept = createStore('contactcenter-session', 'session');

/** Who uses this console. */
export const session = signal<Session>({ kind: 'starting' });

/** Goes on with the sign-in that the device has kept, at once: the server is asked afterwards. */
export async function resume(): Promise<void> {
    const [credentials, known] = await Promise.all([read<Credentials>(CREDENTIALS), read<Known>(ME)]);
    if (!credentials) {
        session.value = { kind: 'signed-out', hasEnded: false };
        return;
    }
    if (known) await begin(credentials, known);
    const now = await untilDone(() => ask(credentials)).catch(() => undefined);
    if (!now) return end(true);
    await write(ME, now);
    const current = session.peek();
    if (current.kind !== 'signed-in') return begin(credentials, now);
    current.app.flags.take(now.settings);
    current.app.permissions.take(now.me.roles, now.permissions);
}

/** Signs in by name and password. An ApiError tells what is wrong; `needsSecondFactor` asks for a code. */
export async function signIn(user: string, password: string, code?: string): Promise<void> {
    const api = new Api({ headers: () => ({}) });
    const { data } = await api.post('login', { body: { user, password, ...(code ? { code } : {}) } });
    const credentials = { userId: data.userId, authToken: data.authToken };
    const known = await ask(credentials);
    await Promise.all([write(CREDENTIALS, credentials), write(ME, known)]);
    await begin(credentials, known);
}

export async function signOut(): Promise<void> {
    const current = session.peek();
    if (current.kind === 'signed-in') await current.app.api.post('logout').catch(() => undefined);
    await end(false);
}

async function ask(credentials: Credentials): Promise<Known> {
    const api = new Api({ headers: () => ({ 'X-User-Id': credentials.userId, 'X-Auth-Token': credentials.authToken }) });
    const [me, permissions, { settings }] = await Promise.all([api.get('me'), api.get('permissions.listAll'), api.get('settings.public')]);
    return { me, permissions: permissions.update, settings };
}

async function begin(credentials: Credentials, { me, permissions, settings }: Known): Promise<void> {
    const former = session.peek();
    if (former.kind === 'signed-in') former.app.stop();
    const app = new App(credentials, me, new Permissions(me.roles, permissions), new Flags(settings), {
        onSignedOut: () => void end(true),
        read: () => ask(credentials),
        keep: (known) => void write(ME, known),
        onChanged: () => notify(strings.peek().errors.permissionsChanged),
    });
    await app.start();
    session.value = { kind: 'signed-in', app };
}

async function end(hasEnded: boolean): Promise<void> {
    const current = session.peek();
    if (current.kind === 'signed-in') current.app.stop();
    await Promise.all([CREDENTIALS, ME].map((name) => del(name, kept).catch(() => undefined)));
    session.value = { kind: 'signed-out', hasEnded };
}

const read = <T>(name: string) => get<T>(name, kept).catch(() => undefined);
const write = (name: string, value: unknown) => set(name, value, kept).catch(() => undefined);

export const isSignedOut = (failure: unknown): boolean => failure instanceof ApiError && failure.status === 401;
