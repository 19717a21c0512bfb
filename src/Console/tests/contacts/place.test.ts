import { describe, expect, it } from 'vitest';
import { isSamePlace, pathOf, placeOf } from '../../console/contacts/place';

describe('placeOf', () => {
    it.each([
        ['/contacts', { kind: 'list' }],
        ['/contacts/new', { kind: 'new' }],
        ['/contacts/blocks', { kind: 'blocks' }],
        ['/contacts/duplicates', { kind: 'duplicates' }],
        ['/contacts/1a/edit', { kind: 'edit', id: '1a' }],
        ['/contacts/1a', { kind: 'contact', id: '1a', tab: 'details' }],
        ['/contacts/1a/history', { kind: 'contact', id: '1a', tab: 'history' }],
        ['/contacts/1a/nonsense', { kind: 'contact', id: '1a', tab: 'details' }],
    ])('reads %s', (path, place) => expect(placeOf(path)).toEqual(place));

    it('reads what pathOf wrote, whatever the id', () =>
        expect(placeOf(pathOf('a/b ü', 'channels'))).toEqual({ kind: 'contact', id: 'a/b ü', tab: 'channels' }));

    it('takes a broken address as it is', () => expect(placeOf('/contacts/%E0%A4%A')).toEqual({ kind: 'contact', id: '%E0%A4%A', tab: 'details' }));
});

describe('isSamePlace', () => {
    it.each([
        ['/contacts/1a', '/contacts/1a/history', true],
        ['/contacts/1a', '/contacts/1b', false],
        ['/contacts/1a', '/contacts/1a/edit', false],
        ['/contacts/new', '/contacts/new', true],
        ['/contacts', '/contacts/new', false],
    ])('compares %s with %s', (one, other, expected) => expect(isSamePlace(placeOf(one), placeOf(other))).toBe(expected));
});
