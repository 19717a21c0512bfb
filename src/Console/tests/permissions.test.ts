import { effect } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Permissions } from '../console/session/permissions';
import { Flags, Rules, type Known } from '../console/session/rules';

const CLOSE = 'close-livechat-room';
const permission = (_id: string, ...roles: string[]) => ({ _id, roles, _updatedAt: '' });
const me = { roles: ['agent'] } as Known['me'];
const known = (permissions: Known['permissions'], settings: Known['settings'] = []): Known => ({ me, permissions, settings });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function rules(first: Known, then: () => Promise<Known>) {
    const permissions = new Permissions(['agent'], first.permissions);
    const flags = new Flags(first.settings);
    const [onChanged, read] = [vi.fn(), vi.fn(then)];
    return { permissions, flags, onChanged, read, rules: new Rules({ read, permissions, flags, onChanged, keep: () => undefined }) };
}

describe('Rules', () => {
    it('draws anew what depends on a permission that was withdrawn, and say so', async () => {
        const { rules: all, permissions, onChanged } = rules(known([permission(CLOSE, 'agent')]), () => Promise.resolve(known([permission(CLOSE, 'admin')])));
        const seen: boolean[] = [];
        effect(() => void seen.push(permissions.can(CLOSE)));
        all.check();
        await vi.runAllTimersAsync();
        expect(seen).toEqual([true, false]);
        expect(onChanged).toHaveBeenCalledTimes(1);
    });
    it('say nothing when nothing has changed', async () => {
        const same = known([permission(CLOSE, 'agent')]);
        const { rules: all, onChanged } = rules(same, () => Promise.resolve(same));
        all.check();
        await vi.runAllTimersAsync();
        expect(onChanged).not.toHaveBeenCalled();
    });
    it('take over what the workspace allows', async () => {
        const { rules: all, flags } = rules(known([]), () => Promise.resolve(known([], [{ _id: 'hold', value: true }, { _id: 'edit', value: false }])));
        all.check();
        await vi.runAllTimersAsync();
        expect(['hold', 'edit', 'unknown'].map((id) => flags.isOn(id))).toEqual([true, false, false]);
    });
    it('are read once for many refusals', async () => {
        const { rules: all, read } = rules(known([]), () => Promise.resolve(known([])));
        for (let count = 0; count < 100; count++) all.check();
        await vi.runAllTimersAsync();
        expect(read).toHaveBeenCalledTimes(1);
    });
    it('stay as they are while the server cannot be reached', async () => {
        const { rules: all, permissions } = rules(known([permission(CLOSE, 'agent')]), () => Promise.reject(new Error()));
        all.check();
        await vi.runAllTimersAsync();
        expect(permissions.can(CLOSE)).toBe(true);
    });
});
