import { useLayoutEffect } from 'preact/hooks';
import { useApp } from '../app';
import { commands } from './commands';
import { isField, keysOf, nameOf, Recognizer, worksInFields } from './shortcuts';

/** Runs commands by their shortcuts. Nothing happens while a dialog or a menu is open, or, without Ctrl, while the user types. */
export function useShortcuts(): void {
    const app = useApp();
    // Before the browser paints: whoever sees the screen can use its keys.
    useLayoutEffect(() => {
        const recognizer = new Recognizer();
        const onKeyDown = (event: KeyboardEvent) => {
            const name = nameOf(event);
            if (event.defaultPrevented || event.isComposing || event.repeat && !['j', 'k'].includes(event.key) || name === undefined) return;
            if (document.querySelector('dialog[open], .menu')) return;
            const chosen = app.preferences.values.peek().shortcuts;
            const usable = commands().filter((command) => !isField(event.target) || worksInFields(keysOf(command, chosen)));
            // The time of the key, not of this call: a page that was busy in between still sees both keys close together.
            const shortcut = recognizer.press(name, usable.map((command) => keysOf(command, chosen)).filter(Boolean), event.timeStamp);
            const command = shortcut && usable.findLast((each) => keysOf(each, chosen) === shortcut);
            if (!command) return;
            event.preventDefault();
            command.run();
        };
        document.addEventListener('keydown', onKeyDown);
        return () => document.removeEventListener('keydown', onKeyDown);
    }, [app]);
}
