import { signal } from '@preact/signals';

const STEP_MS = 15_000;

/** The time, a few times a minute, for everything that shows how long something lasts. */
export const now = signal(Date.now());

setInterval(() => { if (document.visibilityState === 'visible') now.value = Date.now(); }, STEP_MS);
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') now.value = Date.now(); });
