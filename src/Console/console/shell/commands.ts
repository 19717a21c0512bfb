import { signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Something that the user can do by the command palette or by a shortcut. */
export interface Command {
    /** Stays the same in every language; shortcuts are kept by it. */
    readonly id: string;
    readonly label: string;
    /** The default shortcut, such as `g i` (one after the other), `Mod+k` (Ctrl or ⌘) or `?`. */
    readonly keys?: string;
    readonly group?: string;
    run(): void;
}

const registered = signal<readonly (readonly Command[])[]>([]);

/** The commands of the parts of the screen that are shown now. */
export const commands = (): readonly Command[] => registered.value.flat();

/** Offers commands while the part of the screen is shown. */
export function useCommands(offered: readonly Command[], dependencies: readonly unknown[] = []): void {
    const latest = useRef(offered);
    latest.current = offered;
    useLayoutEffect(() => {
        const lasting = offered.map((command, index) => ({ ...command, run: () => (latest.current[index] ?? command).run() }));
        registered.value = [...registered.peek(), lasting];
        return () => void (registered.value = registered.peek().filter((each) => each !== lasting));
    }, dependencies);
}
