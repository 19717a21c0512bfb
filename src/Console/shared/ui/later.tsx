import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { pause, pauseMs } from '../api/retry';

const waiting: (() => Promise<void>)[] = [];
const count = signal(0);
/** After so many failures in a row a sentence says that the part cannot be loaded. */
const SILENT_FAILURES = 2;

/** The number of parts that have been loaded: whoever looks for an element in one looks again when it changes. */
export const loadedParts: ReadonlySignal<number> = count;

/** What is shown in the place of a part that cannot be loaded; set once by whoever has the words. */
export const failureView = signal<ComponentType<{ onRetry(): void }> | undefined>(undefined);

/**
 * A part of the screen that is loaded when it is first shown, or before that when there is time. Until then there is nothing in its place; when it cannot
 * be loaded, a sentence with a button to try again at once.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): FunctionComponent<Props> {
    const part = signal<{ readonly Part: ComponentType<Props> }>();
    const hasFailed = signal(false);
    let loading: Promise<void> | undefined;
    let wake: AbortController | undefined;
    const onFailure = (failures: number, pausing: AbortController) => {
        wake = pausing;
        hasFailed.value = failures >= SILENT_FAILURES;
    };
    const read = () => (loading ??= untilLoaded(load, onFailure).then((Part) => batch(() => {
        part.value = { Part };
        count.value++;
    })));
    waiting.push(read);
    const retry = () => {
        wake?.abort();
        void reloadIfOutdated(load);
    };
    return function Later(props: Props) {
        const Part = part.value?.Part;
        useEffect(() => { if (!Part) void read(); }, [Part]);
        if (Part) return <Part {...props} />;
        const Failure = hasFailed.value ? failureView.value : undefined;
        return Failure ? <Failure onRetry={retry} /> : null;
    };
}

/** Loads one part after the other whenever the browser has nothing else to do, so that a server that is gone later takes nothing away. */
export async function loadTheRest(): Promise<void> {
    for (const read of waiting.splice(0)) {
        await whenIdle();
        await read();
    }
}

/** Files of a server that cannot be reached at the moment are asked for again: the banner tells what is wrong. */
export async function untilLoaded<T>(load: () => Promise<T>, onFailure?: (failures: number, pausing: AbortController) => void): Promise<T> {
    for (let attempt = 0; ; attempt++) {
        try {
            return await load();
        } catch {
            const pausing = new AbortController();
            onFailure?.(attempt + 1, pausing);
            await pause(pauseMs(attempt), pausing.signal);
        }
    }
}

/** A server that responds but does not have the file has a newer version of the page, which names other files. */
async function reloadIfOutdated(load: () => Promise<unknown>): Promise<void> {
    const isThere = await fetch(location.href, { cache: 'no-store' }).then((response) => response.ok, () => false);
    if (isThere) await load().catch(() => location.reload());
}

/** Ends when the browser has nothing else to do. */
export const whenIdle = () => new Promise<void>((done) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => done(), { timeout: 5_000 });
    else setTimeout(done, 200);
});
