import { vi } from 'vitest';

/** Far beyond what anything takes, also on a machine that is busy with others. */
const TIMEOUT_MS = 30_000;

/** Waits until a check does not throw any more. */
export const until = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: TIMEOUT_MS });
