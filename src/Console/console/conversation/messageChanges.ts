import { signal } from '@preact/signals';
import type { Message } from '@shared/types';
import type { App } from '../app';
import { attempt, notify } from '../shell/toasts';
import { strings } from '../strings';

type MessageChange = { kind: 'editing'; text: string } | { kind: 'deleting' };

const UNDO_MS = 6_000;
const timers = new Map<string, { timer: ReturnType<typeof setTimeout>; run(): void }>();

/** The messages that the user is changing. It is kept outside of the rows, which come and go while the user scrolls. */
export const beingChanged = signal<ReadonlyMap<string, MessageChange>>(new Map());

export function edit(message: Message): void {
    put(message._id, { kind: 'editing', text: message.msg });
}

export function typeEdit(id: string, text: string): void {
    put(id, { kind: 'editing', text });
}

export function endEdit(id: string): void {
    drop(id);
}

/** Saves a changed text; the former one can be brought back. */
export async function saveEdit(app: App, message: Message, text: string): Promise<void> {
    const change = (to: string) => app.api.post('chat.update', { body: { roomId: message.rid, msgId: message._id, text: to } });
    if (text.trim() === '' || text === message.msg) return drop(message._id);
    if (!(await attempt(() => change(text)))) return;
    drop(message._id);
    const { conversation, common } = strings.peek();
    notify(conversation.changed, { label: common.undo, run: () => void attempt(() => change(message.msg)) });
}

/** Deletes a message after a moment in which it can be taken back; what is deleted is gone for good. */
export function deleteSoon(app: App, message: Message): void {
    const run = () => {
        clearTimeout(timers.get(message._id)?.timer);
        timers.delete(message._id);
        const body = { roomId: message.rid, msgId: message._id };
        void attempt(() => app.api.post('chat.delete', { body, keepalive: true })).then(() => drop(message._id));
    };
    timers.set(message._id, { timer: setTimeout(run, UNDO_MS), run });
    put(message._id, { kind: 'deleting' });
}

export function keepMessage(id: string): void {
    clearTimeout(timers.get(id)?.timer);
    timers.delete(id);
    drop(id);
}

globalThis.addEventListener?.('pagehide', () => { for (const { run } of timers.values()) run(); });

const put = (id: string, change: MessageChange) => void (beingChanged.value = new Map(beingChanged.peek()).set(id, change));

function drop(id: string): void {
    const changes = new Map(beingChanged.peek());
    changes.delete(id);
    beingChanged.value = changes;
}
