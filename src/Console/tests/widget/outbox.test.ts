import { describe, expect, it, vi } from 'vitest';
import { ApiError, UnreachableError } from '@shared/api/errors';
import { Outbox, type Pending } from '../../widget/frame/outbox';
import { until } from '../until';

function made(send: (pending: Pending) => Promise<string>, kept = new Map<string, Pending>(), onRefused = () => true) {
    const onSaved = vi.fn();
    const outbox = new Outbox<string>({
        send, onSaved, onRefused,
        records: {
            all: () => Promise.resolve([...kept.values()]),
            write: (id, pending) => Promise.resolve(void kept.set(id, pending)),
            remove: (id) => Promise.resolve(void kept.delete(id)),
        },
    });
    return { outbox, onSaved, kept };
}

const texts = (outbox: Outbox<string>) => outbox.pending.peek().map(({ msg, refusal }) => (refusal ? `${msg}: ${refusal}` : msg));

describe('Outbox', () => {
    it('has a message on the device before it is sent, and no more when it is saved', async () => {
        let finish!: (sent: string) => void;
        const { outbox, kept, onSaved } = made(() => new Promise((resolve) => (finish = resolve)));
        await outbox.send('Hello');
        expect([...kept.values()].map(({ msg }) => msg)).toEqual(['Hello']);
        finish('saved');
        await until(() => expect(outbox.pending.peek()).toEqual([]));
        expect(onSaved).toHaveBeenCalledWith('saved');
        expect(kept.size).toBe(0);
    });

    it('sends one after the other, in their order', async () => {
        const sent: string[] = [];
        const { outbox } = made(async ({ msg }) => {
            await Promise.resolve();
            sent.push(msg);
            return msg;
        });
        for (const text of ['a', 'b', 'c']) void outbox.send(text);
        await until(() => expect(sent).toEqual(['a', 'b', 'c']));
    });

    it('sends again with the same id while the server cannot be reached', async () => {
        const ids: string[] = [];
        const { outbox, onSaved } = made(({ _id }) => (ids.push(_id) < 3 ? Promise.reject(new UnreachableError()) : Promise.resolve('saved')));
        void outbox.send('Hello');
        await until(() => expect(onSaved).toHaveBeenCalled());
        expect(new Set(ids).size).toBe(1);
    });

    it('goes on after a restart with what the device has, the oldest first', async () => {
        const kept = new Map<string, Pending>([['b', { _id: 'b', msg: 'second', at: 2 }], ['a', { _id: 'a', msg: 'first', at: 1 }]]);
        const sent: string[] = [];
        const { outbox } = made(({ _id }) => Promise.resolve((sent.push(_id), _id)), kept);
        await outbox.restore();
        await until(() => expect(sent).toEqual(['a', 'b']));
        expect(kept.size).toBe(0);
    });

    it('keeps what was refused, with the reason, and sends what follows', async () => {
        const { outbox, kept } = made(({ msg }) => (msg === 'bad' ? Promise.reject(new ApiError(400, 'room-closed', 'room-closed')) : Promise.resolve(msg)));
        void outbox.send('bad');
        void outbox.send('good');
        await until(() => expect(texts(outbox)).toEqual(['bad: room-closed']));
        expect([...kept.values()].map(({ refusal }) => refusal)).toEqual(['room-closed']);
    });

    it('sends a refused message anew under another id, when it is asked to', async () => {
        const ids: string[] = [];
        const { outbox } = made(({ _id }) => (ids.push(_id) === 1 ? Promise.reject(new ApiError(400, 'room-closed', '')) : Promise.resolve('')));
        void outbox.send('Hello');
        await until(() => expect(outbox.pending.peek()[0]?.refusal).toBe('room-closed'));
        outbox.tryAgain(ids[0]!);
        await until(() => expect(outbox.pending.peek()).toEqual([]));
        expect(ids[1]).not.toBe(ids[0]);
    });

    it('lets go of a refused message that went elsewhere', async () => {
        const { outbox, kept } = made(() => Promise.reject(new ApiError(400, 'no-agent-online', '')), new Map(), () => false);
        void outbox.send('Hello');
        await until(() => expect(outbox.pending.peek()).toEqual([]));
        expect(kept.size).toBe(0);
    });

    it('forgets a message that came by the feed before the response', async () => {
        const { outbox } = made(() => new Promise(() => undefined));
        void outbox.send('Hello');
        outbox.confirm(outbox.pending.peek()[0]!._id);
        expect(outbox.pending.peek()).toEqual([]);
    });
});
