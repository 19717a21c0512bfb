import { strings } from '../../strings';
import { lasting } from '../../calls/durations';
import { SETTINGS, type SettingSpec } from './settingCatalog';

export type SettingValue = string | number | boolean | readonly string[];

/** The settings whose text or id has all words of the search. */
export function foundSettings(search: string, texts: Readonly<Record<string, string>>): readonly SettingSpec[] {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    return Object.values(SETTINGS).flat().filter(({ id }) => {
        const text = `${id} ${texts[id] ?? ''}`.toLowerCase();
        return words.every((word) => text.includes(word));
    });
}

export const isSameValue = (one: SettingValue | undefined, other: SettingValue | undefined): boolean =>
    Array.isArray(one) && Array.isArray(other) ? [...one].sort().join() === [...other].sort().join() : one === other;

const UNIT_MS = { second: 1_000, minute: 60_000, millisecond: 1 } as const;
const KIB = 1024;

/** A number with a unit in words, where the number alone says little: 3600 seconds = 1 hr. */
export function inWords(spec: SettingSpec, value: SettingValue | undefined): string {
    if (!spec.unit || typeof value !== 'number' || value <= 0) return '';
    if (spec.unit === 'byte') return `${new Intl.NumberFormat(strings.peek().language.tag, { maximumFractionDigits: 1 }).format(value / KIB / KIB)} MiB`;
    return lasting(value * UNIT_MS[spec.unit]);
}
