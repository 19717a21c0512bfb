import { describe, expect, it } from 'vitest';
import { Heights } from '@shared/ui/heights';
import { cannedFor, filled } from '../console/conversation/canned';
import { deliveryOf } from '../console/conversation/delivery';
import { offeredActions } from '../console/conversation/offered';
import { firstUnread, newSince, Rows } from '../console/conversation/rows';
import { linesOf, neighbour } from '../console/inbox/lines';
import { inboxOrder, nextAfter } from '../console/inbox/order';
import { isNews, noticeOf, type Viewer } from '../console/shell/notifications/notices';
import { best } from '../console/shell/palette/search';
import { isReserved, nameOf, Recognizer } from '../console/shell/shortcuts';
import { known, reduce } from '../console/store/conversation';
import { fastest } from './fastest';
import { AT, event, ME, message, mine, room, VISITOR, written } from './make';

describe('rows of a conversation', () => {
    const rows = new Rows(
        [message(1), message(2), message(3, mine), message(4, { ...mine, t: 'note' }), message(5, { ts: '2026-11-23T09:00:00.000Z' })],
        [],
        ME,
    );

    it('are grouped by sender, kind and day', () => {
        expect([0, 1, 2, 3, 4].map((index) => rows.leadOf(index, undefined).startsGroup)).toEqual([true, false, true, true, true]);
        expect([0, 1, 4].map((index) => rows.leadOf(index, undefined).startsDay)).toEqual([true, false, true]);
    });

    it('keep the key of a message when it is saved', () => {
        const pending = { _id: 'x', rid: 'r1', msg: 'a', isNote: false, at: Date.parse(AT) };
        expect(new Rows([message(1)], [pending], ME).keyAt(1)).toBe('x');
        const saved = new Rows([message(1), message(2, { _id: 'x' })], [pending], ME);
        expect([saved.count, saved.keyAt(1)]).toEqual([2, 'x']);
    });

    it('begin to be unread at the first message of the visitor after what was read', () => {
        expect(firstUnread([message(1), message(2, mine), message(3), message(4)], 1, VISITOR)).toBe(3);
        expect(firstUnread([message(1)], 1, VISITOR)).toBeUndefined();
        expect(newSince([message(1), message(2), message(3, mine), message(4, { t: 'uj' })], 1, ME)).toBe(1);
    });
});

describe('heights of rows', () => {
    const keys = (from: number, to: number) => {
        const all = Array.from({ length: to - from }, (_, index) => `k${from + index}`);
        return [all.length, (index: number) => all[index]!] as const;
    };

    it('stay with their rows when others come before and after', () => {
        const heights = new Heights(10);
        heights.sync(...keys(5, 8));
        heights.measure(1, 'k6', 100);
        expect(heights.total).toBe(120);
        heights.sync(...keys(0, 8));
        expect(heights.offsetOf(7)).toBe(160);
        heights.sync(...keys(0, 10));
        expect([heights.total, heights.indexAt(65), heights.indexAt(159), heights.indexAt(160)]).toEqual([190, 6, 6, 7]);
    });

    it('are added up in a moment for 100,000 rows', () => {
        const heights = new Heights(60);
        const [before, after] = [keys(0, 100_000), keys(0, 100_001)];
        const takesMs = fastest(() => {
            heights.sync(...before);
            heights.measure(3, 'k3', 50);
            heights.sync(...after);
            expect(heights.total).toBe(6_000_050);
        });
        expect(takesMs).toBeLessThan(200);
    });
});

