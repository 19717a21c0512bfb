import { computed, signal } from '@preact/signals';
import { ApiError, UnreachableError } from '@shared/api/errors';
import { untilLoaded } from '@shared/ui/later';
import type { Strings } from './en';

/** The languages of the frame. Each is loaded when a page wants it. */
const LANGUAGES: Readonly<Record<string, () => Promise<Strings>>> = {
    en: () => import('./en').then((module) => module.en),
    ar: () => import('./ar').then((module) => module.ar),
};

const spoken = signal<Strings | undefined>(undefined);
let chosen = '';

/** Whether there are texts: nothing is drawn before. */
export const canSpeak = computed(() => spoken.value !== undefined);

/** The texts in the chosen language. A component that reads it is drawn again when the language changes. */
export const strings = computed(() => spoken.value!);

/** Speaks the first of these languages that the frame knows. */
export async function speak(wanted: readonly string[]): Promise<void> {
    const known = wanted.map((tag) => tag.toLowerCase().split('-')[0]!).find((tag) => Object.hasOwn(LANGUAGES, tag)) ?? 'en';
    chosen = known;
    const texts = await untilLoaded(LANGUAGES[known]!);
    if (chosen !== known) return;
    document.documentElement.lang = texts.tag;
    document.documentElement.dir = texts.direction;
    spoken.value = texts;
}

/** Why something failed, as the part of a sentence. */
export function reasonOf(failure: unknown): string {
    const { closed } = strings.peek();
    if (failure instanceof UnreachableError) return closed.unreachable;
    if (failure instanceof ApiError) return failure.isPassing ? closed.busy : failure.message.replace(/ \[[\w-]+\]$/, '');
    return String(failure);
}
