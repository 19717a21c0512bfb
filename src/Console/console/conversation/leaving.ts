import { navigate } from 'wouter-preact/use-browser-location';
import type { App } from '../app';
import { nextAfter, inboxOrder } from '../inbox/order';

/** Opens the next chat of the inbox after one was closed, forwarded or returned, where the user wants that. */
export function leaveChat(app: App, roomId: string): void {
    if (!location.pathname.startsWith(`/inbox/${encodeURIComponent(roomId)}`) || !app.preferences.values.peek().opensNext) return;
    const next = nextAfter(inboxOrder(app.store.mine.peek()).active.map(({ room }) => room._id), roomId);
    navigate(next ? `/inbox/${encodeURIComponent(next)}` : '/inbox');
}
