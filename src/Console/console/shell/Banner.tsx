import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app';
import { strings } from '../strings';

const SHOWN_AFTER_MS = 1_500;

/** Says what the connection is doing when it does not do what it should. */
export function Banner() {
    const { live } = useApp();
    const status = live.status.value;
    const { live: texts } = strings.value;
    const [now, setNow] = useState(Date.now());
    const [shownAt] = useState(now);
    const isLost = status.kind === 'lost' || status.kind === 'connecting';
    useEffect(() => {
        if (!isLost) return;
        setNow(Date.now());
        const timer = setInterval(() => setNow(Date.now()), 1000);
        return () => clearInterval(timer);
    }, [isLost]);

    if (status.kind === 'ended' && status.reason === 'refused')
        return (
            <div class="banner bad" role="alert">
                <span>{texts.refused}</span>
                <button type="button" class="button" onClick={live.askAgain}>{texts.tryNow}</button>
            </div>
        );
    const since = status.kind === 'lost' ? status.since : shownAt;
    if (!isLost || now - since < SHOWN_AFTER_MS) return null;
    if (status.kind === 'connecting') return <div class="banner warn" role="status">{texts.connecting}</div>;
    const seconds = Math.max(0, Math.ceil((status.nextAttemptAt - now) / 1000));
    return (
        <div class="banner warn" role="status">
            <span>{texts.lost(seconds)}</span>
            <button type="button" class="button" onClick={live.tryNow}>{texts.tryNow}</button>
        </div>
    );
}
