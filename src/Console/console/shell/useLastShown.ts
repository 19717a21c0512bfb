import { useRef } from 'preact/hooks';
import type { Pages } from './usePages';

/** Goes on showing the list of the search before, until the first page of the new one is there. */
export function useLastShown<T>(pages: Pages<T>): Pages<T> {
    const last = useRef<Pages<T>>();
    if (!pages.isFirst) last.current = pages;
    return pages.isFirst && last.current ? { ...last.current, readMore: () => undefined } : pages;
}
