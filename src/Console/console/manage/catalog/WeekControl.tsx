import { Icon } from '@shared/ui/Icon';
import { strings } from '../../strings';
import { manageTexts } from '../texts';
import type { Period, Week } from './types';

/** The names of the days, Sunday first, in the language of the screen. */
export const dayNames = (): readonly string[] =>
    Array.from({ length: 7 }, (_, day) =>
        new Intl.DateTimeFormat(strings.value.language.tag, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2023, 0, 1 + day))),
    );

const STANDARD: Period = { start: '09:00', finish: '17:00' };

/** The hours of a week: each day is closed, or open in one or several periods. */
export function WeekControl({ label, week, onChange }: { label: string; week: Week; onChange(week: Week): void }) {
    const { manage } = manageTexts.value;
    const set = (day: number, periods: readonly Period[]) => onChange(dayNames().map((_, each) => (each === day ? periods : (week[each] ?? []))));
    return (
        <fieldset class="week">
            <legend class="label">{label}</legend>
            {dayNames().map((name, day) => {
                const periods = week[day] ?? [];
                return (
                    <div key={name} class="week-day">
                        <label class="flag">
                            <input type="checkbox" checked={periods.length > 0} onChange={(event) => set(day, event.currentTarget.checked ? [STANDARD] : [])} />
                            <span>{name}</span>
                        </label>
                        <div class="week-periods">
                            {periods.length === 0 && <span class="quiet">{manage.closed}</span>}
                            {periods.map((period, index) => (
                                <PeriodControl
                                    key={index}
                                    name={`${name} ${index + 1}`}
                                    period={period}
                                    onChange={(next) => set(day, periods.with(index, next))}
                                    onRemove={() => set(day, periods.toSpliced(index, 1))}
                                />
                            ))}
                            {periods.length > 0 && (
                                <button type="button" class="button plain small" onClick={() => set(day, [...periods, STANDARD])}>
                                    <Icon name="plus" size={14} />
                                    {manage.addPeriod}
                                </button>
                            )}
                        </div>
                    </div>
                );
            })}
        </fieldset>
    );
}

function PeriodControl({ name, period, onChange, onRemove }: { name: string; period: Period; onChange(period: Period): void; onRemove(): void }) {
    const { filters } = strings.value;
    const { manage } = manageTexts.value;
    return (
        <span class="row">
            <input
                class="input time"
                required
                pattern="([01]\d|2[0-4]):[0-5]\d"
                placeholder="09:00"
                aria-label={`${name} ${filters.from}`}
                title={manage.timeForm}
                value={period.start}
                onInput={(event) => onChange({ ...period, start: event.currentTarget.value })}
            />
            <span aria-hidden="true">–</span>
            <input
                class="input time"
                required
                pattern="([01]\d|2[0-4]):[0-5]\d"
                placeholder="17:00"
                aria-label={`${name} ${filters.to}`}
                title={manage.timeForm}
                value={period.finish}
                onInput={(event) => onChange({ ...period, finish: event.currentTarget.value })}
            />
            <button type="button" class="button plain icon-only" aria-label={filters.remove(name)} onClick={onRemove}>
                <Icon name="close" size={14} />
            </button>
        </span>
    );
}
