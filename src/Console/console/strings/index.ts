import { signal } from '@preact/signals';
import { ApiError, UnreachableError } from '@shared/api/errors';
import { en, type Strings } from './en';

/** The languages that the console speaks. Others than English are loaded when they are chosen. */
export const LANGUAGES: Readonly<Record<string, { name: string; load: () => Promise<Strings> }>> = {
    en: { name: 'English', load: () => Promise.resolve(en) },
    ar: { name: 'العربية', load: async () => (await import('./ar')).ar },
};

/** The texts in the chosen language. A component that reads it is drawn again when the language changes. */
export const strings = signal<Strings>(en);

const KEPT = 'contactcenter-language';

/** The language that was chosen on this device, else the first of the browser's that the console speaks. */
export function preferredLanguage(wanted: readonly string[] = navigator.languages, chosen = keptLanguage()): string {
    const all = [...(chosen ? [chosen] : []), ...wanted.map((tag) => tag.split('-')[0]!.toLowerCase())];
    return all.find((language) => language in LANGUAGES) ?? 'en';
}

/** Speaks a language from now on, on this device. */
export async function chooseLanguage(language: string): Promise<void> {
    await speak(language);
    try {
        localStorage.setItem(KEPT, language);
    } catch {
        /* The device forbids it: the choice lasts until the page is left. */
    }
}

function keptLanguage(): string | null {
    try {
        return localStorage.getItem(KEPT);
    } catch {
        return null;
    }
}

export async function speak(language: string): Promise<void> {
    const chosen = LANGUAGES[language] ?? LANGUAGES['en']!;
    strings.value = await chosen.load();
    const { tag, direction } = strings.value.language;
    document.documentElement.lang = tag;
    document.documentElement.dir = direction;
}

/** What went wrong, in the user's language. */
export function errorText(failure: unknown): string {
    const { errors, refusals } = strings.peek();
    if (failure instanceof UnreachableError) return errors.unreachable;
    if (!(failure instanceof ApiError)) return errors.refused(String(failure));
    const known = refusals[failure.code] ?? refusals[/\[([\w-]+)\]$/.exec(failure.message)?.[1] ?? ''];
    if (known) return known;
    if (failure.status === 429 || failure.status >= 500) return errors.busy;
    if (failure.status === 403) return errors.forbidden;
    return errors.refused(failure.message);
}
