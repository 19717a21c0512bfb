import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Session } from '../../widget/frame/session';
import { AT, event, message, ROOM, roomState } from './made';
import { until } from '../until';

const END = '\u001e';

interface Call {
    type: number;
    invocationId?: string;
    target: string;
    arguments: unknown[];
}

/** A server that lets everybody subscribe, and keeps what it is told. */
class Server {
    static readonly OPEN = 1;
    static last: Server;
    static told: Call[] = [];
    /** What is still on its way is lost when the connection is cut. */
    static isDeaf = false;
    readyState = 1;
    onopen?: () => void;
    onclose?: () => void;
    onmessage?: ((event: { data: string }) => void) | null;
    constructor() {
        Server.last = this;
        setTimeout(() => this.onopen?.());
    }
    send(data: string) {
        for (const frame of data.split(END).filter(Boolean).map((part) => JSON.parse(part) as Call)) {
            if ('protocol' in frame) setTimeout(() => this.receive({}));
            else if (frame.target === 'Subscribe') this.#subscribe(frame);
            else if (!Server.isDeaf) Server.told.push(frame);
        }
    }
    close() {
        this.readyState = 3;
        setTimeout(() => this.onclose?.());
    }
    receive(frame: object) {
        this.onmessage?.({ data: JSON.stringify(frame) + END });
    }
    #subscribe({ invocationId, arguments: [, , position] }: Call) {
        const result = position === null ? { position: 1, reset: true, snapshot: { room: roomState({ served: true }) } } : { position, reset: false };
        setTimeout(() => this.receive({ type: 3, invocationId, result }));
    }
    static reads = () => Server.told.filter(({ target }) => target === 'Read').map(({ arguments: [seq] }) => seq);
}

async function serve() {
    const session = new Session(() => undefined);
    session.enter({ _id: ROOM } as never);
    await until(() => expect(session.live.peek()?.status.peek().kind).toBe('live'));
    const told = event('message', 2, { message: message(2, 'Hello', 'ann'), actor: 'user:ann' } as never);
    Server.last.receive({ type: 1, target: 'entries', arguments: [[told]] });
    await until(() => expect(session.conversation.peek()?.room.unread).toBe(1));
    return session;
}

describe('reading in the widget', () => {
    beforeEach(() => {
        localStorage.clear();
        Server.told = [];
        Server.isDeaf = false;
        vi.stubGlobal('WebSocket', Server);
        vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ success: true, messages: [], ts: AT }))));
    });
    afterEach(() => vi.unstubAllGlobals());

    it('is told again after a connection that was cut while it was told', async () => {
        const session = await serve();
        Server.isDeaf = true;
        session.read(2);
        Server.last.close();
        Server.isDeaf = false;
        await until(() => expect(Server.reads()).toEqual([2]));
        session.forget();
    });

    it('is told once the connection stands, when it was cut before', async () => {
        const session = await serve();
        Server.last.close();
        await until(() => expect(session.live.peek()?.status.peek().kind).toBe('lost'));
        session.read(2);
        await until(() => expect(Server.reads()).toEqual([2]));
        session.forget();
    });

    it('is not told of what the visitor has not seen', async () => {
        const session = await serve();
        Server.last.close();
        await until(() => expect(session.live.peek()?.status.peek().kind).toBe('lost'));
        await until(() => expect(session.live.peek()?.status.peek().kind).toBe('live'));
        expect(Server.reads()).toEqual([]);
        session.forget();
    });
});
