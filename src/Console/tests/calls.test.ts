import { describe, expect, test } from 'vitest';
import type { Call } from '../shared/types';
import { callsQuery } from '../console/calls/callQuery';
import { clockStart, directionIcon, followUpActions, newest, ownCalls, partOf } from '../console/calls/callState';
import { lasting } from '../console/calls/durations';
import { savedValues, wrapUpBody } from '../console/calls/wrapUpDrafts';

const ana = { _id: 'ana', username: 'ana' };
const ben = { _id: 'ben', username: 'ben' };

const call = (values: Partial<Call> = {}): Call => ({
    _id: 'c',
    provider: 'pbx',
    providerCallId: '1',
    state: 'ringing',
    open: true,
    direction: 'inbound',
    startedAt: '2026-11-27T09:00:00.000Z',
    waitingMs: 0,
    talkMs: 0,
    holdMs: 0,
    seq: 1,
    _updatedAt: '',
    ...values,
});

describe('A call of the user', () => {
    test('rings when its phone rings', () => {
        expect(partOf(call({ ringing: [ben, ana] }), 'ana')).toBe('ringing');
        expect(partOf(call({ ringing: [ben] }), 'ana')).toBeUndefined();
    });

    test('is dialed until somebody answers, unless the provider refused', () => {
        const dial = { by: ana, number: '+4930', at: '' };
        expect(partOf(call({ direction: 'outbound', dial }), 'ana')).toBe('dialing');
        expect(partOf(call({ direction: 'outbound', dial, servedBy: ana, state: 'answered' }), 'ana')).toBe('speaking');
        expect(partOf(call({ dial: { ...dial, failure: 'refused' } }), 'ana')).toBeUndefined();
    });

    test('has to be wrapped up while the time for it goes on', () => {
        const ended = call({
            open: false,
            state: 'ended',
            servedBy: ana,
            endedAt: '2026-11-27T09:05:00.000Z',
            wrapUp: { open: true, timedOut: false, durationMs: 0, tags: [] },
        });
        expect(partOf(ended, 'ana')).toBe('wrap-up');
        expect(clockStart({ call: ended, part: 'wrap-up' })).toBe('2026-11-27T09:05:00.000Z');
        expect(partOf({ ...ended, wrapUp: { ...ended.wrapUp!, open: false } }, 'ana')).toBeUndefined();
    });

    test('that rings comes before those that are spoken on', () => {
        const speaking = call({ _id: 'a', state: 'answered', servedBy: ana });
        expect(ownCalls([{ call: speaking }, { call: call({ ringing: [ana] }) }, { call: call({ _id: 'x' }) }], 'ana').map(({ part }) => part)).toEqual([
            'ringing',
            'speaking',
        ]);
    });
});

describe('A missed call as work', () => {
    const missed = (followUp: Call['followUp']) => call({ open: false, state: 'missed', ...(followUp ? { followUp } : {}) });

    test('that nobody has taken may be taken and ended', () => {
        expect(followUpActions(missed({ state: 'open' }), { id: 'ana', mayTakeFromOthers: false })).toEqual({ mayTake: true, mayEnd: true });
    });

    test('that another has taken is left to it, except by who may forward', () => {
        const taken = missed({ state: 'taken', takenBy: ben });
        expect(followUpActions(taken, { id: 'ana', mayTakeFromOthers: false })).toEqual({ mayTake: false, mayEnd: false });
        expect(followUpActions(taken, { id: 'mara', mayTakeFromOthers: true })).toEqual({ mayTake: true, mayEnd: true });
        expect(followUpActions(taken, { id: 'ben', mayTakeFromOthers: false })).toEqual({ mayTake: false, mayEnd: true });
    });

    test('that is done offers nothing', () => {
        expect(followUpActions(missed({ state: 'done' }), { id: 'ana', mayTakeFromOthers: true })).toEqual({ mayTake: false, mayEnd: false });
    });
});

describe('A call in the list', () => {
    test('is shown by the version with more entries', () => {
        expect(newest(call(), call({ seq: 2, state: 'answered' })).state).toBe('answered');
        expect(newest(call({ seq: 3 }), call({ seq: 2, state: 'answered' })).state).toBe('ringing');
    });

    test('that was missed has another picture than one that goes on', () => {
        expect(directionIcon(call())).toBe('incoming');
        expect(directionIcon(call({ open: false, state: 'abandoned' }))).toBe('missed');
        expect(directionIcon(call({ open: false, state: 'failed', direction: 'outbound' }))).toBe('outgoing');
    });

    test('lengths have units', () => {
        expect([0, 8_000, 65_000, 3_600_000, 3_725_000].map(lasting)).toEqual(['0 sec', '8 sec', '1 min 5 sec', '1 hr', '1 hr 2 min']);
    });
});

describe('What the list of calls asks for', () => {
    test('missed ones are those that nobody has called back', () => {
        expect(callsQuery({ view: 'missed', q: '0194' })).toEqual({ text: '0194', missed: true, sort: '{"startedAt":-1}' });
    });

    test('what the server does not know is not asked for', () => {
        expect(callsQuery({ direction: 'sideways', state: 'gone', followUp: 'never' })).toEqual({ sort: '{"startedAt":-1}' });
    });
});

describe('A wrap-up', () => {
    test('starts with what was saved, and leaves out what is empty', () => {
        const saved = call({
            wrapUp: { open: false, timedOut: false, durationMs: 1, notes: 'Called', disposition: { _id: 'd', name: 'Sold' }, tags: ['vip'] },
        });
        expect(savedValues(saved)).toEqual({ notes: 'Called', dispositionId: 'd', tags: ['vip'] });
        expect(wrapUpBody('c', { notes: '  ', dispositionId: '', tags: [] })).toEqual({ callId: 'c', tags: [] });
    });
});
