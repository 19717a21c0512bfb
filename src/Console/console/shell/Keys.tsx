import { strings } from '../strings';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const SIGNS: Readonly<Record<string, string>> = {
    Mod: isApple ? '⌘' : 'Ctrl',
    Shift: isApple ? '⇧' : 'Shift',
    Alt: isApple ? '⌥' : 'Alt',
    ArrowUp: '↑',
    ArrowDown: '↓',
};

/** A shortcut as keys to press. */
export function Keys({ keys }: { keys: string }) {
    return (
        <span class="keys" dir="ltr">
            {keys.split(' ').map((press, index) => (
                <span key={index}>
                    {index > 0 && <span class="quiet"> {strings.value.palette.then} </span>}
                    {press.split('+').map((key) => (
                        <kbd key={key}>{SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key)}</kbd>
                    ))}
                </span>
            ))}
        </span>
    );
}
