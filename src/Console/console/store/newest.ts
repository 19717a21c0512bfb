import { pause, pauseMs, untilDone } from '@shared/api/retry';
import type { Api } from '@shared/api/client';
import type { LiveStore } from './liveStore';

export const PAGE_SIZE = 50;

/** Reads the newest messages of a room into the store, until they are there or refused. A failure that passes is told, and then tried again. */
export async function readNewest(
    { api, store }: { api: Pick<Api, 'get'>; store: LiveStore }, roomId: string, signal: AbortSignal, onFailure: (failure: unknown) => void = () => undefined,
): Promise<void> {
    const read = () => api.get('livechat/room.history', { query: { roomId, count: PAGE_SIZE }, signal });
    for (let attempt = 0; !signal.aborted; attempt++) {
        const { events, end } = store.collect(roomId);
        try {
            const page = await untilDone(() => read().catch((failure: unknown) => {
                onFailure(failure);
                throw failure;
            }), signal);
            if (signal.aborted || store.open(page, events)) return;
        } finally {
            end();
        }
        await pause(pauseMs(attempt), signal);
    }
}
