import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@shared/api/errors';
import { LiveConnection, type Hub } from '@shared/live/connection';

/** A hub whose responses and events a test decides. */
class FakeHub implements Hub {
    readonly handlers = new Map<string, (value: never) => void>();
    close: () => void = () => undefined;
    start = () => Promise.resolve();
    subscribe: (position: unknown) => Promise<unknown> = () => Promise.resolve({ position: 1, reset: false });
    stop = () => Promise.resolve();
    send = () => Promise.resolve();
    invoke = <T>(_: string, position: unknown) => this.subscribe(position) as Promise<T>;
    on = (method: string, handler: (value: never) => void) => void this.handlers.set(method, handler);
    onclose = (handler: () => void) => void (this.close = handler);
    say = (method: string, value: unknown) => this.handlers.get(method)!(value as never);
}

function live(prepare: (hub: FakeHub, attempt: number) => void, ticket = () => Promise.resolve('t')) {
    const hubs: FakeHub[] = [];
    const told: string[] = [];
    let position: number | null = null;
    const connection = new LiveConnection<number, string>({
        ticket, random: () => 0, signals: [], onSignal: () => undefined,
        hub: () => {
            const hub = new FakeHub();
            hubs.push(hub);
            prepare(hub, hubs.length);
            return hub;
        },
        position: () => position,
        onReset: (start) => { position = start.position; told.push(`reset ${start.snapshot}`); },
        onEntries: (entries) => { position = entries.at(-1)!; told.push(`entries ${entries.join()}`); },
        onPosition: (next) => { position = next; told.push(`position ${next}`); },
        isFinal: (failure) => failure instanceof Error && failure.message === 'never',
    });
    connection.start();
    return { connection, hubs, told };
}

describe('live connection', () => {
    beforeEach(() => vi.useFakeTimers());
    afterEach(() => vi.useRealTimers());
    const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

    it('uses what came with the response to Subscribe after the snapshot of that response', async () => {
        const { connection, told } = live((hub) => {
            hub.subscribe = () => {
                hub.say('entries', [6, 7]);
                return Promise.resolve({ position: 5, reset: true, snapshot: 'all' });
            };
        });
        await pass(0);
        expect(told).toEqual(['reset all', 'entries 6,7']);
        expect(connection.status.value.kind).toBe('live');
        connection.stop();
    });

    it('goes on from the last position after a cut, and hears nothing from the connection before', async () => {
        const asked: unknown[] = [];
        const { connection, hubs, told } = live((hub) => { hub.subscribe = (position) => { asked.push(position); return Promise.resolve({ position: 1, reset: false }); }; });
        await pass(0);
        hubs[0]!.say('entries', [8]);
        hubs[0]!.close();
        await pass(0);
        expect(connection.status.value.kind).toBe('lost');
        await pass(1_000);
        hubs[0]!.say('entries', [9]);
        expect(asked).toEqual([null, 8]);
        expect(told).toEqual(['position 1', 'entries 8']);
        expect(connection.status.value.kind).toBe('live');
        connection.stop();
    });

    it.each<[string, (hub: FakeHub) => void]>([
        ['opens', (hub) => { hub.start = () => new Promise(() => undefined); hub.stop = hub.start; }],
        ['subscribes', (hub) => { hub.subscribe = () => new Promise(() => undefined); }],
    ])('gives up a connection that takes too long until it %s, and tries another', async (_, hang) => {
        const { connection, hubs } = live((hub, attempt) => { if (attempt === 1) hang(hub); });
        await pass(20_000);
        expect(hubs.length).toBe(2);
        expect(connection.status.value.kind).toBe('live');
        connection.stop();
    });

    it('ends where the user is signed out or may see nothing, and does not try again', async () => {
        const signedOut = live(() => undefined, () => Promise.reject(new ApiError(401, 'x', 'x')));
        const refused = live((hub) => { hub.subscribe = () => Promise.reject(new Error('never')); });
        await pass(60_000);
        expect(signedOut.connection.status.value).toMatchObject({ kind: 'ended', reason: 'signed-out' });
        expect(refused.connection.status.value).toMatchObject({ kind: 'ended', reason: 'refused', message: 'never' });
        expect(refused.hubs.length).toBe(1);
    });

    it('connects once more after a refusal when it is asked to', async () => {
        let isAllowed = false;
        const { connection, hubs } = live((hub) => { if (!isAllowed) hub.subscribe = () => Promise.reject(new Error('never')); });
        await pass(60_000);
        isAllowed = true;
        connection.askAgain();
        connection.askAgain();
        await pass(0);
        expect(connection.status.value.kind).toBe('live');
        expect(hubs.length).toBe(2);
    });
});
