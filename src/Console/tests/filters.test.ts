import { describe, expect, test } from 'vitest';
import { activeFilters, daysOf, daysText, instantsOf, listOf, listText, sortJson, withoutValue, type FilterField } from '../console/filters/query';

const tags: FilterField = { name: 'tag', label: 'Tags', type: 'choices', kind: 'tags' };
const verified: FilterField = { name: 'verified', label: 'Verified', type: 'select' };

describe('Values in the address', () => {
    test('a value with a comma, listed and read again, stays one value', () => {
        expect(listOf(listText(['a,b', 'c%d']))).toEqual(['a,b', 'c%d']);
    });

    test('a broken escape is taken as it is', () => {
        expect(listOf('%zz')).toEqual(['%zz']);
    });

    test('days may have one end only', () => {
        expect(daysOf('..2026-11-30')).toEqual({ end: '2026-11-30' });
        expect(daysText({ start: '2026-11-01' })).toBe('2026-11-01..');
        expect(daysText({})).toBe('');
    });

    test('what is no day is left out', () => {
        expect(daysOf('yesterday..2026-13')).toEqual({});
    });

    test('days become the instants of their beginning and end by the local clock', () => {
        const { start, end } = instantsOf('2026-11-27..2026-11-27');
        expect(Date.parse(end!) - Date.parse(start!)).toBe(24 * 60 * 60 * 1000 - 1);
    });

    test('an unknown sorting becomes the standard one', () => {
        expect(sortJson('-evil', '-ts', ['-ts', 'lm'])).toBe('{"ts":-1}');
        expect(sortJson('lm', '-ts', ['-ts', 'lm'])).toBe('{"lm":1}');
    });
});

describe('Active filters', () => {
    test('several values of one filter are several chips', () => {
        expect(activeFilters([tags, verified], { tag: 'a,b', verified: 'yes', other: 'x' }).map(({ value }) => value)).toEqual(['a', 'b', 'yes']);
    });

    test('taking one value away leaves the others', () => {
        expect(withoutValue({ field: tags, value: 'a' }, { tag: 'a,b' })).toEqual({ tag: 'b' });
    });

    test('taking the last value away takes the filter away', () => {
        expect(withoutValue({ field: verified, value: 'yes' }, { verified: 'yes' })).toEqual({ verified: undefined });
    });
});
