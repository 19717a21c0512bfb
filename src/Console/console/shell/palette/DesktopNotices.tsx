import { useState } from 'preact/hooks';
import { strings } from '../../strings';
import { Choice } from './Preferences';

/** Notifications on the desktop; the browser's permission is asked for only by this button. */
export function DesktopNotices({ isOn, onChange }: { isOn: boolean; onChange(isOn: boolean): void }) {
    const { preferences: texts } = strings.value;
    const [permission, setPermission] = useState(() => globalThis.Notification?.permission);
    if (permission === undefined) return null;
    if (permission === 'denied') return <p class="quiet">{texts.denied}</p>;
    if (permission === 'default')
        return <button type="button" class="button" onClick={() => void Notification.requestPermission().then(setPermission)}>{texts.allow}</button>;
    return <Choice label={texts.desktop} isOn={isOn} onChange={onChange} />;
}
