import { Dialog } from '@shared/ui/Dialog';
import { Field } from '@shared/ui/Field';
import { useApp } from '../../app';
import type { Preferences as Values } from '../../store/preferences';
import { chooseLanguage, LANGUAGES, strings } from '../../strings';
import { attempt } from '../toasts';
import { DesktopNotices } from './DesktopNotices';
import { ShortcutChooser } from './ShortcutChooser';
import { beep } from '../notifications/sound';

const REPEATS = [0, 10, 20, 30, 60];

/** How the user wants the console. Each change counts at once. */
export function Preferences({ onClose }: { onClose(): void }) {
    const app = useApp();
    const { preferences: texts, common, language } = strings.value;
    const values = app.preferences.values.value;
    const change = (changes: Partial<Values>) => app.preferences.change(changes);
    return (
        <Dialog title={texts.title} closeLabel={common.close} onClose={onClose}>
            <div class="stack">
                <Field label={texts.language}>
                    {(control) => (
                        <select
                            {...control}
                            class="input"
                            value={language.tag}
                            onChange={(event) => void attempt(() => chooseLanguage(event.currentTarget.value))}>
                            {Object.entries(LANGUAGES).map(([id, { name }]) => (
                                <option key={id} value={id}>
                                    {name}
                                </option>
                            ))}
                        </select>
                    )}
                </Field>
                <Field label={texts.theme}>
                    {(control) => (
                        <select
                            {...control}
                            class="input"
                            value={values.theme}
                            onChange={(event) => change({ theme: event.currentTarget.value as Values['theme'] })}>
                            {(['system', 'light', 'dark'] as const).map((theme) => (
                                <option key={theme} value={theme}>
                                    {texts.themes[theme]}
                                </option>
                            ))}
                        </select>
                    )}
                </Field>
                <h3>{texts.notifications}</h3>
                <div class="spread">
                    <Choice label={texts.sound} isOn={values.sound} onChange={(sound) => change({ sound })} />
                    <button type="button" class="button" onClick={beep}>
                        {texts.testSound}
                    </button>
                </div>
                <DesktopNotices isOn={values.desktop} onChange={(desktop) => change({ desktop })} />
                <Field label={texts.repeat}>
                    {(control) => (
                        <select
                            {...control}
                            class="input"
                            value={values.repeatSeconds}
                            onChange={(event) => change({ repeatSeconds: Number(event.currentTarget.value) })}>
                            {REPEATS.map((seconds) => (
                                <option key={seconds} value={seconds}>
                                    {seconds === 0 ? texts.never : texts.everySeconds(seconds)}
                                </option>
                            ))}
                        </select>
                    )}
                </Field>
                <h3>{texts.writing}</h3>
                <Choice label={texts.enterSends} help={texts.enterHelp} isOn={values.enterSends} onChange={(enterSends) => change({ enterSends })} />
                <Choice label={texts.opensNext} isOn={values.opensNext} onChange={(opensNext) => change({ opensNext })} />
                <ShortcutChooser />
            </div>
        </Dialog>
    );
}

/** A preference that is on or off. */
export function Choice({ label, help, isOn, onChange }: { label: string; help?: string; isOn: boolean; onChange(isOn: boolean): void }) {
    return (
        <label class="choice">
            <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
            <span>
                {label}
                {help && <span class="quiet"> {help}</span>}
            </span>
        </label>
    );
}
