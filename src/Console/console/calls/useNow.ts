import { useEffect, useState } from 'preact/hooks';

const SECOND_MS = 1_000;

/** The time now, again every second while it matters. */
export function useNow(isRunning: boolean): number {
    const [now, setNow] = useState(Date.now);
    useEffect(() => {
        if (!isRunning) return;
        setNow(Date.now());
        const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
        return () => clearInterval(timer);
    }, [isRunning]);
    return now;
}
