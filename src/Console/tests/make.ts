import type { AgentEvent, Message, Room } from '@shared/types';
import type { Page, RoomEvent } from '../console/store/conversation';

export const AT = '2026-11-22T09:00:00.000Z';
export const ME = 'ana';
export const VISITOR = 'v1';

export function room(values: Partial<Room> = {}): Room {
    return {
        _id: 'r1',
        t: 'l',
        fname: 'Ada',
        ts: AT,
        lm: AT,
        msgs: 0,
        usersCount: 2,
        open: true,
        cl: false,
        contactId: 'c1',
        verified: false,
        unread: 0,
        priorityWeight: 99,
        estimatedWaitingTimeQueue: 9_999_999,
        metrics: {},
        source: { type: 'widget' },
        v: { _id: VISITOR, username: 'guest-1', status: 'online' },
        servedBy: { _id: ME, username: ME, ts: AT },
        _updatedAt: AT,
        seq: 1,
        ...values,
    };
}

export function message(seq: number, values: Partial<Message> = {}): Message {
    return {
        _id: `m${seq}`,
        rid: 'r1',
        msg: `text ${seq}`,
        seq,
        ts: new Date(Date.parse(AT) + seq * 1000).toISOString(),
        u: { _id: VISITOR, username: 'guest-1' },
        _updatedAt: AT,
        urls: [],
        mentions: [],
        channels: [],
        md: [],
        ...values,
    };
}

/** An event; what a test does not name has no meaning for it. */
export function event(kind: string, seq: number, values: object = {}): RoomEvent {
    return { kind, seq, position: seq, rid: 'r1', at: AT, actor: `visitor:${VISITOR}`, ...values } as RoomEvent;
}

export const written = (seq: number, values: Partial<Message> = {}) => event('message', seq, { message: message(seq, values) });
export const mine = { u: { _id: ME, username: ME } };
export const agentEvent = (told: RoomEvent): AgentEvent => told;

/** What REST says of a room. */
export function page(of: Room, messages: readonly Message[] = [], hasOlder = false, reading = { delivered: 0, read: 0 }): Page {
    return { room: of, messages, hasOlder, visitor: reading, agent: reading };
}
