import { signal } from '@preact/signals';
import { ApiError, UnreachableError } from '@shared/api/errors';
import { en, type Strings } from './en';

/** The languages of the frame. Others than English are loaded when a page wants them. */
const LANGUAGES: Readonly<Record<string, () => Promise<Strings>>> = {
    en: () => Promise.resolve(en),
    ar: () => import('./ar').then((module) => module.ar),
};

/** The texts in the chosen language. A component that reads it is drawn again when the language changes. */
export const strings = signal<Strings>(en);

/** Speaks the first of these languages that the frame knows. */
export async function speak(wanted: readonly string[]): Promise<void> {
    const known = wanted.map((tag) => tag.toLowerCase().split('-')[0]!).find((tag) => Object.hasOwn(LANGUAGES, tag)) ?? 'en';
    const texts = await LANGUAGES[known]!().catch(() => en);
    document.documentElement.lang = texts.tag;
    document.documentElement.dir = texts.direction;
    strings.value = texts;
}

/** Why something failed, as the part of a sentence. */
export function reasonOf(failure: unknown): string {
    const { closed } = strings.peek();
    if (failure instanceof UnreachableError) return closed.unreachable;
    if (failure instanceof ApiError) return failure.isPassing ? closed.busy : failure.message.replace(/ \[[\w-]+\]$/, '');
    return String(failure);
}