describe('inbox', () => {
    const chat = (id: string, values = {}) => known(room({ _id: id, ...values }));
    const waits = (id: string, since: string) => chat(id, { waitingResponse: true, metrics: { v: { lq: since } } });

    it('shows those first who wait longest, then the latest, and those on hold apart', () => {
        const { active, onHold } = inboxOrder([
            chat('old', { lm: '1' }),
            waits('second', '2'),
            chat('new', { lm: '9' }),
            waits('first', '1'),
            chat('held', { onHold: true }),
        ]);
        expect(active.map(({ room: { _id } }) => _id)).toEqual(['first', 'second', 'new', 'old']);
        expect(onHold.map(({ room: { _id } }) => _id)).toEqual(['held']);
    });

    it('goes on with the chat after the one that is over', () => {
        expect(nextAfter(['a', 'b', 'c'], 'b')).toBe('c');
        expect(nextAfter(['a', 'b'], 'b')).toBe('a');
        expect(nextAfter(['a'], 'a')).toBeUndefined();
    });

    it('moves through waiting and own chats, over the heads', () => {
        const lines = linesOf([chat('q')], { active: [chat('a')], onHold: [chat('h')] }, false);
        expect(neighbour(lines, undefined, 1)).toBe('q');
        expect(neighbour(lines, 'q', 1)).toBe('a');
        expect(neighbour(lines, 'a', 1)).toBe('a');
    });
});

describe('notices', () => {
    const viewer: Viewer = { userId: ME, lookedAt: undefined, takesChats: true };
    const change = (told: Parameters<typeof reduce>[1], before = known(room())) => ({
        event: told,
        before,
        after: reduce(before, told),
        isLive: true,
    });

    it('tell of a message in an own chat that is not looked at', () => {
        expect(noticeOf(change(written(2)), viewer)).toMatchObject({ kind: 'message', id: 'r1', name: 'Ada', body: 'text 2' });
        expect(noticeOf(change(written(2)), { ...viewer, lookedAt: 'r1' })).toBeUndefined();
        expect(noticeOf(change(written(2, mine)), viewer)).toBeUndefined();
    });

    it('tell nothing twice', () => {
        const once = reduce(known(room()), written(2));
        expect(noticeOf(change(written(2), once), viewer)).toBeUndefined();
    });

    it('tell of a chat that somebody else has given to the user', () => {
        const assigned = (actor: string) =>
            change(
                event('conversation-assigned', 2, { actor, message: message(2, { t: 'uj' }), room: { servedBy: { _id: ME, username: ME, ts: AT } } }),
                known(room({ servedBy: { _id: 'ben', username: 'ben', ts: AT } })),
            );
        expect(noticeOf(assigned('user:mara'), viewer)?.kind).toBe('assigned');
        expect(noticeOf(assigned(`user:${ME}`), viewer)).toBeUndefined();
    });

    it('tell of the queue only those who take chats', () => {
        const { servedBy: _, ...waiting } = room({ queuedAt: AT });
        const queued = { event: event('conversation-started', 1), after: known(waiting), isLive: true };
        expect(noticeOf(queued, viewer)?.kind).toBe('queued');
        expect(noticeOf(queued, { ...viewer, takesChats: false })).toBeUndefined();
    });

    it('are no news when they are caught up on', () => {
        expect(isNews({ ...change(written(2)), isLive: false }, Date.parse(AT))).toBe(false);
        expect(isNews(change(written(2)), Date.parse(AT) + 3_600_000)).toBe(false);
        expect(isNews(change(written(2)), Date.parse(AT) + 1_000)).toBe(true);
    });
});

describe('shortcuts', () => {
    const press = (key: string, modifiers = {}) => nameOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers });

    it('have one name on every keyboard', () => {
        expect(press('K', { ctrlKey: true })).toBe('Mod+k');
        expect(press('k', { metaKey: true })).toBe('Mod+k');
        expect(press('?', { shiftKey: true })).toBe('?');
        expect(press('T', { shiftKey: true })).toBe('Shift+t');
        expect(press('Shift', { shiftKey: true })).toBeUndefined();
    });

    it('may be keys one after the other, if they come soon', () => {
        const recognizer = new Recognizer();
        const all = ['g i', 'i', 'j'];
        expect(recognizer.press('g', all, 0)).toBeUndefined();
        expect(recognizer.press('i', all, 500)).toBe('g i');
        expect(recognizer.press('i', all, 600)).toBe('i');
        expect(recognizer.press('g', all, 1_000)).toBeUndefined();
        expect(recognizer.press('i', all, 9_000)).toBe('i');
    });

    it.each(['Mod+t', 'Mod+w', 'Mod+n', 'Mod+f', 'Mod+r', 'Mod+Shift+t', 'F5', 'Tab', 'Escape'])('never take %s from the browser', (keys) => {
        expect(isReserved(keys)).toBe(true);
    });

    it('may be Mod+k', () => expect(isReserved('Mod+k')).toBe(false));
});

