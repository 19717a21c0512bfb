import { describe, expect, it } from 'vitest';
import { addressProblem } from '../../console/contacts/blocks/addresses';
import { targetOf, type Block } from '../../console/contacts/blocks/blocking';
import { toTerms } from '../../console/contacts/blocks/TermsFields';

const block = (members: Partial<Block>): Block => ({
    _id: 'b',
    blockedAt: '2026-11-22T09:00:00.000Z',
    blockedBy: 'system',
    refusedAttempts: 0,
    scope: 'email',
    ...members,
});

describe('targetOf', () => {
    it('is the address', () => expect(targetOf(block({ scope: 'ip', target: '198.51.100.0/24' }))).toEqual({ ip: '198.51.100.0/24' }));
    it('is the contact, not its name', () => expect(targetOf(block({ scope: 'contact', target: 'Ada', contactId: 'ada' }))).toEqual({ contactId: 'ada' }));
    it('is nothing when it was erased', () => expect(targetOf(block({ scope: 'phone' }))).toBeUndefined());
});

describe('addressProblem', () => {
    it.each([
        ['email', 'a@example.com'],
        ['phone', '+49 30'],
        ['ip', '198.51.100.7'],
        ['ip', '198.51.100.0/24'],
        ['ip', '2001:db8::/32'],
    ] as const)('lets the %s %s through', (kind, text) => expect(addressProblem(kind, text)).toBeUndefined());
    it.each([
        ['email', 'nobody'],
        ['phone', 'none'],
        ['ip', '198.51.100'],
        ['ip', '300.1.1.1'],
        ['ip', '198.51.100.0/33'],
        ['ip', '1.2.3.4/8/9'],
    ] as const)('refuses the %s %s', (kind, text) => expect(addressProblem(kind, text)).toBe(kind));
});

describe('toTerms', () => {
    const now = Date.parse('2026-11-22T09:00:00.000Z');

    it('has no end when none was typed', () =>
        expect(toTerms({ reason: ' Spam ', end: '' }, now)).toEqual({ terms: { reason: 'Spam', expiresAt: undefined }, problem: undefined }));
    it('refuses an end in the past', () => expect(toTerms({ reason: '', end: '2020-01-01T00:00' }, now).problem).toBe('past'));
});
