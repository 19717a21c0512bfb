import { signal } from '@preact/signals';
import { ApiError, UnreachableError } from '@shared/api/errors';
import { en, type Strings } from './en';

/** The languages that the console speaks. Others than English are loaded when they are chosen. */
export const LANGUAGES: Readonly<Record<string, { name: string; load: () => Promise<Strings> }>> = {
    en: { name: 'English', load: () => Promise.resolve(en) },
};

/** The texts in the chosen language. A component that reads it is drawn again when the language changes. */
export const strings = signal<Strings>(en);

export async function speak(language: string): Promise<void> {
    const chosen = LANGUAGES[language] ?? LANGUAGES['en']!;
    strings.value = await chosen.load();
    const { tag, direction } = strings.value.language;
    document.documentElement.lang = tag;
    document.documentElement.dir = direction;
}

/** What went wrong, in the user's language. */
export function errorText(failure: unknown): string {
    const { errors } = strings.peek();
    if (failure instanceof UnreachableError) return errors.unreachable;
    if (!(failure instanceof ApiError)) return errors.refused(String(failure));
    if (failure.status === 429 || failure.status >= 500) return errors.busy;
    if (failure.status === 403) return errors.forbidden;
    return errors.refused(failure.message);
}
