/** The tabs of a contact. */
export const TABS = ['details', 'channels', 'history', 'timeline'] as const;
export type ContactTab = (typeof TABS)[number];

/** What the address says to show of the contacts. */
export type Place =
    | { kind: 'list' }
    | { kind: 'new' }
    | { kind: 'blocks' }
    | { kind: 'duplicates' }
    | { kind: 'contact'; id: string; tab: ContactTab }
    | { kind: 'edit'; id: string };

const ROOT = '/contacts';

export function placeOf(path: string): Place {
    const [first, second] = path.slice(ROOT.length).split('/').filter(Boolean).map(decoded);
    if (first === undefined) return { kind: 'list' };
    if (first === 'new' || first === 'blocks' || first === 'duplicates') return { kind: first };
    if (second === 'edit') return { kind: 'edit', id: first };
    return { kind: 'contact', id: first, tab: TABS.find((tab) => tab === second) ?? 'details' };
}

/** Tells whether two places show the same, in whichever tab. */
export const isSamePlace = (one: Place, other: Place): boolean =>
    one.kind === other.kind && ('id' in one ? one.id : undefined) === ('id' in other ? other.id : undefined);

/** The address of a contact, of one of its tabs, or of its form. */
export const pathOf = (contactId: string, part: ContactTab | 'edit' = 'details'): string => `${ROOT}/${encodeURIComponent(contactId)}/${part}`;

function decoded(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}
