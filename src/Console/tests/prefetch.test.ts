import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { known, type Conversation } from '../console/store/conversation';
import { MOST_MINE, MOST_READ, Prefetch } from '../console/store/prefetch';
import { room } from './make';
import { until } from './until';

function prefetch(count: number, mine: readonly string[] = []) {
    const rooms = new Map<string, Conversation>();
    for (let number = 0; number < count; number++) rooms.set(`r${number}`, known(room({ _id: `r${number}` })));
    const own = signal(mine.map((id) => rooms.get(id)!));
    const isLive = signal(true);
    const read = vi.fn(async (roomId: string): Promise<void> => void rooms.set(roomId, { ...rooms.get(roomId)!, isLoaded: true }));
    const forget = vi.fn((roomId: string) => void rooms.set(roomId, { ...rooms.get(roomId)!, isLoaded: false }));
    const all = new Prefetch({
        read, forget, find: (roomId) => rooms.get(roomId), mine: () => own.value, isLive: () => isLive.value, whenIdle: () => Promise.resolve(),
    });
    return { all, rooms, own, isLive, read, forget };
}

const asked = (read: ReturnType<typeof prefetch>['read']) => read.mock.calls.map(([roomId]) => roomId);
const settled = () => new Promise((done) => setTimeout(done, 20));

describe('prefetch', () => {
    it('reads the chats of the user and those that a list shows, each once', async () => {
        const { all, read, own } = prefetch(10, ['r3']);
        all.start();
        all.want('r5');
        all.want('r5');
        await until(() => expect(asked(read)).toEqual(['r3', 'r5']));
        own.value = [...own.value];
        await settled();
        expect(read).toHaveBeenCalledTimes(2);
    });

    it('reads one after the other', async () => {
        const { all, read, rooms } = prefetch(10);
        const open: (() => void)[] = [];
        read.mockImplementation((roomId) => new Promise<void>((done) => open.push(() => {
            rooms.set(roomId, { ...rooms.get(roomId)!, isLoaded: true });
            done();
        })));
        all.start();
        all.want('r1');
        all.want('r2');
        await until(() => expect(open).toHaveLength(1));
        await settled();
        expect(open).toHaveLength(1);
        open[0]!();
        await until(() => expect(asked(read)).toEqual(['r1', 'r2']));
    });

    it('reads nothing that was scrolled away meanwhile', async () => {
        const { all, read } = prefetch(10);
        all.start();
        all.want('r1')();
        all.want('r2');
        await until(() => expect(asked(read)).toEqual(['r2']));
    });

    it('waits for a connection, and goes on when what was read was replaced', async () => {
        const { all, read, rooms, isLive } = prefetch(10);
        isLive.value = false;
        all.start();
        all.want('r1');
        await settled();
        expect(read).not.toHaveBeenCalled();
        isLive.value = true;
        await until(() => expect(asked(read)).toEqual(['r1']));
        rooms.set('r1', known(room({ _id: 'r1' })));
        isLive.value = false;
        isLive.value = true;
        await until(() => expect(asked(read)).toEqual(['r1', 'r1']));
    });

    it('does not ask again for what was refused', async () => {
        const { all, read } = prefetch(10);
        read.mockRejectedValueOnce(new Error('forbidden'));
        all.start();
        all.want('r1');
        await until(() => expect(read).toHaveBeenCalledOnce());
        all.want('r2');
        await until(() => expect(asked(read)).toEqual(['r1', 'r2']));
        await settled();
        expect(read).toHaveBeenCalledTimes(2);
    });

    it('keeps no more than its limit of chats that nothing shows, and reads no more than its limit of own ones', async () => {
        const many = MOST_READ + 20;
        const mine = Array.from({ length: MOST_MINE + 10 }, (_, index) => `r${many + index}`);
        const { all, read, forget } = prefetch(many + mine.length, mine);
        all.start();
        for (let number = 0; number < many; number++) {
            const end = all.want(`r${number}`);
            await vi.waitFor(() => expect(asked(read)).toContain(`r${number}`), { interval: 1, timeout: 30_000 });
            end();
        }
        expect(asked(read).filter((roomId) => mine.includes(roomId))).toHaveLength(MOST_MINE);
        expect(forget).toHaveBeenCalledTimes(many + MOST_MINE - MOST_READ);
        expect(forget.mock.calls.some(([roomId]) => mine.includes(roomId))).toBe(false);
    });
});
