import { useState } from 'preact/hooks';
import { useApp } from '../../app';
import { attempt, notify } from '../../shell/toasts';
import { strings } from '../../strings';
import { manageTexts } from '../texts';
import { SettingControl } from './SettingControl';
import type { SettingSpec } from './settingCatalog';
import { inWords, isSameValue, type SettingValue } from './settingValues';

interface SettingRowProps {
    spec: SettingSpec;
    stored: SettingValue | undefined;
    mayEdit: boolean;
}

/** One setting: what it does, its control, and the way back to its standard value. */
export function SettingRow({ spec, stored, mayEdit }: SettingRowProps) {
    const { settings: texts } = manageTexts.value;
    const { common } = strings.value;
    const { now, value, isDirty, isBusy, change, save, giveUp } = useSetting(spec, stored);
    const id = `setting-${spec.id}`;
    const words = inWords(spec, value);
    return (
        <li class="setting" data-setting={spec.id}>
            <div>
                <label for={id}>{texts.texts[spec.id]}</label>
                <p class="quiet small-text">
                    <code>{spec.id}</code>
                    {texts.forms[spec.id] && <> · {texts.forms[spec.id]}</>}
                </p>
            </div>
            <form
                class="setting-value"
                onSubmit={(event) => {
                    event.preventDefault();
                    if (isDirty && value !== undefined) void save(value);
                }}
            >
                <SettingControl id={id} spec={spec} value={value} isDisabled={!mayEdit || isBusy} onChange={change} />
                {words && <span class="quiet small-text">{words}</span>}
                {isDirty && spec.type !== 'flag' && (
                    <span class="row">
                        <button type="submit" class="button primary small" disabled={isBusy}>
                            {common.save}
                        </button>
                        <button type="button" class="button small" onClick={giveUp}>
                            {common.cancel}
                        </button>
                    </span>
                )}
                {!isDirty && mayEdit && now !== undefined && !isSameValue(now, spec.default) && (
                    <button
                        type="button"
                        class="button plain small"
                        disabled={isBusy}
                        aria-label={`${texts.reset}: ${texts.texts[spec.id] ?? spec.id}`}
                        onClick={() => save(spec.default)}
                    >
                        {texts.reset}
                    </button>
                )}
            </form>
        </li>
    );
}

/** A setting's value as it is stored and as it is being typed. */
function useSetting(spec: SettingSpec, stored: SettingValue | undefined) {
    const { api } = useApp();
    const { settings: texts } = manageTexts.value;
    const { common } = strings.value;
    const [saved, setSaved] = useState<SettingValue>();
    const [typed, setTyped] = useState<SettingValue>();
    const [isBusy, setBusy] = useState(false);
    const now = saved ?? stored;
    const value = typed ?? now;
    const isDirty = typed !== undefined && !isSameValue(typed, now);

    const save = async (next: SettingValue, isUndo = false) => {
        const before = now;
        setBusy(true);
        const isDone = await attempt(() => api.post('settings/{_id}', { path: { _id: spec.id }, body: { value: next as string } }));
        setBusy(false);
        if (!isDone) return setTyped(spec.type === 'flag' || spec.type === 'select' ? undefined : next);
        setSaved(next);
        setTyped(undefined);
        notify(texts.saved, isUndo || before === undefined ? undefined : { label: common.undo, run: () => void save(before, true) });
    };
    const change = (next: SettingValue) => {
        setTyped(next);
        if (spec.type === 'flag' || spec.type === 'select' || spec.type === 'list') void save(next);
    };
    return { now, value, isDirty, isBusy, change, save, giveUp: () => setTyped(undefined) };
}
