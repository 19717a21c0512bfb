import { describe, expect, it, vi } from 'vitest';
import type { AgentSnapshot, Room } from '@shared/types';
import { LiveStore, type Change } from '../console/store/liveStore';
import { agentEvent, event, message, ME, page, room, written } from './make';
import { until } from './until';

function store(options: { readRoom?: (id: string) => Promise<Room>; seesAll?: boolean } = {}) {
    const changes: Change[] = [];
    const readRoom = vi.fn(options.readRoom ?? (() => Promise.reject(new Error('not there'))));
    const live = new LiveStore({ userId: ME, seesAll: () => options.seesAll ?? false, readRoom, onChange: (change) => changes.push(change) });
    return { live, changes, readRoom };
}

const snapshot = (rooms: Room[], queue: Room[] = []): AgentSnapshot => ({ calls: [], position: 1, queue, rooms, truncated: false });
const assigned = (seq: number, to = ME) =>
    event('conversation-assigned', seq, {
        message: message(seq, { t: 'uj' }),
        room: { servedBy: { _id: to, username: to, ts: 'x' } },
        actor: 'system',
    });
const away = (seq: number) => event('conversation-transferred', seq, { message: message(seq), room: { servedBy: null } });
const ids = (live: LiveStore) => live.mine.value.map(({ room: { _id } }) => _id);

describe('live store', () => {
    it('reads a room that is assigned without having been in the queue', async () => {
        const { live, readRoom } = store({ readRoom: async () => room({ seq: 4 }) });
        live.reset(1, snapshot([]));
        live.apply([agentEvent(assigned(5))], true);
        await until(() => expect(ids(live)).toEqual(['r1']));
        expect(readRoom).toHaveBeenCalledOnce();
        expect(live.find('r1')!.value.seq).toBe(5);
    });

    it('applies what came while a room was being read', async () => {
        let answer!: (read: Room) => void;
        const { live } = store({ readRoom: () => new Promise((resolve) => void (answer = resolve)) });
        live.reset(1, snapshot([]));
        live.apply([agentEvent(assigned(5)), agentEvent(written(6))], true);
        answer(room({ seq: 5 }));
        await until(() => expect(live.find('r1')?.value.room.unread).toBe(1));
    });

    it('forgets a room that goes to another agent, and has it again when it comes back', async () => {
        const { live } = store({ readRoom: async () => room({ seq: 3 }) });
        live.reset(1, snapshot([room()]));
        live.apply([agentEvent(event('conversation-transferred', 2, { message: message(2), room: { servedBy: null } }))], true);
        expect(ids(live)).toEqual([]);
        expect(live.find('r1')).toBeUndefined();
        live.apply([agentEvent(assigned(3))], true);
        await until(() => expect(ids(live)).toEqual(['r1']));
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

    it('drops the messages of a room that nothing shows, and keeps those of a shown one', () => {
        const { live } = store();
        live.reset(1, snapshot([room()]));
        live.open(page(room(), [message(1)]), []);
        const end = live.keep('r1');
        live.dropMessages('r1');
        expect(live.find('r1')!.value.messages).toHaveLength(1);
        end();
        live.dropMessages('r1');
        expect(live.find('r1')!.value).toMatchObject({ messages: [], isLoaded: false, hasOlder: true });
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
        first.open(
            page(
                room(),
                Array.from({ length: 80 }, (_, index) => message(index + 1)),
            ),
            [],
        );
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
        live.open(page(room({ seq: 2 }), [], false, { delivered: 4, read: 4 }), []);
        expect(live.find('r1')!.value).toMatchObject({ visitor: { read: 9 }, agent: { read: 4 } });
    });

    it('says that a page is too old when the store knows more, and takes none of it', () => {
        const { live } = store();
        live.reset(1, snapshot([room({ seq: 5 })]));
        expect(live.open(page(room({ seq: 3 }), [message(2)]), [])).toBe(false);
        expect(live.find('r1')!.value.isLoaded).toBe(false);
        expect(live.open(page(room({ seq: 5 }), [message(5)]), [])).toBe(true);
    });

    it('collects the events of a room while it is asked for', () => {
        const { live } = store();
        live.reset(1, snapshot([room()]));
        const { events, end } = live.collect('r1');
        live.apply([agentEvent(written(2))], true);
        end();
        live.apply([agentEvent(written(3))], true);
        expect(events.map(({ seq }) => seq)).toEqual([2]);
    });

    it('leaves older messages that no longer stand right before the first one', () => {
        const { live } = store();
        live.reset(1, snapshot([room({ seq: 90 })]));
        live.open(page(room({ seq: 90 }), [message(89), message(90)], true), []);
        live.extend('r1', 70, page(room(), [message(60)]), []);
        live.reset(100, snapshot([room({ seq: 95 })]));
        live.extend('r1', 89, page(room(), [message(88)]), []);
        expect(live.find('r1')!.value).toMatchObject({ isLoaded: false, messages: [] });
    });

    it('has a shown room read again that was gone and comes back, as nothing was told of it meanwhile', async () => {
        const { live } = store({ readRoom: async () => room({ seq: 8 }) });
        live.reset(1, snapshot([room()]));
        live.open(page(room(), [message(1)]), []);
        live.keep('r1');
        live.apply([agentEvent(away(2)), agentEvent(assigned(9))], true);
        await until(() => expect(live.find('r1')!.value).toMatchObject({ isGone: false, isLoaded: false, seq: 9 }));
    });

    it('begins a shown room again that was gone and waits in a queue of the user', () => {
        const { live } = store();
        live.reset(1, snapshot([room()]));
        live.open(page(room(), [message(1)]), []);
        live.keep('r1');
        const { servedBy: _, ...waiting } = room({ queuedAt: 'x', seq: 8 });
        live.apply([agentEvent(away(2)), agentEvent(event('conversation-transferred', 9, { message: message(9), room: waiting }))], true);
        expect(live.find('r1')!.value).toMatchObject({ isGone: false, isLoaded: false });
        expect(live.queue.value.map(({ room: { _id } }) => _id)).toEqual(['r1']);
    });

    it('has a room read again of which something may have been missed, and keeps what it shows meanwhile', () => {
        const { live } = store();
        live.reset(1, snapshot([room()]));
        live.open(page(room(), [message(1)]), []);
        live.readAgain('r1');
        expect(live.find('r1')!.value).toMatchObject({ isLoaded: false, messages: [{ _id: 'm1' }] });
        live.open(page(room(), [message(1), message(2)]), []);
        expect(live.find('r1')!.value.messages.map(({ _id }) => _id)).toEqual(['m1', 'm2']);
        live.forget('r1');
        expect(live.find('r1')).toBeUndefined();
        expect(live.mine.value).toEqual([]);
    });

    it('keeps a position on the device before the event of a room that it is still reading', () => {
        const { live } = store({ readRoom: () => new Promise(() => undefined) });
        live.reset(3, snapshot([]));
        live.apply([agentEvent(assigned(5)), agentEvent(event('conversation-held', 6, { rid: 'r2' }))], true);
        expect(live.position.value).toBe(6);
        expect(live.toStored()!.position).toBe(4);
    });
});
