import { describe, expect, it, vi } from 'vitest';
import { ApiError, UnreachableError } from '@shared/api/errors';
import { Outbox, type Pending } from '../console/store/outbox';
import type { Message } from '@shared/types';
import { message, mine } from './make';

function outbox(send: (pending: Pending) => Promise<Message>) {
    const kept: (readonly Pending[])[] = [];
    const saved: Message[] = [];
    const box = new Outbox({ send, onSaved: (each) => saved.push(each), keep: (all) => kept.push(all), refusalText: (error) => error.code });
    return { box, kept, saved };
}

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
        await vi.waitFor(() => expect(sent).toEqual(['a', 'b']));
        open[1]!();
        await vi.waitFor(() => expect(saved.map(({ msg }) => msg)).toEqual(['a', 'b']));
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
        await vi.waitFor(() => expect(saved.length).toBe(1), { timeout: 3_000 });
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
        await vi.waitFor(() => expect(saved.map(({ msg }) => msg)).toEqual(['b']));
        expect(box.in('r1').map(({ refusal: why }) => why)).toEqual(['room-closed']);
        isClosed = false;
        box.tryAgain(box.in('r1')[0]!._id);
        await vi.waitFor(() => expect(saved.map(({ msg }) => msg)).toEqual(['b', 'a']));
    });

    it('forgets a message that is discarded, and one that came by the feed', async () => {
        const { box } = outbox(() => Promise.reject(refusal()));
        box.send('r1', 'a');
        await vi.waitFor(() => expect(box.in('r1')[0]?.refusal).toBeDefined());
        box.discard(box.in('r1')[0]!._id);
        expect(box.pending.value).toEqual([]);
        box.send('r1', 'b');
        box.confirm(box.in('r1')[0]!._id);
        expect(box.pending.value).toEqual([]);
    });

    it('goes on after a restart with what was not confirmed, as what it was', async () => {
        const first = outbox(() => new Promise(() => undefined));
        first.box.send('r1', 'a');
        first.box.send('r1', 'secret', true);
        const sent: [string, boolean][] = [];
        const second = outbox(async (pending) => { sent.push([pending.msg, pending.isNote]); return savedOf(pending); });
        second.box.restore(structuredClone(first.kept.at(-1)!) as Pending[]);
        await vi.waitFor(() => expect(sent).toEqual([['a', false], ['secret', true]]));
    });
});
