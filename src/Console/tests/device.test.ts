import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Device } from '../console/store/device';

describe('device', () => {
    afterEach(() => vi.useRealTimers());

    it('writes what changes with every key once, in a moment, as it is then', async () => {
        const device = new Device('soon');
        const make = vi.fn(() => 'abc');
        for (const text of ['a', 'ab']) device.writeSoon('draft', () => text);
        device.writeSoon('draft', make);
        expect(make).not.toHaveBeenCalled();
        await vi.waitFor(async () => expect(await device.read('draft')).toBe('abc'), { timeout: 2_000 });
        expect(make).toHaveBeenCalledOnce();
        device.stop();
    });

    it('writes at once when the page goes away', async () => {
        vi.useFakeTimers({ toFake: ['setTimeout'] });
        const device = new Device('leaving');
        device.writeSoon('draft', () => 'not lost');
        window.dispatchEvent(new Event('pagehide'));
        vi.useRealTimers();
        await vi.waitFor(async () => expect(await device.read('draft')).toBe('not lost'));
        device.stop();
    });
});
