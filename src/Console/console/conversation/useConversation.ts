import { batch } from '@preact/signals';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useApp, type App } from '../app';
import type { Conversation } from '../store/conversation';

export interface OpenConversation {
    /** undefined = nothing is known of it yet. */
    conversation: Conversation | undefined;
    error: unknown;
    reload(): void;
    readOlder(): void;
}

const PAGE_SIZE = 50;
const MOST_ATTEMPTS = 3;

/**
 * Opens a conversation: from the store at once where it is loaded, otherwise by one request. While it is read again, what was known stays.
 */
export function useConversation(roomId: string): OpenConversation {
    const app = useApp();
    const current = app.store.find(roomId)?.value;
    const shown = useRef<Conversation>();
    if (shown.current?.room._id !== roomId) shown.current = undefined;
    if (current?.isLoaded || !shown.current?.isLoaded) shown.current = current ?? shown.current;
    const [error, setError] = useState<unknown>();
    const [attempt, setAttempt] = useState(0);
    const isLoaded = current?.isLoaded ?? false;
    const isLive = app.live.status.value.kind === 'live';

    useEffect(() => app.store.keep(roomId), [roomId]);
    useEffect(() => {
        if (isLoaded) return;
        const stop = new AbortController();
        setError(undefined);
        open(app, roomId, stop.signal).catch((failure: unknown) => { if (!stop.signal.aborted) setError(failure); });
        return () => stop.abort();
    }, [roomId, isLoaded, attempt, app.store.generation.value]);
    useEffect(() => { if (isLive && error) setAttempt((count) => count + 1); }, [isLive]);

    const isReadingOlder = useRef(false);
    const readOlder = useCallback(() => {
        const known = app.store.find(roomId)?.peek();
        if (isReadingOlder.current || !known?.isLoaded || !known.hasOlder || known.messages.length === 0) return;
        isReadingOlder.current = true;
        const beforeSeq = known.messages[0]!.seq;
        app.api.get('livechat/room.history', { query: { roomId, count: PAGE_SIZE, beforeSeq } })
            .then(({ messages, hasOlder }) => app.store.load(roomId, messages, hasOlder), () => undefined)
            .finally(() => void (isReadingOlder.current = false));
    }, [roomId]);
    return { conversation: shown.current, error, reload: useCallback(() => setAttempt((count) => count + 1), []), readOlder };
}

/** Reads the newest messages. Where the feed was ahead of the response, it is read once more, so that nothing between both is missed. */
async function open(app: App, roomId: string, signal: AbortSignal): Promise<void> {
    for (let attempt = 1; ; attempt++) {
        const before = app.store.find(roomId)?.peek()?.seq ?? 0;
        const { room, messages, hasOlder, visitor, agent } = await app.api.get('livechat/room.history', { query: { roomId, count: PAGE_SIZE }, signal });
        if ((room.seq ?? 0) < before && attempt < MOST_ATTEMPTS) continue;
        batch(() => {
            app.store.show(room);
            app.store.load(roomId, messages, hasOlder, { visitor, agent });
        });
        return;
    }
}
