import type { Schemas } from '@shared/api/client';
import type { Page } from '../shell/usePages';

export type ListedContact = Schemas['ListedContact'];

interface Asked {
    offset: number;
    count: number;
}

export type ReadContacts = (unknown: boolean, page: Asked) => Promise<Page<ListedContact>>;

/**
 * Reads a page of the known contacts followed by the unknown ones, as if both were one list. REST lists them apart.
 */
export async function readKnownThenUnknown({ offset, count }: Asked, read: ReadContacts): Promise<Page<ListedContact>> {
    const known = await read(false, { offset, count });
    const missing = count - known.items.length;
    const unknown = await read(true, { offset: Math.max(0, offset - known.total), count: Math.max(1, missing) });
    return { items: [...known.items, ...unknown.items.slice(0, Math.max(0, missing))], total: known.total + unknown.total };
}
