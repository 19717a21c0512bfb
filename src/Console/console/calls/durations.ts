import { strings } from '../strings';

/** A length of time in words, with the two largest units that say something: 1 h 5 min, 4 min 20 s, 8 s. */
export function lasting(milliseconds: number): string {
    const seconds = Math.max(0, Math.round(milliseconds / 1000));
    const parts: [number, 'hour' | 'minute' | 'second'][] = [
        [Math.floor(seconds / 3600), 'hour'], [Math.floor(seconds / 60) % 60, 'minute'], [seconds % 60, 'second'],
    ];
    const first = parts.findIndex(([value]) => value > 0);
    if (first < 0) return amount(0, 'second');
    return parts.slice(first, first + 2).filter(([value]) => value > 0).map(([value, unit]) => amount(value, unit)).join(' ');
}

const amount = (value: number, unit: string): string =>
    new Intl.NumberFormat(strings.peek().language.tag, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
