import { describe, expect, it, vi } from 'vitest';
import type { Contact } from '@shared/types';
import { keyOfPair, readPairs, type Pair } from '../../console/contacts/duplicates/pairs';

const pair = (id: number): Pair => ({ contact: { _id: `a${id}` } as Contact, other: { _id: `b${id}` } as Contact });

/** A server with some pairs, of which one response has at most so many. */
const server = (total: number, most = 50) => vi.fn(async ({ after, count }: { after?: string; count: number }) => {
    const from = Number(after ?? 0);
    const duplicates = Array.from({ length: Math.min(count, most, total - from) }, (_, index) => pair(from + index));
    const to = from + duplicates.length;
    return { success: true, duplicates, count: duplicates.length, ...(to < total ? { next: String(to) } : {}) };
});

describe('readPairs', () => {
    it('reads all when there are few', async () => {
        const { all, hasMore } = await readPairs(50, server(3));
        expect([all.map(keyOfPair), hasMore]).toEqual([['a0/b0', 'a1/b1', 'a2/b2'], false]);
    });
    it('goes on from where the response before ended until there are as many as wanted', async () => {
        const read = server(500, 20);
        const { all, hasMore } = await readPairs(45, read);
        expect([all.length, new Set(all.map(keyOfPair)).size, hasMore]).toEqual([45, 45, true]);
        expect(read.mock.calls.map(([{ after, count }]) => [after, count])).toEqual([[undefined, 45], ['20', 25], ['40', 5]]);
    });
    it('reads none of a directory without pairs', async () => expect(await readPairs(50, server(0))).toEqual({ all: [], hasMore: false }));
});
