import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { JsonHub } from '@shared/live/jsonHub';

const END = '\u001e';

class Socket {
    static readonly OPEN = 1;
    static last: Socket;
    readyState = 1;
    sent: unknown[] = [];
    onopen?: () => void;
    onclose?: () => void;
    onmessage?: ((event: { data: string }) => void) | null;
    constructor(readonly url: URL) {
        Socket.last = this;
    }
    send(data: string) {
        this.sent.push(...data.split(END).filter(Boolean).map((part) => JSON.parse(part) as unknown));
    }
    close() {
        this.readyState = 3;
    }
    receive(...frames: object[]) {
        this.onmessage?.({ data: frames.map((frame) => JSON.stringify(frame) + END).join('') });
    }
}

async function open(now = () => 0) {
    const hub = new JsonHub('/hubs/visitor', 'ticket', now);
    const started = hub.start();
    Socket.last.onopen?.();
    Socket.last.receive({});
    await started;
    return { hub, socket: Socket.last };
}

describe('JsonHub', () => {
    beforeEach(() => {
        vi.stubGlobal('WebSocket', Socket);
        vi.useFakeTimers();
    });
    afterEach(() => {
        vi.unstubAllGlobals();
        vi.useRealTimers();
    });

    it('begins with the handshake of the JSON protocol', async () => {
        const { socket } = await open();
        expect(socket.sent).toEqual([{ protocol: 'json', version: 1 }]);
        expect(socket.url.searchParams.get('access_token')).toBe('ticket');
    });

    it('fails to start when the handshake is refused', async () => {
        const started = new JsonHub('/hubs/visitor', '').start();
        Socket.last.receive({ error: 'no such protocol' });
        await expect(started).rejects.toThrow('no such protocol');
    });

    it('gives each call its response', async () => {
        const { hub, socket } = await open();
        const [one, two] = [hub.invoke('Subscribe', 1), hub.invoke('Subscribe', 2)];
        socket.receive({ type: 3, invocationId: '2', result: 'second' }, { type: 3, invocationId: '1', error: 'HubException: invalid-token' });
        await expect(two).resolves.toBe('second');
        await expect(one).rejects.toThrow('invalid-token');
    });

    it('reads messages that come in pieces and several at once', async () => {
        const { hub, socket } = await open();
        const heard: unknown[] = [];
        hub.on('entries', ((value: unknown) => heard.push(value)) as never);
        const data = [1, 2].map((value) => JSON.stringify({ type: 1, target: 'entries', arguments: [value] }) + END).join('');
        socket.onmessage?.({ data: data.slice(0, 20) });
        socket.onmessage?.({ data: data.slice(20) });
        expect(heard).toEqual([1, 2]);
    });

    it('ends once, tells what waits, and hears nothing any more', async () => {
        const { hub, socket } = await open();
        const onClose = vi.fn();
        hub.onclose(onClose);
        const call = hub.invoke('Subscribe');
        socket.receive({ type: 7 });
        await expect(call).rejects.toThrow('closed');
        socket.onclose?.();
        expect(onClose).toHaveBeenCalledTimes(1);
        await expect(hub.invoke('Subscribe')).rejects.toThrow('closed');
    });

    it('pings, and gives a connection up that says nothing, as after a sleep', async () => {
        let now = 0;
        const { hub, socket } = await open(() => now);
        const onClose = vi.fn();
        hub.onclose(onClose);
        now = 15_000;
        vi.advanceTimersByTime(15_000);
        expect(socket.sent.at(-1)).toEqual({ type: 6 });
        now = 3_600_000;
        vi.advanceTimersByTime(15_000);
        expect(onClose).toHaveBeenCalledTimes(1);
    });
});
