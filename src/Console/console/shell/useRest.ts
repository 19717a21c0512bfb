import type { ReadonlySignal } from '@preact/signals';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Read<T> {
    /** The last value that was read; it stays while it is read again. */
    value: T | undefined;
    error: unknown;
    isReading: boolean;
    reload(): void;
}

/**
 * Reads something over REST: when the part of the screen appears, when a dependency changes, and when a revision counts up.
 * What was read before stays on the screen meanwhile, unless the key says that it is another thing.
 */
export function useRest<T>(key: string, read: (signal: AbortSignal) => Promise<T>, revision?: ReadonlySignal<number | undefined>): Read<T> {
    const [state, setState] = useState<{ key: string; value?: T; error?: unknown; isReading: boolean }>({ key, isReading: true });
    const latest = useRef(read);
    latest.current = read;
    const [attempt, setAttempt] = useState(0);
    const counted = revision?.value ?? 0;

    useEffect(() => {
        const stop = new AbortController();
        setState((before) => (before.key === key ? { ...before, isReading: true } : { key, isReading: true }));
        latest.current(stop.signal).then(
            (value) => { if (!stop.signal.aborted) setState({ key, value, isReading: false }); },
            (error: unknown) => { if (!stop.signal.aborted) setState((before) => ({ ...before, key, error, isReading: false })); },
        );
        return () => stop.abort();
    }, [key, counted, attempt]);

    const reload = useCallback(() => setAttempt((count) => count + 1), []);
    const isSame = state.key === key;
    return { value: isSame ? state.value : undefined, error: isSame ? state.error : undefined, isReading: !isSame || state.isReading, reload };
}
