import { describe, expect, it, vi } from 'vitest';
import type { AgentSnapshot, Room } from '@shared/types';
import { LiveStore, type Change } from '../console/store/liveStore';
import { agentEvent, event, message, ME, room, written } from './make';

function store(options: { readRoom?: (id: string) => Promise<Room>; seesAll?: boolean } = {}) {
    const changes: Change[] = [];
    const readRoom = vi.fn(options.readRoom ?? (() => Promise.reject(new Error('not there'))));
    const live = new LiveStore({ userId: ME, seesAll: options.seesAll ?? false, readRoom, onChange: (change) => changes.push(change) });
    return { live, changes, readRoom };
}

const snapshot = (rooms: Room[], queue: Room[] = []): AgentSnapshot => ({ calls: [], position: 1, queue, rooms, truncated: false });
const assigned = (seq: number, to = ME) => event('conversation-assigned', seq, { message: message(seq, { t: 'uj' }), room: { servedBy: { _id: to, username: to, ts: 'x' } }, actor: 'system' });
const ids = (live: LiveStore) => live.mine.value.map(({ room: { _id } }) => _id);

describe('live store', () => {
    it('reads a room that is assigned without having been in the queue', async () => {
        const { live, readRoom } = store({ readRoom: async () => room({ seq: 4 }) });
        live.reset(1, snapshot([]));
        live.apply([agentEvent(assigned(5))], true);
        await vi.waitFor(() => expect(ids(live)).toEqual(['r1']));
        expect(readRoom).toHaveBeenCalledOnce();
        expect(live.find('r1')!.value.seq).toBe(5);
    });

    it('applies what came while a room was being read', async () => {
        let answer!: (read: Room) => void;
        const { live } = store({ readRoom: () => new Promise((resolve) => void (answer = resolve)) });
        live.reset(1, snapshot([]));
        live.apply([agentEvent(assigned(5)), agentEvent(written(6))], true);
        answer(room({ seq: 5 }));
        await vi.waitFor(() => expect(live.find('r1')?.value.room.unread).toBe(1));
    });

    it('forgets a room that goes to another agent, and has it again when it comes back', async () => {
        const { live } = store({ readRoom: async () => room({ seq: 3 }) });
        live.reset(1, snapshot([room()]));
        live.apply([agentEvent(event('conversation-transferred', 2, { message: message(2), room: { servedBy: null } }))], true);
        expect(ids(live)).toEqual([]);
        expect(live.find('r1')).toBeUndefined();
        live.apply([agentEvent(assigned(3))], true);
        await vi.waitFor(() => expect(ids(live)).toEqual(['r1']));
    });

    it('keeps a room that is gone as long as a part of the screen shows it', () => {
        const { live } = store();
        live.reset(1, snapshot([room()]));
        const end = live.keep('r1');
        live.apply([agentEvent(event('conversation-closed', 2, { message: message(2, { msg: '' }), room: { cl: true } }))], true);
        expect(live.find('r1')!.value.room.cl).toBe(true);
        expect(ids(live)).toEqual([]);
        end();
        expect(live.find('r1')).toBeUndefined();
    });

    it('forgets everything at a reset and counts it', () => {
        const { live } = store();
        live.reset(1, snapshot([room()]));
        const before = live.generation.value;
        live.reset(9, snapshot([room({ _id: 'r2' })]));
        expect(ids(live)).toEqual(['r2']);
        expect(live.position.value).toBe(9);
        expect(live.generation.value).toBe(before + 1);
    });

    it('changes nothing when the same events come twice', () => {
        const { live, changes } = store();
        live.reset(1, snapshot([room()]));
        const events = [written(2), written(3)].map(agentEvent);
        live.apply(events, true);
        const once = live.find('r1')!.value;
        live.apply(events, true);
        expect(live.find('r1')!.value).toBe(once);
        expect(changes.slice(2).every(({ before, after }) => before === after)).toBe(true);
    });

    it('goes on from what the device has kept', () => {
        const first = store().live;
        first.reset(5, snapshot([room()]));
        first.load('r1', Array.from({ length: 80 }, (_, index) => message(index + 1)), false);
        const second = store().live;
        second.restore(structuredClone(first.toStored()!));
        expect(second.position.value).toBe(5);
        expect(second.find('r1')!.value.messages.length).toBe(50);
        expect(second.find('r1')!.value.hasOlder).toBe(true);
    });

    it('orders the queue by priority, then by time', () => {
        const queued = (id: string, priorityWeight: number, queuedAt: string) => {
            const { servedBy: _, ...waiting } = room({ _id: id, priorityWeight, queuedAt });
            return waiting as Room;
        };
        const { live } = store();
        live.reset(1, snapshot([], [queued('late', 99, '2'), queued('early', 99, '1'), queued('urgent', 1, '3')]));
        expect(live.queue.value.map(({ room: { _id } }) => _id)).toEqual(['urgent', 'early', 'late']);
    });

    it('takes the furthest cursors of events and pages', () => {
        const { live } = store();
        live.reset(1, snapshot([room()]));
        live.apply([agentEvent(event('conversation-cursor-moved', 2, { cursor: { side: 'visitor', deliveredSeq: 9, readSeq: 9 } }))], true);
        live.load('r1', [], false, { visitor: { delivered: 3, read: 3 }, agent: { delivered: 4, read: 4 } });
        expect(live.find('r1')!.value).toMatchObject({ visitor: { read: 9 }, agent: { read: 4 } });
    });
});
