import { describe, expect, it } from 'vitest';
import { actorOf, deedOf, detailsOf, kindsOf, type Names, type TimelineEntry } from '../../console/contacts/timeline';
import { en } from '../../console/strings/en';

const texts = en.contacts;
const names: Names = { user: (id) => `user ${id}`, medium: (type) => `medium ${type}`, date: (date) => date, field: (key) => `field ${key}` };
const entry = (members: Partial<TimelineEntry>): TimelineEntry => ({
    position: 1,
    at: '2026-11-22T09:00:00.000Z',
    kind: 'contact-updated',
    actor: { type: 'system' },
    details: {},
    ...members,
});

describe('actorOf', () => {
    it('names a user', () => expect(actorOf(entry({ actor: { type: 'user', _id: 'u', name: 'Grace' } }), texts.timeline)).toBe('Grace'));
    it('tells a user who is gone', () => expect(actorOf(entry({ actor: { type: 'user', _id: 'u' } }), texts.timeline)).toBe(texts.timeline.someone));
    it('tells the visitor', () => expect(actorOf(entry({ actor: { type: 'visitor', _id: 'v' } }), texts.timeline)).toBe(texts.timeline.visitor));
});

describe('deedOf', () => {
    it('has words for every kind that it asks for', () => {
        const kinds = [...kindsOf('changes')!, ...kindsOf('conversations')!];
        expect(kinds.filter((kind) => !(kind in texts.timeline.kinds))).toEqual([]);
    });
    it('tells an unknown kind by its name', () => expect(deedOf(entry({ kind: 'contact-sang-loudly' }), texts.timeline)).toBe('contact sang loudly'));
});

describe('detailsOf', () => {
    it('names managers, fields and media', () =>
        expect(detailsOf(entry({ details: { contactManager: 'grace', customFields: { plan: 'Pro' }, source: { type: 'widget' } } }), texts, names)).toEqual([
            'field plan: Pro',
            'contact manager: user grace',
            'by medium widget',
        ]));
    it('tells that nobody is the manager', () =>
        expect(detailsOf(entry({ details: { contactManager: '' } }), texts, names)).toEqual(['contact manager: nobody']));
});
