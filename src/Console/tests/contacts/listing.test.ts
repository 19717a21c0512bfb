import { describe, expect, it } from 'vitest';
import { readKnownThenUnknown, type ListedContact } from '../../console/contacts/listing';
import { contact } from './samples';

const named = (name: string): ListedContact => {
    const { contactManager: _, ...rest } = contact({ _id: name, name });
    return rest;
};
const known = ['k1', 'k2', 'k3'].map(named);
const unknown = ['u1', 'u2'].map(named);
const read = async (isUnknown: boolean, { offset, count }: { offset: number; count: number }) => {
    const all = isUnknown ? unknown : known;
    return { items: all.slice(offset, offset + count), total: all.length };
};
const names = async (offset: number, count: number) => {
    const page = await readKnownThenUnknown({ offset, count }, read);
    return [page.items.map((item) => item.name).join(' '), page.total];
};

describe('readKnownThenUnknown', () => {
    it('gives known contacts first', async () => expect(await names(0, 2)).toEqual(['k1 k2', 5]));
    it('fills a page with unknown ones', async () => expect(await names(2, 3)).toEqual(['k3 u1 u2', 5]));
    it('goes on in the unknown ones', async () => expect(await names(4, 2)).toEqual(['u2', 5]));
    it('has every contact once, whatever the pages', async () => {
        const all = await Promise.all([0, 1, 2, 3, 4].map((offset) => names(offset, 1)));
        expect(all.map(([name]) => name)).toEqual(['k1', 'k2', 'k3', 'u1', 'u2']);
    });
});
