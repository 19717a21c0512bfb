import { afterEach, describe, expect, it } from 'vitest';
import { Device } from '../console/store/device';

afterEach(() => localStorage.clear());

describe('device', () => {
    it('has what was to be written soon when the page goes before that', () => {
        const device = new Device('ana');
        device.writeSoon('drafts', () => [['r1', 'typed']]);
        expect(new Device('ana').readLeft('drafts')).toBeUndefined();
        dispatchEvent(new Event('pagehide'));
        expect(new Device('ana').readLeft('drafts')).toEqual([['r1', 'typed']]);
        expect(new Device('ben').readLeft('drafts')).toBeUndefined();
        device.stop();
    });

    it('reads nothing where what was left cannot be read', () => {
        localStorage.setItem('contactcenter/ana/drafts', '{');
        expect(new Device('ana').readLeft('drafts')).toBeUndefined();
    });
});
