import type { Schemas } from '@shared/api/client';

export type Pair = Schemas['Duplicate'];

export interface Pairs {
    readonly all: readonly Pair[];
    readonly hasMore: boolean;
}

/** The most pairs of one response. */
const PAGE = 50;

/** Reads pairs of contacts that may be the same person, page after page, until there are as many as wanted or no more. */
export async function readPairs(wanted: number, read: (page: { after?: string; count: number }) => Promise<Schemas['ListDuplicatesResponse']>): Promise<Pairs> {
    const all: Pair[] = [];
    let after: string | undefined;
    do {
        const { duplicates, next } = await read({ count: Math.min(PAGE, wanted - all.length), ...(after ? { after } : {}) });
        all.push(...duplicates);
        after = next;
    } while (after && all.length < wanted);
    return { all, hasMore: after !== undefined };
}

export const keyOfPair = ({ contact, other }: Pair): string => `${contact._id}/${other._id}`;
