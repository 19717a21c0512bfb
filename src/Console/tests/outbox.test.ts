import { describe, expect, it, vi } from 'vitest';
import { ApiError, UnreachableError } from '@shared/api/errors';
import { Outbox, type Pending } from '../console/store/outbox';
import type { Message } from '@shared/types';
import { message, mine } from './make';
import { until } from './until';

/** A device: its records and locks are the same for all tabs. */
class Device {
    readonly records = new Map<string, Pending>();
    readonly #last = new Map<string, Promise<void>>();

    tab(send: (pending: Pending) => Promise<Message>, owned?: AbortSignal) {
        const saved: Message[] = [];
        const box = new Outbox({
            send, onSaved: (each) => saved.push(each), refusalText: (error) => error.code,
            own: (id, run) => this.#own(id, run, owned),
            records: {
                all: async () => [...this.records.values()],
                read: async (id) => this.records.get(id),
                write: async (pending) => void this.records.set(pending._id, structuredClone(pending)),
                remove: async (id) => void this.records.delete(id),
            },
        });
        return { box, saved };
    }

    /** The lock of a tab that is gone is free. */
    async #own(id: string, run: () => Promise<void>, owned?: AbortSignal): Promise<void> {
        const before = this.#last.get(id);
        const isGone = new Promise<void>((done) => owned?.addEventListener('abort', () => done()));
        const mine = (before ?? Promise.resolve()).then(() => (owned?.aborted ? undefined : Promise.race([run(), isGone])));
        this.#last.set(id, mine);
        await mine;
    }
}

const outbox = (send: (pending: Pending) => Promise<Message>) => new Device().tab(send);

const savedOf = ({ _id, rid, msg }: Pending) => message(9, { ...mine, _id, rid, msg });
const refusal = () => new ApiError(400, 'room-closed', 'closed');

describe('outbox', () => {
    it('sends the messages of a room one after the other, in their order', async () => {
        const open: (() => void)[] = [];
        const sent: string[] = [];
        const { box, saved } = outbox((pending) => new Promise((resolve) => { sent.push(pending.msg); open.push(() => resolve(savedOf(pending))); }));
        box.send('r1', 'a');
        box.send('r1', 'b');
        expect(sent).toEqual(['a']);
        open[0]!();
        await until(() => expect(sent).toEqual(['a', 'b']));
        open[1]!();
        await until(() => expect(saved.map(({ msg }) => msg)).toEqual(['a', 'b']));
        expect(box.pending.value).toEqual([]);
    });

    it('lets a room wait for nothing in another one', () => {
        const sent: string[] = [];
        const { box } = outbox((pending) => { sent.push(pending.rid); return new Promise(() => undefined); });
        box.send('r1', 'a');
        box.send('r2', 'b');
        expect(sent).toEqual(['r1', 'r2']);
    });

    it('tries again with the same id when the server could not be reached', async () => {
        const tried: string[] = [];
        const { box, saved } = outbox(async (pending) => {
            tried.push(pending._id);
            if (tried.length === 1) throw new UnreachableError();
            return savedOf(pending);
        });
        box.send('r1', 'a');
        await until(() => expect(saved.length).toBe(1));
        expect(new Set(tried).size).toBe(1);
        expect(tried.length).toBe(2);
    });

    it('shows why a message was refused, goes on with the next, and tries it again when asked', async () => {
        let isClosed = true;
        const { box, saved } = outbox(async (pending) => {
            if (pending.msg === 'a' && isClosed) throw refusal();
            return savedOf(pending);
        });
        box.send('r1', 'a');
        box.send('r1', 'b');
        await until(() => expect(saved.map(({ msg }) => msg)).toEqual(['b']));
        expect(box.in('r1').map(({ refusal: why }) => why)).toEqual(['room-closed']);
        isClosed = false;
        box.tryAgain(box.in('r1')[0]!._id);
        await until(() => expect(saved.map(({ msg }) => msg)).toEqual(['b', 'a']));
    });

    it('forgets a message that is discarded, and one that came by the feed', async () => {
        const { box } = outbox(() => Promise.reject(refusal()));
        box.send('r1', 'a');
        await until(() => expect(box.in('r1')[0]?.refusal).toBeDefined());
        box.discard(box.in('r1')[0]!._id);
        expect(box.pending.value).toEqual([]);
        box.send('r1', 'b');
        box.confirm(box.in('r1')[0]!._id);
        expect(box.pending.value).toEqual([]);
    });

    it('goes on after a restart with what was not confirmed, as what it was', async () => {
        const [device, page] = [new Device(), new AbortController()];
        const first = device.tab(() => new Promise(() => undefined), page.signal);
        first.box.send('r1', 'a');
        first.box.send('r1', 'secret', true);
        await until(() => expect(device.records.size).toBe(2));
        page.abort();
        const sent: [string, boolean][] = [];
        const second = device.tab(async (pending) => { sent.push([pending.msg, pending.isNote]); return savedOf(pending); });
        void second.box.restore();
        await until(() => expect(sent).toEqual([['a', false], ['secret', true]]));
        await until(() => expect(device.records.size).toBe(0));
    });
});

describe('outboxes of two tabs', () => {
    const never = () => new Promise<Message>(() => undefined);

    it('keep what each other has not sent', async () => {
        const [device, closed] = [new Device(), new AbortController()];
        device.tab(never, closed.signal).box.send('r1', 'of the first');
        device.tab(never, closed.signal).box.send('r1', 'of the second');
        await until(() => expect(device.records.size).toBe(2));
        closed.abort();
        const third = device.tab(async (pending) => savedOf(pending));
        void third.box.restore();
        await until(() => expect(third.saved.map(({ msg }) => msg).toSorted()).toEqual(['of the first', 'of the second']));
    });

    it('do not send what the other one is sending', async () => {
        const device = new Device();
        const open: (() => void)[] = [];
        const first = device.tab((pending) => new Promise((resolve) => open.push(() => resolve(savedOf(pending)))));
        first.box.send('r1', 'a');
        const sent = vi.fn(async (pending: Pending) => savedOf(pending));
        const second = device.tab(sent);
        void second.box.restore();
        second.box.send('r1', 'own');
        await until(() => expect(second.saved.map(({ msg }) => msg)).toEqual(['own']));
        open[0]!();
        await until(() => expect(device.records.size).toBe(0));
        await Promise.resolve();
        expect(sent).toHaveBeenCalledTimes(1);
        expect(second.box.pending.value).toEqual([]);
    });

    it('take over what the other one left when it was closed', async () => {
        const [device, closed] = [new Device(), new AbortController()];
        const first = device.tab(never, closed.signal);
        first.box.send('r1', 'a');
        const second = device.tab(async (pending) => savedOf(pending));
        await second.box.restore();
        await Promise.resolve();
        expect(second.saved).toEqual([]);
        closed.abort();
        await until(() => expect(second.saved.map(({ msg }) => msg)).toEqual(['a']));
    });

    it('do not bring back what the other one discarded', async () => {
        const device = new Device();
        const first = device.tab(() => Promise.reject(refusal()));
        first.box.send('r1', 'a');
        await until(() => expect(first.box.in('r1')[0]?.refusal).toBeDefined());
        const second = device.tab(async (pending) => savedOf(pending));
        await second.box.restore();
        first.box.discard(first.box.in('r1')[0]!._id);
        await until(() => expect(device.records.size).toBe(0));
        await new Promise((done) => setTimeout(done));
        expect([second.box.pending.value, second.saved]).toEqual([[], []]);
    });
});
