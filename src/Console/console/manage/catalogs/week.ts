import type { Schemas } from '@shared/api/client';
import type { Week } from '../catalog/types';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const ANY = { start: '00:00', finish: '24:00' };

/** Hours as the server tells them, by day. */
export function weekOf(hours: readonly Pick<Schemas['WorkHours'], 'code' | 'day' | 'open' | 'start' | 'finish'>[]): Week {
    return DAYS.map((name, day) =>
        hours
            .filter((each) => each.open && (each.code === day || each.day === name))
            .map(({ start, finish }) => ({ start: start.time, finish: finish.time }))
            .sort((one, other) => one.start.localeCompare(other.start)),
    );
}

/** Hours as the server wants them: a closed day is one period that is not open. */
export function workHoursOf(week: Week): Schemas['GivenWorkHours'][] {
    return DAYS.flatMap((day, index): Schemas['GivenWorkHours'][] => {
        const periods = week[index] ?? [];
        return periods.length > 0 ? periods.map((period) => ({ day, ...period, open: true })) : [{ day, ...ANY, open: false }];
    });
}
