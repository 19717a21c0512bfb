import { signal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Schemas } from '@shared/api/client';
import { useApp, type App } from '../app';
import type { Strings } from '../strings/en';

export type Priority = Schemas['Priority'];
export type CannedText = Schemas['CannedText'];

interface Catalog<T> {
    values: Signal<readonly T[]>;
    readAt: number;
}

const FRESH_MS = 5 * 60_000;
const ALL = 100;

const catalogs = new WeakMap<App, Map<string, Catalog<unknown>>>();

/** A list of the workspace that changes seldom. It is read when it is needed, and again when it is needed later than some minutes afterwards. */
function useCatalog<T>(name: string, isNeeded: boolean, read: (app: App) => Promise<readonly T[]>): readonly T[] {
    const app = useApp();
    const all = catalogs.get(app) ?? new Map<string, Catalog<unknown>>();
    catalogs.set(app, all);
    const catalog = (all.get(name) ?? { values: signal<readonly T[]>([]), readAt: 0 }) as Catalog<T>;
    all.set(name, catalog as Catalog<unknown>);
    useEffect(() => {
        if (!isNeeded || Date.now() - catalog.readAt < FRESH_MS) return;
        catalog.readAt = Date.now();
        read(app).then(
            (values) => void (catalog.values.value = values),
            () => void (catalog.readAt = 0),
        );
    }, [isNeeded, name]);
    return catalog.values.value;
}

export const usePriorities = (isNeeded = true) =>
    useCatalog<Priority>('priorities', isNeeded, async (app) => (await app.api.get('livechat/priorities')).priorities);

export const useServiceLevels = (isNeeded = true) =>
    useCatalog('sla', isNeeded, async (app) => (await app.api.get('livechat/sla', { query: { count: ALL } })).sla);

export const useRoomFields = () =>
    useCatalog('fields', true, async (app) =>
        (await app.api.get('livechat/custom-fields', { query: { count: ALL } })).customFields.filter((field) => field.scope === 'room'),
    );

/** The tags that may be used in a department. */
export const useTags = (departmentId: string | undefined, isNeeded = true) =>
    useCatalog(`tags/${departmentId ?? ''}`, isNeeded, async (app) =>
        (await app.api.get('livechat/tags', { query: { count: ALL, ...(departmentId ? { department: departmentId } : {}) } })).tags.map(
            (tag) => tag.name,
        ),
    );

export const useCanned = (isNeeded: boolean) =>
    useCatalog<CannedText>('canned', isNeeded, async (app) =>
        app.permissions.can('view-canned-responses') ? (await app.api.get('canned-responses.get')).responses : [],
    );

/** A priority's own name, or its usual one. */
export const priorityText = (priority: Priority, { room }: Strings): string =>
    (priority.dirty && priority.name) || (room.priorities[priority.i18n] ?? priority.i18n);
