/** A key with its modifiers in the form in which shortcuts are kept: `Mod+k`, `Shift+t`, `?`. */
export interface KeyPress {
    key: string;
    ctrlKey: boolean;
    metaKey: boolean;
    altKey: boolean;
    shiftKey: boolean;
}

/** Keys that browsers use, so that a page must not: new tab, window, closing, address, find, print, reload, developer tools … */
const RESERVED = new Set([...'twnrlfpdhjsuo0123456789+-'].map((key) => `Mod+${key}`).concat(
    [...'twnripcjkmbo'].map((key) => `Mod+Shift+${key}`), ['Mod+Tab', 'Mod+PageUp', 'Mod+PageDown', 'Mod+c', 'Mod+v', 'Mod+x', 'Mod+z', 'Mod+y', 'Mod+a'],
    ['Tab', 'Shift+Tab', 'Escape', 'Enter', ' ', 'Alt+d', 'Alt+e', 'Alt+f', 'Alt+ArrowLeft', 'Alt+ArrowRight'],
    Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
));

export const SEQUENCE_MS = 1_200;

/** The name of a key press, or undefined for a modifier alone. */
export function nameOf(press: KeyPress): string | undefined {
    const { key } = press;
    if (['Control', 'Meta', 'Shift', 'Alt', 'AltGraph', 'Dead', 'Process', 'Unidentified'].includes(key)) return undefined;
    const isLetter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
    const name = isLetter ? key.toLowerCase() : key;
    const modifiers = [
        ...(press.ctrlKey || press.metaKey ? ['Mod'] : []), ...(press.altKey ? ['Alt'] : []),
        ...(press.shiftKey && (isLetter || key.length > 1) ? ['Shift'] : []),
    ];
    return [...modifiers, name].join('+');
}

/** Whether the browser, or the writing of texts, needs these keys. */
export const isReserved = (keys: string): boolean => keys.split(' ').some((part) => RESERVED.has(part));

/** Whether a shortcut may work while the user types in a field: only with Ctrl or ⌘. */
export const worksInFields = (keys: string): boolean => keys.startsWith('Mod+');

/** The keys of a command: the user's, or the default. */
export const keysOf = (command: { id: string; keys?: string }, chosen: Readonly<Record<string, string>>): string => chosen[command.id] ?? command.keys ?? '';

/** Recognizes shortcuts in the keys that are pressed one after the other. */
export class Recognizer {
    #begun = '';
    #at = 0;

    /** The shortcut that is complete with this key press, among those that there are. */
    press(name: string, shortcuts: readonly string[], at: number): string | undefined {
        const begun = at - this.#at < SEQUENCE_MS ? this.#begun : '';
        this.#begun = '';
        for (const candidate of begun ? [`${begun} ${name}`, name] : [name]) {
            if (shortcuts.includes(candidate)) return candidate;
            if (!shortcuts.some((each) => each.startsWith(`${candidate} `))) continue;
            this.#begun = candidate;
            this.#at = at;
            return undefined;
        }
        return undefined;
    }
}

/** Whether the user types a text there. */
export function isField(target: EventTarget | null): boolean {
    if (!(target instanceof HTMLElement)) return false;
    if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
    return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'file', 'reset'].includes(target.type);
}
