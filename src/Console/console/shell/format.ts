import { strings } from '../strings';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Making one takes a hundred times as long as using it, and each row of a list uses some. */
const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function kept<Format extends Intl.DateTimeFormat | Intl.NumberFormat>(name: string, make: (language: string) => Format): Format {
    const language = strings.value.language.tag;
    const key = `${language} ${name}`;
    const known = formats.get(key) as Format | undefined;
    if (known) return known;
    const made = make(language);
    formats.set(key, made);
    return made;
}

/** The time of a message: the hour today, the day before. */
export function shortTime(date: string, now = Date.now()): string {
    const time = new Date(date);
    const isToday = time.toDateString() === new Date(now).toDateString();
    const isThisYear = time.getFullYear() === new Date(now).getFullYear();
    const options: Intl.DateTimeFormatOptions = isToday
        ? { hour: '2-digit', minute: '2-digit' }
        : { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) };
    return kept(`short ${isToday} ${isThisYear}`, (language) => new Intl.DateTimeFormat(language, options)).format(time);
}

export const fullTime = (date: string): string =>
    kept('full', (language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })).format(new Date(date));

/** How long ago, in the largest unit that fits: 5 min, 2 h, 3 d. */
export function ago(date: string, now = Date.now()): string {
    return duration(now - Date.parse(date));
}

/** A length of time in its largest unit. */
export function duration(milliseconds: number): string {
    const past = Math.max(0, milliseconds);
    const [value, unit]: [number, string] = past < MINUTE_MS ? [past / 1000, 'second'] : past < HOUR_MS ? [past / MINUTE_MS, 'minute']
        : past < DAY_MS ? [past / HOUR_MS, 'hour'] : [past / DAY_MS, 'day'];
    return kept(unit, (language) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'narrow' })).format(Math.floor(value));
}

/** A length of time as minutes and seconds, such as 4:05. */
export function clock(milliseconds: number): string {
    const seconds = Math.floor(milliseconds / 1000);
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    const two = (value: number) => String(value).padStart(2, '0');
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
