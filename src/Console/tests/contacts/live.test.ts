import { describe, expect, it } from 'vitest';
import type { AgentEvent, Room } from '@shared/types';
import { concerns } from '../../console/contacts/live';

const event = (members: object) => ({ event: { position: 1, seq: 1, at: '2026-11-22T09:00:00.000Z', actor: 'system', ...members } as AgentEvent });
const after = (contactId: string) => ({ after: { room: { contactId } as Room } as never });

describe('concerns', () => {
    it('is true for the contact itself', () => expect(concerns(event({ kind: 'contact-updated', contactId: 'ada' }), ['ada'])).toBe(true));
    it('is true for a part of it', () => expect(concerns(event({ kind: 'contact-updated', contactId: 'alias' }), ['ada', 'alias'])).toBe(true));
    it('is true for the other one of a merge', () =>
        expect(concerns(event({ kind: 'contact-absorbed', contactId: 'eve', otherId: 'ada' }), ['ada'])).toBe(true));
    it('is false for others', () => expect(concerns(event({ kind: 'contact-updated', contactId: 'eve' }), ['ada'])).toBe(false));
    it('is false for what is said in a chat', () => expect(concerns(event({ kind: 'message', rid: 'r' }), ['ada'])).toBe(false));
    it('is true when a chat of it is closed', () =>
        expect(concerns({ ...event({ kind: 'conversation-closed', rid: 'r', room: {} }), ...after('ada') }, ['ada'])).toBe(true));
    it('is false when a chat of another is closed', () =>
        expect(concerns({ ...event({ kind: 'conversation-closed', rid: 'r', room: {} }), ...after('eve') }, ['ada'])).toBe(false));
    it('is true for a block of an address, which may be anybody’s', () =>
        expect(concerns(event({ kind: 'address-blocked', scope: 'ip' }), ['ada'])).toBe(true));
});
