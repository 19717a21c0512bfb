import { describe, expect, it } from 'vitest';
import { isOnlyEmoji, parse, safeHref, type Inline } from '@shared/text/parse';
import { fastest } from './fastest';

const line = (text: string): readonly Inline[] => {
    const [first] = parse(text);
    return first?.kind === 'line' ? first.parts : [];
};
const links = (text: string) => line(text).flatMap((part) => (part.kind === 'link' ? [part.href] : []));

describe('message text', () => {
    it('shows markup as text', () => {
        expect(line('<img src=x onerror=alert(1)>')).toEqual([{ kind: 'text', text: '<img src=x onerror=alert(1)>' }]);
    });

    it('links an address without the punctuation of its sentence', () => {
        expect(links('See https://example.com/a?b=1.')).toEqual(['https://example.com/a?b=1']);
        expect(links('(see https://example.com/a)')).toEqual(['https://example.com/a']);
        expect(links('https://example.com/a_(b)')).toEqual(['https://example.com/a_(b)']);
    });

    it('links www addresses and e-mail addresses', () => {
        expect(links('www.example.com')).toEqual(['https://www.example.com']);
        expect(links('write to ada@example.com!')).toEqual(['mailto:ada@example.com']);
    });

    it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', ' javascript:alert(1)'])('never links %s', (address) => {
        expect(safeHref(address)).toBeUndefined();
        expect(links(address)).toEqual([]);
        expect(links(`[click](${address})`)).toEqual([]);
    });

    it('styles what stands between marks that touch it', () => {
        expect(line('a *b _c_* d')).toEqual([
            { kind: 'text', text: 'a ' }, { kind: 'bold', parts: [{ kind: 'text', text: 'b ' }, { kind: 'italic', parts: [{ kind: 'text', text: 'c' }] }] },
            { kind: 'text', text: ' d' },
        ]);
    });

    it('leaves marks alone that are part of words or sums', () => {
        for (const text of ['snake_case_name', '2 * 3 * 4', '**', '*', 'a*b*c']) expect(line(text)).toEqual([{ kind: 'text', text }]);
    });

    it('does not style code', () => {
        expect(line('`a *b*`')).toEqual([{ kind: 'code', text: 'a *b*' }]);
    });

    it('keeps line breaks and blocks of code', () => {
        const blocks = parse('a\n\n```\nx *y*\n```\nb');
        expect(blocks.map((block) => (block.kind === 'code' ? block.text : block.parts.length))).toEqual([1, 0, 'x *y*', 1]);
    });

    it('reads a word of 16 KB and a text full of marks in a moment', () => {
        const takesMs = fastest(() => {
            parse('x'.repeat(16_384));
            parse('*_~'.repeat(5_000));
            parse('*a '.repeat(5_000));
            parse('a@'.repeat(8_000));
        });
        expect(takesMs).toBeLessThan(1_000);
    });

    it('shows a few emoji large, and nothing else', () => {
        expect(isOnlyEmoji('👍🏽')).toBe(true);
        expect(isOnlyEmoji('👨‍👩‍👧 🇩🇪')).toBe(true);
        expect(isOnlyEmoji(' 3️⃣ ©️')).toBe(true);
        expect(isOnlyEmoji('12')).toBe(false);
        expect(isOnlyEmoji('')).toBe(false);
        expect(isOnlyEmoji('👍 ok')).toBe(false);
        expect(isOnlyEmoji('😀😀😀😀')).toBe(false);
    });
});