const HOLD = 'Livechat_allow_manual_on_hold';
const flags = (...on: string[]) => ({ isOn: (id: string) => on.includes(id) });

describe('what is offered and found', () => {
    const all = { can: () => true };
    const agent = {
        can: (...names: string[]) => names.every((name) => ['view-l-room', 'close-livechat-room', 'request-pdf-transcript'].includes(name)),
    };

    it('fits the state of the chat and the permissions', () => {
        const { servedBy: _, ...waiting } = room({ queuedAt: AT });
        expect(offeredActions(waiting, ME, agent, flags())).toEqual(['take']);
        expect(offeredActions(room(), ME, agent, flags())).toEqual(['close', 'returnToQueue']);
        expect(offeredActions(room({ onHold: true }), ME, all, flags())).toContain('resume');
        expect(offeredActions(room({ cl: true }), ME, agent, flags())).toEqual(['pdf']);
        expect(offeredActions(room({ cl: true, anonymized: true }), ME, all, flags())).toEqual([]);
        expect(offeredActions(room({ cl: true, pdfTranscriptFileId: 'f' }), ME, agent, flags())).toEqual(['pdfDownload']);
    });

    it('includes hold only where the workspace lets agents hold', () => {
        expect(offeredActions(room(), ME, all, flags())).not.toContain('hold');
        expect(offeredActions(room(), ME, all, flags(HOLD))).toContain('hold');
    });

    it('includes no hold while the visitor waits, where the agent must have written last', () => {
        const waits = room({ waitingResponse: true });
        expect(offeredActions(waits, ME, all, flags(HOLD))).toContain('hold');
        expect(offeredActions(waits, ME, all, flags(HOLD, `${HOLD}_upon_agent_engagement_only`))).not.toContain('hold');
        expect(offeredActions(room(), ME, all, flags(HOLD, `${HOLD}_upon_agent_engagement_only`))).toContain('hold');
    });

    it('claims of a message no more than is known', () => {
        expect([1, 2, 3].map((seq) => deliveryOf({ seq }, { delivered: 2, read: 1 }))).toEqual(['read', 'delivered', 'saved']);
    });

    it('offers canned responses after a slash at the start, best first', () => {
        const canned = (shortcut: string, values = {}) => ({
            _id: shortcut,
            shortcut,
            text: `text of ${shortcut}`,
            scope: 'global',
            tags: [],
            createdBy: { _id: 'x', username: 'x' },
            _createdAt: AT,
            _updatedAt: AT,
            ...values,
        });
        const known_ = [canned('thanks'), canned('bye'), canned('theirs', { scope: 'department', departmentId: 'd2' })];
        expect(cannedFor('hello /th', known_, 'd1')).toBeUndefined();
        expect(cannedFor('/TH', known_, 'd1')!.map(({ shortcut }) => shortcut)).toEqual(['thanks']);
        expect(filled('Hi {{contact.name}} {{x.y}}', { 'contact.name': 'Ada' })).toBe('Hi Ada {{x.y}}');
    });

    it('finds texts without case and accents, the best fit first', () => {
        expect(best(['Close chat', 'Lucía Ferrari', 'Reluctant'], (text) => text, 'lucia', 5)).toEqual(['Lucía Ferrari']);
        expect(best(['Unlucky', 'Lucky'], (text) => text, 'luck', 5)[0]).toBe('Lucky');
    });
});
