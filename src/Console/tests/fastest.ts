const TRIES = 5;

/** Runs something several times. Returns how long the fastest took, in milliseconds: the others may have met a busy machine. */
export function fastest(run: () => void): number {
    const times = Array.from({ length: TRIES }, () => {
        const start = performance.now();
        run();
        return performance.now() - start;
    });
    return Math.min(...times);
}
