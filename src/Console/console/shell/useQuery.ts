import { useMemo } from 'preact/hooks';
import { useSearch } from 'wouter-preact';
import { navigate } from 'wouter-preact/use-browser-location';

export type Query = Readonly<Record<string, string>>;

/** The state of search and filters, which lives in the address, so that it can be shared, reloaded and gone back to. */
export function useQuery(): [Query, (changes: Record<string, string | undefined>) => void] {
    const search = useSearch();
    const query = useMemo(() => Object.fromEntries(new URLSearchParams(search)), [search]);
    const change = (changes: Record<string, string | undefined>) => {
        const next = new URLSearchParams(location.search);
        for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, value);
            else next.delete(name);
        }
        const text = next.toString();
        navigate(`${location.pathname}${text && `?${text}`}`, { replace: true });
    };
    return [query, change];
}

/** The path with the search and filters of the present page, for links from a list to its items. */
export const withQuery = (path: string): string => `${path}${location.search}`;
