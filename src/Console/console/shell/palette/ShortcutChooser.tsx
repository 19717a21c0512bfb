import { useState } from 'preact/hooks';
import { useApp } from '../../app';
import { strings } from '../../strings';
import { commands, type Command } from '../commands';
import { Keys } from '../Keys';
import { isReserved, keysOf, nameOf } from '../shortcuts';

/** The commands with their shortcuts, which the user can change. */
export function ShortcutChooser() {
    const app = useApp();
    const { preferences: texts, palette } = strings.value;
    const { shortcuts } = app.preferences.values.value;
    const [chosen, setChosen] = useState<string>();
    const [error, setError] = useState<string>();
    const all = commands();

    const onKeyDown = (event: KeyboardEvent, command: Command) => {
        if (chosen !== command.id || event.key === 'Tab') return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Escape') return setChosen(undefined);
        const keys = event.key === 'Backspace' ? '' : nameOf(event);
        if (keys === undefined) return;
        const other = keys && all.find((each) => each.id !== command.id && keysOf(each, shortcuts) === keys);
        if (isReserved(keys)) return setError(texts.reserved);
        if (other) return setError(texts.taken(other.label));
        app.preferences.change({ shortcuts: { ...shortcuts, [command.id]: keys } });
        setChosen(undefined);
    };
    const reset = (id: string) => {
        const { [id]: _, ...others } = shortcuts;
        app.preferences.change({ shortcuts: others });
    };
    return (
        <section class="stack" aria-labelledby="shortcut-title">
            <h3 id="shortcut-title">{texts.shortcuts}</h3>
            <p class="quiet">{texts.shortcutHelp}</p>
            <ul class="shortcut-list">
                {all.map((command) => (
                    <li key={command.id}>
                        <span>{command.label}</span>
                        <button
                            type="button"
                            class="button"
                            aria-pressed={chosen === command.id}
                            onKeyDown={(event) => onKeyDown(event, command)}
                            onClick={() => {
                                setChosen(command.id);
                                setError(undefined);
                            }}
                            onBlur={() => setChosen(undefined)}>
                            <span class="hidden-label">{texts.change(command.label)}: </span>
                            {chosen === command.id ? (
                                texts.press
                            ) : keysOf(command, shortcuts) ? (
                                <Keys keys={keysOf(command, shortcuts)} />
                            ) : (
                                palette.noShortcut
                            )}
                        </button>
                        {shortcuts[command.id] !== undefined && (
                            <button type="button" class="button plain" onClick={() => reset(command.id)}>
                                {texts.reset}
                            </button>
                        )}
                    </li>
                ))}
            </ul>
            {error && (
                <p class="error" role="alert">
                    {error}
                </p>
            )}
        </section>
    );
}
