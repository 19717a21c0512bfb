import { describe, expect, it, vi } from 'vitest';
import { Signals } from '../console/store/signals';

const viewers = (rid: string, ...names: string[]) => ({
    rid, ephemeral: true, users: names.map((name) => ({ _id: name, username: name, isTyping: false })),
});

describe('signals', () => {
    it('tells of the room on the screen when the user may not see it any more, and of no other room', () => {
        const onUnseen = vi.fn();
        const signals = new Signals({ tell: () => undefined }, onUnseen);
        signals.view('r1');
        signals.take('viewers', viewers('r1', 'ana', 'ben'));
        signals.take('viewers', viewers('r2'));
        expect(onUnseen).not.toHaveBeenCalled();
        signals.take('viewers', viewers('r1'));
        expect(onUnseen).toHaveBeenCalledExactlyOnceWith('r1');
        expect(signals.viewersOf('r1')).toEqual([]);
    });

    it('tells a new connection which room is on the screen', () => {
        const tell = vi.fn();
        const signals = new Signals({ tell }, () => undefined);
        signals.viewAgain();
        signals.view('r1');
        signals.viewAgain();
        expect(tell.mock.calls).toEqual([['Viewing', 'r1'], ['Viewing', 'r1']]);
    });
});
