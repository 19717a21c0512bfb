import { describe, expect, it } from 'vitest';
import { begun } from '../../widget/frame/conversation';
import { partsOf } from '../../widget/frame/links';
import { itemsOf } from '../../widget/frame/log';
import { decide, faultsOf, startOf, toRegister, type Config, type Known } from '../../widget/frame/view';
import { fastest } from '../fastest';
import { message, roomState } from './made';

const settings = { registrationForm: true, displayOfflineForm: true } as Config['settings'];
const config = { enabled: true, online: true, settings } as Config;
const known = (change: Partial<Known>): Known => ({
    config, hasFailed: false, conversation: undefined, hasPending: false, isBlocked: false, isRegistered: false, ...change,
});

describe('decide', () => {
    it.each<[string, Partial<Known>, string]>([
        ['nothing is known yet', { config: undefined }, 'loading'],
        ['the server cannot be reached', { config: undefined, hasFailed: true }, 'unreachable'],
        ['the chat is off', { config: { enabled: false } }, 'disabled'],
        ['nobody said who it is', {}, 'form'],
        ['the form was filled in', { isRegistered: true }, 'chat'],
        ['no form is wanted', { config: { ...config, settings: { ...settings!, registrationForm: false } } }, 'chat'],
        ['nobody is there', { config: { ...config, online: false } }, 'offline'],
        ['nobody is there, and no form either', { config: { ...config, online: false, settings: { ...settings!, displayOfflineForm: false } } }, 'away'],
        ['something waits to be sent', { config: undefined, hasFailed: true, hasPending: true }, 'chat'],
        ['a conversation is known, and no server', { config: undefined, hasFailed: true, conversation: begun(roomState()) }, 'chat'],
        ['the conversation is over', { conversation: begun(roomState({ cl: true })) }, 'closed'],
        ['the visitor is blocked', { isBlocked: true, conversation: begun(roomState()) }, 'blocked'],
    ])('when %s', (_, change, view) => {
        expect(decide(known(change))).toBe(view);
    });
});

describe('the form', () => {
    const profile = { name: ' Ada ', email: 'ada@example.com', phone: '', department: '', fields: { plan: 'gold', other: 'x' } };
    const fields = [{ _id: 'plan', label: 'Plan', required: true, regexp: '^[a-z]+$' }] as Config['customFields'];

    it('prefers what the page says', () => {
        expect(startOf({ name: 'Old', email: 'old@example.com', fields: { a: '1' } }, { name: 'New', fields: { b: '2' } }))
            .toEqual({ name: 'New', email: 'old@example.com', phone: '', department: '', fields: { a: '1', b: '2' } });
    });

    it('names what is missing or wrong, in its order', () => {
        expect(faultsOf({ ...profile, name: ' ', email: 'nonsense', fields: { plan: 'GOLD' } }, { ...config, customFields: fields! }))
            .toEqual([{ name: 'name', kind: 'missing' }, { name: 'email', kind: 'email' }, { name: 'plan', kind: 'pattern' }]);
        expect(faultsOf(profile, { ...config, customFields: fields! })).toEqual([]);
    });

    it('lets the server judge a pattern that the browser does not know', () => {
        expect(faultsOf(profile, { ...config, customFields: [{ ...fields![0]!, regexp: '(?<' }] })).toEqual([]);
    });

    it('sends only what was asked for', () => {
        expect(toRegister(profile, 'secret', { ...config, customFields: fields! }))
            .toEqual({ token: 'secret', name: 'Ada', email: 'ada@example.com', customFields: [{ key: 'plan', value: 'gold', overwrite: true }] });
    });
});

describe('partsOf', () => {
    it('makes links of addresses, without the punctuation after them', () => {
        expect(partsOf('See https://example.com/a, or mailto:a@b.de.')).toEqual([
            { text: 'See ' }, { text: 'https://example.com/a', href: 'https://example.com/a' }, { text: ', or ' }, { text: 'mailto:a@b.de',
                href: 'mailto:a@b.de' }, { text: '.' },
        ]);
    });

    it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '<a href="x">', 'file:///etc/passwd', 'xhttps:/'])('makes no link of %s', (text) => {
        expect(partsOf(text)).toEqual([{ text }]);
    });

    it('is quick with a word of 16 KB', () => {
        const takesMs = fastest(() => {
            partsOf('https://'.repeat(2_048));
            partsOf('a'.repeat(16_384));
        });
        expect(takesMs).toBeLessThan(200);
    });
});

describe('itemsOf', () => {
    it('says who wrote at the beginning of a turn and when at its end', () => {
        const items = itemsOf([message(1, 'a'), message(2, 'b'), message(3, 'c', 'ana')]);
        expect(items.map((item) => (item.kind === 'message' ? [item.message.msg, item.isFirst, item.isLast] : item.kind)))
            .toEqual(['day', ['a', true, false], ['b', false, true], ['c', true, true]]);
    });

    it('leaves out what the workspace hides, and kinds that it does not know', () => {
        const messages = [message(1, '', 'ana', { t: 'uj' }), message(2, '', 'ana', { t: 'livechat-started' }), message(3, '', 'ana',
            { t: 'livechat_transfer_history' })];
        expect(itemsOf(messages, ['uj']).map((item) => (item.kind === 'notice' ? item.notice : item.kind))).toEqual(['day', 'transferred']);
    });
});
