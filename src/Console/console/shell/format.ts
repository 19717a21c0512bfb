import { strings } from '../strings';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The time of a message: the hour today, the day before. */
export function shortTime(date: string, now = Date.now()): string {
    const time = new Date(date);
    const isToday = time.toDateString() === new Date(now).toDateString();
    const isThisYear = time.getFullYear() === new Date(now).getFullYear();
    const options: Intl.DateTimeFormatOptions = isToday
        ? { hour: '2-digit', minute: '2-digit' }
        : { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) };
    return new Intl.DateTimeFormat(strings.value.language.tag, options).format(time);
}

export const fullTime = (date: string): string =>
    new Intl.DateTimeFormat(strings.value.language.tag, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(date));

/** How long ago, in the largest unit that fits: 5 min, 2 h, 3 d. */
export function ago(date: string, now = Date.now()): string {
    return duration(now - Date.parse(date));
}

/** A length of time in its largest unit. */
export function duration(milliseconds: number): string {
    const past = Math.max(0, milliseconds);
    const [value, unit] =
        past < MINUTE_MS
            ? [past / 1000, 'second']
            : past < HOUR_MS
              ? [past / MINUTE_MS, 'minute']
              : past < DAY_MS
                ? [past / HOUR_MS, 'hour']
                : [past / DAY_MS, 'day'];
    return new Intl.NumberFormat(strings.value.language.tag, { style: 'unit', unit: unit as string, unitDisplay: 'narrow' }).format(
        Math.floor(value as number),
    );
}

/** A length of time as minutes and seconds, such as 4:05. */
export function clock(milliseconds: number): string {
    const seconds = Math.floor(milliseconds / 1000);
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    const two = (value: number) => String(value).padStart(2, '0');
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
