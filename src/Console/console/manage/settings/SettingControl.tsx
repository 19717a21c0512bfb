import { manageTexts } from '../texts';
import type { SettingSpec } from './settingCatalog';
import type { SettingValue } from './settingValues';

interface SettingControlProps {
    id: string;
    spec: SettingSpec;
    value: SettingValue | undefined;
    isDisabled: boolean;
    onChange(value: SettingValue): void;
}

/** The control in which a setting's value is entered. */
export function SettingControl({ id, spec, value, isDisabled, onChange }: SettingControlProps) {
    const { settings: texts } = manageTexts.value;
    const optionName = (option: string) => texts.options[option] ?? option;
    switch (spec.type) {
        case 'flag':
            return (
                <input
                    id={id}
                    type="checkbox"
                    role="switch"
                    class="toggle"
                    disabled={isDisabled}
                    checked={value === true}
                    onChange={(event) => onChange(event.currentTarget.checked)}
                />
            );
        case 'select':
            return (
                <select id={id} class="input" disabled={isDisabled} value={String(value ?? '')} onChange={(event) => onChange(event.currentTarget.value)}>
                    {spec.options!.map((option) => (
                        <option key={option} value={option}>
                            {optionName(option)}
                        </option>
                    ))}
                </select>
            );
        case 'list': {
            const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
            return (
                <div id={id} role="group" aria-label={texts.texts[spec.id]} class="setting-list">
                    {spec.options!.map((option) => (
                        <label key={option} class="flag">
                            <input
                                type="checkbox"
                                disabled={isDisabled}
                                checked={chosen.includes(option)}
                                onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, option] : chosen.filter((each) => each !== option))}
                            />
                            <span>{optionName(option)}</span>
                        </label>
                    ))}
                </div>
            );
        }
        case 'number':
            return (
                <input
                    id={id}
                    class="input number"
                    type="number"
                    required
                    disabled={isDisabled}
                    min={spec.min}
                    max={spec.max}
                    value={value === undefined ? '' : Number(value)}
                    onInput={(event) => {
                        if (event.currentTarget.value !== '') onChange(event.currentTarget.valueAsNumber);
                    }}
                />
            );
        default:
            return <TextControl id={id} spec={spec} value={value} isDisabled={isDisabled} onChange={onChange} />;
    }
}

function TextControl({ id, spec, value, isDisabled, onChange }: SettingControlProps) {
    const text = String(value ?? '');
    if (spec.isLong)
        return (
            <textarea
                id={id}
                class="input"
                dir="auto"
                rows={3}
                maxLength={spec.max}
                disabled={isDisabled}
                value={text}
                onInput={(event) => onChange(event.currentTarget.value)}
            />
        );
    if (spec.format === 'color')
        return (
            <input
                id={id}
                class="input color"
                type="color"
                disabled={isDisabled}
                value={text.toLowerCase()}
                onInput={(event) => onChange(event.currentTarget.value.toUpperCase())}
            />
        );
    const type = spec.isSecret ? 'password' : spec.format === 'url' ? 'url' : 'text';
    return (
        <input
            id={id}
            class="input"
            type={type}
            dir="auto"
            autocomplete="off"
            maxLength={spec.max}
            disabled={isDisabled}
            value={text}
            onInput={(event) => onChange(event.currentTarget.value)}
        />
    );
}
