import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AgentEvent } from '@shared/types';
import { AppProvider, type App } from '../../console/app';
import { useContact } from '../../console/contacts/useContact';
import { useContact as useContactOfChat } from '../../console/conversation/useContact';
import { Changes } from '../../console/store/changes';
import { KnownContacts } from '../../console/store/knownContacts';
import { until } from '../until';

const PAUSE_MS = 400;
const soon = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const event = (kind: string) => ({ event: { position: 1, seq: 1, at: '', kind, contactId: 'ada' } as unknown as AgentEvent });

/** As much of an app as what reads a contact uses. */
function small() {
    const get = vi.fn(() => Promise.resolve({ contact: { _id: 'ada', name: 'Ada' } }));
    const parts = {
        api: { get }, changes: new Changes(), contacts: new KnownContacts(), store: { generation: signal(0) }, permissions: { can: () => true },
        live: { status: signal({ kind: 'live' }) },
    };
    return { get, changes: parts.changes, app: parts as unknown as App };
}

function Panel() {
    const { contact, error } = useContact('ada');
    return <p>{error ? 'gone' : contact?.name}</p>;
}

const Beside = () => <p>{useContactOfChat('ada')?.name ?? 'nobody'}</p>;

afterEach(() => render(null, document.body));

describe('a deleted contact', () => {
    it('is gone from its panel without being read again', async () => {
        const { app, get, changes } = small();
        render(<AppProvider value={app}><Panel /></AppProvider>, document.body);
        await until(() => expect(document.body.textContent).toBe('Ada'));
        await soon(50);
        changes.tell({ ...event('contact-updated') } as never);
        changes.tell({ ...event('contact-deleted') } as never);
        await until(() => expect(document.body.textContent).toBe('gone'));
        await soon(PAUSE_MS);
        expect(get).toHaveBeenCalledTimes(1);
    });
    it('is gone from beside a chat without being read again', async () => {
        const { app, get, changes } = small();
        render(<AppProvider value={app}><Beside /></AppProvider>, document.body);
        await until(() => expect(document.body.textContent).toBe('Ada'));
        await soon(50);
        changes.tell({ ...event('contact-deleted') } as never);
        await until(() => expect(document.body.textContent).toBe('nobody'));
        await soon(50);
        expect(get).toHaveBeenCalledTimes(1);
    });
});
