import { describe, expect, it } from 'vitest';
import { readHost } from '../../widget/frame/host';
import { isFrom, MARK } from '../../widget/protocol';

const ORIGIN = 'https://desk.example.com';
const frame = {};
const event = (change: object) => ({ source: frame, origin: ORIGIN, data: { mark: MARK, type: 'close' }, ...change }) as unknown as MessageEvent;

describe('isFrom', () => {
    it('accepts a marked message of the window and origin that it must come from', () => {
        expect(isFrom(event({}), frame, ORIGIN)).toBe(true);
    });

    it.each([
        ['another window', { source: {} }],
        ['another origin', { origin: 'https://evil.example' }],
        ['an origin that begins like it', { origin: `${ORIGIN}.evil.example` }],
        ['no mark', { data: { type: 'close' } }],
        ['another mark', { data: { mark: 'contactcenter/2' } }],
        ['no record', { data: null }],
        ['a text', { data: MARK }],
    ])('refuses a message of %s', (_, change) => {
        expect(isFrom(event(change), frame, ORIGIN)).toBe(false);
    });

    it('refuses everything while there is no frame', () => {
        expect(isFrom(event({ source: null }), null, ORIGIN)).toBe(false);
    });
});

describe('readHost', () => {
    it('takes what a page may say', () => {
        const host = readHost({
            isOpen: true, language: 'ar-EG', theme: 'dark', look: { accent: '#0a6b5d' }, page: { title: 'Lamps', href: 'https://shop.example.com/lamps' },
            options: { name: 'Nora', fields: { plan: 'gold' }, sound: 'true' },
        });
        expect(host).toEqual({
            isOpen: true, language: 'ar-EG', theme: 'dark', look: { accent: '#0a6b5d' }, page: { title: 'Lamps', href: 'https://shop.example.com/lamps' },
            options: { name: 'Nora', fields: { plan: 'gold' }, sound: true },
        });
    });

    it('leaves query and fragment of the page out, as they may hold secrets', () => {
        expect(readHost({ page: { href: 'https://shop.example.com/reset?token=1#2' } }).page.href).toBe('https://shop.example.com/reset');
    });

    it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 17, undefined])('takes no address from %s', (href) => {
        expect(readHost({ page: { href } }).page.href).toBe('');
    });

    it('takes no other kinds of values, and nothing that is not asked for', () => {
        const host = readHost({ isOpen: 'yes', theme: 'blink', options: { name: 7, email: {}, token: 'x', fields: 'y' }, extra: 1 });
        expect(host).toEqual({ isOpen: false, language: '', theme: '', look: {}, page: { title: '', href: '' }, options: { sound: false } });
    });

    it('cuts texts that are too long and lists that are too many', () => {
        const fields = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`field${index}`, 'x'.repeat(1_000)]));
        const host = readHost({ options: { name: 'x'.repeat(16_000), fields } });
        expect(host.options.name).toHaveLength(200);
        expect(Object.keys(host.options.fields ?? {})).toHaveLength(30);
        expect(host.options.fields?.['field0']).toHaveLength(200);
    });

    it.each([null, undefined, 'text', 3, []])('is empty for %s', (given) => {
        expect(readHost(given).isOpen).toBe(false);
    });
});
