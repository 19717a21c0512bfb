import { describe, expect, it, vi } from 'vitest';
import { effect } from '@preact/signals';
import { known, type Conversation } from '../console/store/conversation';
import { ConversationList, inOrderOfQueue } from '../console/store/conversationList';
import { room } from './make';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
const waiting = (id: string, minute: number, values = {}): Conversation => known(room({ _id: id, queuedAt: at(minute), ...values }));
const list = (order = inOrderOfQueue) => new ConversationList(({ room: { cl } }) => !cl, order);
const ids = (all: ConversationList) => all.value.value.map(({ room: { _id } }) => _id);

/** Numbers that look random and are the same in every run (mulberry32). */
function dice(seed: number): (sides: number) => number {
    return (sides) => {
        seed = (seed + 0x6d2b79f5) | 0;
        let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
    };
}

describe('conversation list', () => {
    it('after any changes, few or many at a time, has what sorting everything anew has', () => {
        const seed = Date.now() % 1_000_000;
        const roll = dice(seed);
        const all = list();
        const truth = new Map<string, Conversation>();
        for (let round = 0; round < 300; round++) {
            for (let change = roll(round % 10 === 0 ? 80 : 5); change >= 0; change--) {
                const id = `r${roll(120)}`;
                const next = roll(5) === 0 ? undefined : waiting(id, roll(60), { cl: roll(6) === 0, priorityWeight: roll(3) });
                all.put(id, next);
                if (next && !next.room.cl) truth.set(id, next);
                else truth.delete(id);
            }
            expect(all.value.value, `seed ${seed}, round ${round}`).toEqual([...truth.values()].sort(inOrderOfQueue));
        }
    });

    it('stays the same array, and tells nobody, when what changed is not in it', () => {
        const all = list();
        all.put('r1', waiting('r1', 1));
        const seen = vi.fn();
        const end = effect(() => seen(all.value.value));
        all.put('r2', waiting('r2', 1, { cl: true }));
        all.put('r3', undefined);
        expect(seen).toHaveBeenCalledOnce();
        end();
    });

    it('compares few conversations when one of ten thousand changes', () => {
        let compared = 0;
        const all = list((one, other) => {
            compared++;
            return inOrderOfQueue(one, other);
        });
        for (let number = 0; number < 10_000; number++) all.put(`r${number}`, waiting(`r${number}`, number % 60));
        expect(ids(all)).toHaveLength(10_000);
        compared = 0;
        all.put('r5000', waiting('r5000', 59, { priorityWeight: 1 }));
        expect(ids(all)[0]).toBe('r5000');
        expect(compared).toBeLessThan(60);
    });

    it('is empty after it was cleared, also of what nobody has looked at', () => {
        const all = list();
        all.put('r1', waiting('r1', 1));
        expect(ids(all)).toEqual(['r1']);
        all.put('r2', waiting('r2', 2));
        all.clear();
        expect(ids(all)).toEqual([]);
    });
});
