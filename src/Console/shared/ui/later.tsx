import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { pause, pauseMs } from '../api/retry';

const waiting: (() => Promise<void>)[] = [];
const count = signal(0);

/** The number of parts that have been loaded: whoever looks for an element in one looks again when it changes. */
export const loadedParts: ReadonlySignal<number> = count;

/** A part of the screen that is loaded when it is first shown, or before that when there is time. Until then there is nothing in its place. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): FunctionComponent<Props> {
    const part = signal<{ readonly Part: ComponentType<Props> }>();
    let loading: Promise<void> | undefined;
    const read = () => (loading ??= untilLoaded(load).then((Part) => batch(() => {
        part.value = { Part };
        count.value++;
    })));
    waiting.push(read);
    return function Later(props: Props) {
        const Part = part.value?.Part;
        useEffect(() => { if (!Part) void read(); }, [Part]);
        return Part ? <Part {...props} /> : null;
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
export async function untilLoaded<T>(load: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
        try {
            return await load();
        } catch {
            await pause(pauseMs(attempt));
        }
    }
}

/** Ends when the browser has nothing else to do. */
export const whenIdle = () => new Promise<void>((done) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => done(), { timeout: 5_000 });
    else setTimeout(done, 200);
});
