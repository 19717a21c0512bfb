import { describe, expect, it } from 'vitest';
import { Drafts, type Draft } from '../console/store/drafts';

function drafts(start = 1_000) {
    const clock = { now: start };
    const shared: [string, Draft][] = [];
    let kept: ReadonlyMap<string, Draft> = new Map();
    const all = new Drafts({ keep: (map) => { kept = map; }, share: (roomId, draft) => shared.push([roomId, draft]), now: () => clock.now });
    return { all, shared, clock, kept: () => kept };
}

describe('drafts', () => {
    it('are kept at once when one ends, so that what was sent does not come back', () => {
        const ended: boolean[] = [];
        const all = new Drafts({ keep: (_, hasEnded) => ended.push(hasEnded), share: () => undefined });
        all.type('r1', 'a', false);
        all.type('r1', '', false);
        expect(ended).toEqual([false, true]);
    });

    it('keep a reply and a note of a room apart', () => {
        const { all } = drafts();
        all.type('r1', 'to the visitor', false);
        all.type('r1', 'secret', true);
        expect([all.text('r1', false), all.text('r1', true)]).toEqual(['to the visitor', 'secret']);
        all.type('r1', '', true);
        expect(all.text('r1', false)).toBe('to the visitor');
        expect(all.of('r1')!.isNote).toBe(false);
    });

    it('say in which mode a room was left, and are not changed by other rooms', () => {
        const { all, clock } = drafts();
        all.type('r1', 'secret', true);
        clock.now += 1;
        all.type('r2', 'reply', false);
        expect(all.last('r1')!.isNote).toBe(true);
        expect(all.last('r2')!.isNote).toBe(false);
        all.type('r1', '', true);
        expect(all.last('r1')!.isNote).toBe(true);
    });

    it('take over a later draft of another device and no earlier one', () => {
        const { all, clock } = drafts();
        all.type('r1', 'here', false);
        all.take('r1', { text: 'before', isNote: false, at: 999 });
        expect(all.text('r1', false)).toBe('here');
        all.take('r1', { text: 'later', isNote: false, at: 2_000 });
        expect(all.text('r1', false)).toBe('later');
        clock.now = 1_500;
        all.type('r1', 'later!', false);
        expect(all.all.value.get('r1')!.at).toBe(2_001);
    });

    it('do not come back when they were emptied', () => {
        const { all } = drafts();
        all.type('r1', '', false);
        all.take('r1', { text: 'old', isNote: false, at: 1 });
        expect(all.of('r1')).toBeUndefined();
    });

    it('are on the device after every letter, and there after a restart', () => {
        const first = drafts();
        first.all.type('r1', 'a', false);
        first.all.type('r1', 'ab', false);
        first.all.type('r1', 'note', true);
        const second = drafts();
        second.all.restore([...first.kept()]);
        expect([second.all.text('r1', false), second.all.text('r1', true)]).toEqual(['ab', 'note']);
        expect([...second.all.rooms.value]).toEqual(['r1']);
        expect(first.shared.length).toBe(3);
    });

    it('tell of rooms with drafts only when one begins or ends', () => {
        const { all } = drafts();
        all.type('r1', 'a', false);
        const before = all.rooms.value;
        all.type('r1', 'ab', false);
        expect(all.rooms.value).toBe(before);
        all.type('r1', '', false);
        expect([...all.rooms.value]).toEqual([]);
    });
});
