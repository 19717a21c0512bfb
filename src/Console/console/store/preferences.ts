import { signal, type ReadonlySignal } from '@preact/signals';

/** How one user wants the console. */
export interface Preferences {
    readonly theme: 'system' | 'light' | 'dark';
    readonly sound: boolean;
    readonly desktop: boolean;
    /** A notice that nobody has seen is told again after this time; 0 = never. */
    readonly repeatSeconds: number;
    /** Enter sends, Shift+Enter breaks the line; otherwise Ctrl+Enter sends. */
    readonly enterSends: boolean;
    /** After a chat is closed or forwarded, the next one opens. */
    readonly opensNext: boolean;
    /** Shortcuts that differ from the default, by the command's id; empty = none. */
    readonly shortcuts: Readonly<Record<string, string>>;
}

export const DEFAULTS: Preferences = {
    theme: 'system', sound: true, desktop: true, repeatSeconds: 20, enterSends: true, opensNext: true, shortcuts: {},
};

export interface PreferencesOptions {
    keep(all: Preferences): void;
    /** Tells the server what changed. */
    share(changes: Partial<Preferences>): void;
}

/** The user's preferences: kept on the device, and on the server where it can. */
export class PreferenceStore {
    readonly #values = signal<Preferences>(DEFAULTS);

    constructor(private readonly options: PreferencesOptions) {}

    get values(): ReadonlySignal<Preferences> {
        return this.#values;
    }

    change(changes: Partial<Preferences>): void {
        this.#values.value = { ...this.#values.peek(), ...changes };
        this.options.keep(this.#values.peek());
        this.options.share(changes);
    }

    /** Takes over what the device or the server has kept. Whatever has not the form of a preference is left out. */
    take(kept: Readonly<Record<string, unknown>>): void {
        this.#values.value = { ...this.#values.peek(), ...wellFormed(kept) };
        this.options.keep(this.#values.peek());
    }
}

function wellFormed(kept: Readonly<Record<string, unknown>>): Partial<Preferences> {
    const isGood = ([name, value]: [string, unknown]) => {
        const standard = DEFAULTS[name as keyof Preferences];
        if (standard === undefined || value === null || typeof value !== typeof standard) return false;
        return name !== 'theme' || ['system', 'light', 'dark'].includes(value as string);
    };
    return Object.fromEntries(Object.entries(kept).filter(isGood));
}
