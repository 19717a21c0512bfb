import { describe, expect, it } from 'vitest';
import { apply, checked, lightOf, onColour } from '../../widget/frame/theme';
import { fastest } from '../fastest';

describe('checked', () => {
    it.each(['#abc', '#aabbcc', '#aabbccdd', 'rgb(10, 20, 30)', 'rgb(10 20 30 / 50%)', 'hsl(120deg 50% 50%)', 'oklch(0.6 0.1 250)',
        'rebeccapurple'])('takes the colour %s', (accent) => {
        expect(checked({ accent })).toEqual({ accent });
    });

    it.each([
        'url(https://evil.example/x)', 'image-set("x")', 'red; background: url(x)', 'var(--other)', 'rgb(1,2,3) url(x)', 'env(x)', '#ggg',
            'expression(alert(1))', 'rgb(calc(1))',
        `#${'a'.repeat(300)}`,
    ])('takes no colour from %s', (accent) => {
        expect(checked({ accent })).toEqual({});
    });

    it.each(['12px', '0', '.5rem', '0.75rem', '1em'])('takes the length %s', (radius) => {
        expect(checked({ radius })).toEqual({ radius });
    });

    it.each(['12', '100vw', '9999px', 'calc(1px)', '-3px', '1px 2px'])('takes no length from %s', (radius) => {
        expect(checked({ radius })).toEqual({});
    });

    it.each(['Georgia', '"Noto Sans", Arial, sans-serif', "'Höfler Text', serif"])('takes the fonts %s', (font) => {
        expect(checked({ font })).toEqual({ font });
    });

    it.each(['url(x)', 'Arial; color: red', '"Arial', 'Arial}', '@import'])('takes no fonts from %s', (font) => {
        expect(checked({ font })).toEqual({});
    });

    it('takes nothing that it does not know, and nothing that is no text', () => {
        expect(checked({ display: 'none', accent: 12, text: null })).toEqual({});
        expect(checked('accent')).toEqual({});
    });

    it('is quick with a text made to be slow', () => {
        expect(fastest(() => checked({ font: `${'a, '.repeat(60)}!`, accent: `rgb(${'1 '.repeat(90)}!` }))).toBeLessThan(200);
    });
});

describe('apply', () => {
    it('takes away what the page does not set any more', () => {
        const root = document.createElement('div');
        apply({ accent: '#ffffff', radius: '4px' }, root);
        expect(root.style.getPropertyValue('--w-radius')).toBe('4px');
        apply({}, root);
        expect(root.style.getPropertyValue('--w-radius')).toBe('');
        expect(root.style.getPropertyValue('--w-accent')).toBe('');
    });
});

describe('onColour', () => {
    it.each([
        [[255, 255, 255], '#000000'],
        [[255, 217, 0], '#000000'],
        [[31, 35, 41], '#ffffff'],
        [[40, 83, 199], '#ffffff'],
    ])('is readable on %j', (colour, expected) => {
        expect(onColour(lightOf(colour))).toBe(expected);
    });
});
