import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app';
import { strings } from '../strings';
import { attempt } from './toasts';
import { useCommands } from './commands';
import './availability.css';

const FRESH_MS = 60_000;

/** Whether chats come to the user, and the switch for it. */
export function AvailabilitySwitch() {
    const app = useApp();
    const { availability: texts, palette } = strings.value;
    const [isBusy, setBusy] = useState(false);
    const status = app.availability.status.value;
    const isOn = status === 'available';
    const change = async () => {
        setBusy(true);
        await attempt(() => app.availability.set(isOn ? 'not-available' : 'available'));
        setBusy(false);
    };
    useCommands(
        status
            ? [{ id: 'availability', label: isOn ? texts.becomeAway : texts.becomeAvailable, group: palette.general, run: () => void change() }]
            : [],
        [status, strings.value],
    );
    useEffect(() => {
        let readAt = Date.now();
        const look = () => {
            if (Date.now() - readAt < FRESH_MS) return;
            readAt = Date.now();
            void app.availability.read();
        };
        window.addEventListener('focus', look);
        return () => window.removeEventListener('focus', look);
    }, [app]);
    if (!status) return null;
    return (
        <button
            type="button"
            class="availability"
            role="switch"
            aria-checked={isOn}
            aria-label={texts.switch}
            disabled={isBusy}
            onClick={() => void change()}
            title={isOn ? texts.available : texts.away}>
            <span class="knob" />
            <span>{isOn ? texts.available : texts.away}</span>
        </button>
    );
}
