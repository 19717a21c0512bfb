import { useApp, type App } from '../app';
import { useRest, type Read } from '../shell/useRest';

const kept = new WeakMap<App, Map<string, unknown>>();

/** Reads something that seldom changes and that several parts of the screen need: what was read before is shown at once, and read again. */
function useKnown<T>(name: string, read: (app: App, signal: AbortSignal) => Promise<T>): Read<T> {
    const app = useApp();
    const known = kept.get(app) ?? new Map<string, unknown>();
    kept.set(app, known);
    const rest = useRest(name, async (signal) => {
        const value = await read(app, signal);
        known.set(name, value);
        return value;
    });
    return { ...rest, value: rest.value ?? (known.get(name) as T | undefined) };
}

const MOST = 500;

/** The agents, for choosing a contact manager and for their names. */
export const useAgents = () => useKnown('agents', async ({ api }, signal) => (await api.get('livechat/users/agent', { query: { count: MOST }, signal })).users);

/** The custom fields that contacts have. */
export const useContactFields = () => useKnown('contact-fields', async ({ api }, signal) =>
    (await api.get('livechat/custom-fields', { query: { count: MOST }, signal })).customFields.filter((field) => field.scope === 'visitor'));
