import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '@shared/api/errors';
import { useApp } from '../app';
import type { Conversation } from '../store/conversation';
import { PAGE_SIZE, readNewest } from '../store/newest';

export interface OpenConversation {
    /** undefined = nothing is known of it yet. */
    conversation: Conversation | undefined;
    error: unknown;
    reload(): void;
    readOlder(): void;
}

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

    useEffect(() => app.store.keep(roomId), [roomId]);
    useEffect(() => {
        if (isLoaded) return;
        const stop = new AbortController();
        const tell = (failure: unknown) => {
            if (stop.signal.aborted) return;
            if (isRoomGone(failure)) {
                shown.current = undefined;
                app.store.forget(roomId);
            }
            setError(failure);
        };
        setError(undefined);
        void readNewest(app, roomId, stop.signal, tell).catch(tell);
        return () => stop.abort();
    }, [roomId, isLoaded, attempt, app.store.generation.value]);

    const isReadingOlder = useRef(false);
    const readOlder = useCallback(() => {
        const known = app.store.find(roomId)?.peek();
        if (isReadingOlder.current || !known?.isLoaded || !known.hasOlder || known.messages.length === 0) return;
        isReadingOlder.current = true;
        const beforeSeq = known.messages[0]!.seq;
        const { events, end } = app.store.collect(roomId);
        app.api.get('livechat/room.history', { query: { roomId, count: PAGE_SIZE, beforeSeq } })
            .then((page) => app.store.extend(roomId, beforeSeq, page, events), () => undefined)
            .finally(() => {
                end();
                isReadingOlder.current = false;
            });
    }, [roomId]);
    return { conversation: shown.current, error, reload: useCallback(() => setAttempt((count) => count + 1), []), readOlder };
}

/** Whether the server says that there is no such room, or none that the user may see. */
export const isRoomGone = (failure: unknown): boolean =>
    failure instanceof ApiError && (failure.status === 403 || failure.status === 404 || failure.code.includes('invalid-room'));
