import { describe, expect, test } from 'vitest';
import type { Room } from '../shared/types';
import { roomsQuery, stateOf } from '../console/chats/chatQuery';
import { chatState, lastLine, latest } from '../console/chats/chatState';

const manager = { id: 'mara', seesAll: true };
const agent = { id: 'ana', seesAll: false };

const room = (values: Partial<Room> = {}): Room => ({
    _id: 'r',
    t: 'l',
    fname: 'Ada',
    ts: '2026-11-27T09:00:00.000Z',
    lm: '2026-11-27T09:00:00.000Z',
    msgs: 1,
    usersCount: 1,
    open: true,
    cl: false,
    v: { _id: 'v', username: 'guest', status: 'online' },
    contactId: 'c',
    verified: false,
    source: { type: 'widget' },
    priorityWeight: 99,
    estimatedWaitingTimeQueue: 9_999_999,
    unread: 0,
    metrics: {},
    _updatedAt: '2026-11-27T09:00:00.000Z',
    ...values,
});

describe('What the list of chats asks for', () => {
    test('an agent without the right to see all asks for its own', () => {
        expect(roomsQuery({ agent: 'ben' }, agent)['agents[]']).toEqual(['ana']);
    });

    test('a manager asks for the agents that it chose', () => {
        expect(roomsQuery({ agent: 'ben,ana' }, manager)['agents[]']).toEqual(['ben', 'ana']);
    });

    test('without filters only the sorting is asked for', () => {
        expect(roomsQuery({}, manager)).toEqual({ sort: '{"ts":-1}' });
    });

    test('each state asks for what it means', () => {
        expect(roomsQuery({ state: 'queued' }, manager)).toMatchObject({ queued: 'true' });
        expect(roomsQuery({ state: 'closed' }, manager)).toMatchObject({ open: false });
        expect(stateOf({ state: 'nonsense' })).toBe('all');
    });

    test('a channel of a type that has several asks for both', () => {
        expect(roomsQuery({ source: 'sms/+4930' }, manager)).toMatchObject({ 'source[]': ['sms'], sourceId: '+4930' });
    });

    test('custom fields are one object', () => {
        expect(roomsQuery({ 'field.order': '42', 'field.shop': '' }, manager)['customFields']).toBe('{"order":"42"}');
    });
});

describe('A chat in the list', () => {
    test('that waits is queued, that nobody answers to is closed', () => {
        expect(chatState(room())).toBe('queued');
        expect(chatState(room({ servedBy: { _id: 'ana', username: 'ana', ts: '' } }))).toBe('open');
        expect(chatState(room({ servedBy: { _id: 'ana', username: 'ana', ts: '' }, onHold: true }))).toBe('onhold');
        const { open: _, ...closed } = room();
        expect(chatState(closed)).toBe('closed');
    });

    test("is shown by what is known later, with the department's name that only the list has", () => {
        const listed = room({ departmentId: 'd', department: { _id: 'd', name: 'Sales' } });
        const live = room({ departmentId: 'd', topic: 'Later', _updatedAt: '2026-11-27T09:00:01.000Z' });
        expect(latest(listed, live)).toMatchObject({ topic: 'Later', department: { name: 'Sales' } });
        expect(latest(listed, { ...live, _updatedAt: '2026-11-27T08:00:00.000Z' })).toBe(listed);
    });

    test("moved to another department does not keep the former one's name", () => {
        const listed = room({ departmentId: 'd', department: { _id: 'd', name: 'Sales' } });
        expect(latest(listed, room({ departmentId: 'e', _updatedAt: '2026-11-27T09:00:01.000Z' })).department).toBeUndefined();
    });

    test("whose last message is the system's has no last line", () => {
        const message = {
            _id: 'm',
            rid: 'r',
            msg: 'ana',
            seq: 3,
            ts: '',
            u: { _id: 'ana', username: 'ana' },
            _updatedAt: '',
            urls: [],
            mentions: [],
            channels: [],
            md: [],
        };
        expect(lastLine(room({ lastMessage: { ...message, t: 'uj' } }))).toBeUndefined();
        expect(lastLine(room({ lastMessage: message }))).toMatchObject({ text: 'ana', isVisitors: false });
    });
});
