import { effect, signal } from '@preact/signals';
import { strings } from '../strings';
import { manageEn, type ManageStrings } from '../strings/en.manage';

/** The texts of the managers' screens in other languages than English; they are loaded with these screens, not with the console. */
const OTHERS: Readonly<Record<string, () => Promise<ManageStrings>>> = {
    ar: async () => (await import('../strings/ar.manage')).manageAr,
};

/** The texts of the managers' screens in the language of the console. */
export const manageTexts = signal<ManageStrings>(manageEn);

effect(() => {
    const { tag } = strings.value.language;
    const load = OTHERS[tag] ?? (() => Promise.resolve(manageEn));
    void load().then((texts) => { if (strings.peek().language.tag === tag) manageTexts.value = texts; });
});
