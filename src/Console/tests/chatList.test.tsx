import { signal } from '@preact/signals';
import { render } from 'preact';
import { navigate } from 'wouter-preact/use-browser-location';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Room } from '@shared/types';
import { AppProvider, type App } from '../console/app';
import { ChatList } from '../console/chats/ChatList';
import { room } from './make';
import { until } from './until';

type Page = { rooms: readonly Room[]; total: number };

/** What answers each list that was asked for. */
let asked: ((...ids: string[]) => void)[];

const app = {
    me: { _id: 'ana' },
    permissions: { can: () => true },
    changes: { revision: () => signal(0) },
    store: { find: () => undefined },
    api: {
        get: (path: string) =>
            new Promise<Page>((done) => {
                if (path === 'livechat/rooms')
                    asked.push((...ids) => done({ rooms: ids.map((id) => room({ _id: id, fname: id })), total: ids.length }));
            }),
    },
} as unknown as App;

const row = (id: string) => document.querySelector<HTMLElement>(`[data-rid="${id}"]`);

/** Opens the list, with Ada and Bob in it. */
async function open(): Promise<void> {
    navigate('/chats');
    render(<AppProvider value={app}><ChatList chosen={undefined} /></AppProvider>, document.body);
    await until(() => expect(asked).toHaveLength(1));
    asked[0]!('ada', 'bob');
    await until(() => expect(row('ada')).not.toBeNull());
}

beforeEach(() => {
    asked = [];
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600);
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(600);
});
afterEach(() => {
    render(null, document.body);
    navigate('/');
    vi.restoreAllMocks();
});

describe('List of chats', () => {
    it('keeps a chat that the next search finds, too, under the hand of the user', async () => {
        await open();
        const before = row('ada');
        navigate('/chats?q=ada');
        await until(() => expect(asked).toHaveLength(2));
        expect(row('ada')).toBe(before);
        expect(row('bob')).not.toBeNull();
        asked[1]!('ada');
        await until(() => expect(row('bob')).toBeNull());
        expect(row('ada')).toBe(before);
    });
    it('is shown from its start when another search was answered', async () => {
        await open();
        const scroller = document.querySelector('.virtual-list')!;
        scroller.scrollTop = 100;
        navigate('/chats?q=bob');
        await until(() => expect(asked).toHaveLength(2));
        expect(scroller.scrollTop).toBe(100);
        asked[1]!('bob');
        await until(() => expect(row('ada')).toBeNull());
        expect(scroller.scrollTop).toBe(0);
    });
});
