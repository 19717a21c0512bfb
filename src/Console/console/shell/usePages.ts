import type { ReadonlySignal } from '@preact/signals';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Page<T> {
    items: readonly T[];
    total: number;
}

export interface Pages<T> extends Page<T> {
    /** The question that the list answers. */
    key: string;
    error: unknown;
    /** Nothing was read yet. */
    isFirst: boolean;
    isReading: boolean;
    readMore(): void;
    reload(): void;
}

const PAGE_SIZE = 50;

/**
 * Reads a list in pages as they come into view. When a revision counts up, the pages that are there are read again in one request and take the
 * place of the former ones, so that nothing jumps.
 */
export function usePages<T>(
    key: string,
    read: (page: { offset: number; count: number }, signal: AbortSignal) => Promise<Page<T>>,
    revision?: ReadonlySignal<number | undefined>,
): Pages<T> {
    const [state, setState] = useState<Page<T> & { key: string; error?: unknown }>({ key: '', items: [], total: 0 });
    const [isReading, setReading] = useState(true);
    const latest = useRef({ read, state });
    latest.current = { read, state };
    const isBusy = useRef(false);
    const [attempt, setAttempt] = useState(0);
    const counted = revision?.value ?? 0;

    const run = useCallback(
        async (offset: number, count: number, signal: AbortSignal) => {
            isBusy.current = true;
            setReading(true);
            try {
                const page = await latest.current.read({ offset, count }, signal);
                if (signal.aborted) return;
                setState((before) => ({
                    key,
                    total: page.total,
                    items: offset === 0 ? page.items : [...before.items.slice(0, offset), ...page.items],
                }));
            } catch (error) {
                if (!signal.aborted) setState((before) => ({ ...before, key, error }));
            } finally {
                if (!signal.aborted) {
                    isBusy.current = false;
                    setReading(false);
                }
            }
        },
        [key],
    );

    useEffect(() => {
        const stop = new AbortController();
        const shown = latest.current.state.key === key ? latest.current.state.items.length : 0;
        void run(0, Math.max(PAGE_SIZE, Math.min(shown, 4 * PAGE_SIZE)), stop.signal);
        return () => stop.abort();
    }, [run, counted, attempt]);

    const isSame = state.key === key;
    const readMore = useCallback(() => {
        const { items, total } = latest.current.state;
        if (!isBusy.current && items.length < total) void run(items.length, PAGE_SIZE, new AbortController().signal);
    }, [run]);
    const reload = useCallback(() => setAttempt((count) => count + 1), []);
    return {
        key,
        items: isSame ? state.items : [],
        total: isSame ? state.total : 0,
        error: isSame ? state.error : undefined,
        isFirst: !isSame,
        isReading,
        readMore,
        reload,
    };
}
