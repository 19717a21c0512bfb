import { ApiError, mayTryAgain } from './errors';

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 10_000;

/** The pause before an attempt: doubled each time, with some chance in it, so that a thousand screens do not come back at once. */
export function pauseMs(attempt: number, random: () => number = Math.random): number {
    return Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS) * (0.5 + random() / 2);
}

/** Waits; ends early, without an error, when the signal aborts. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const timer = setTimeout(done, milliseconds);
        signal?.addEventListener('abort', done, { once: true });
        function done() {
            clearTimeout(timer);
            signal?.removeEventListener('abort', done);
            resolve();
        }
    });
}

/** Tries until it succeeds or is refused for good. What is tried must be the same when it is repeated. */
export async function untilDone<T>(attempt: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (let count = 0; ; count++) {
        try {
            return await attempt();
        } catch (failure) {
            if (!mayTryAgain(failure) || signal?.aborted) throw failure;
            const asked = failure instanceof ApiError && failure.retryAfterSeconds !== undefined ? failure.retryAfterSeconds * 1000 : 0;
            await pause(Math.max(asked, pauseMs(count)), signal);
            if (signal?.aborted) throw failure;
        }
    }
}
