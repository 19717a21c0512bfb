import { describe, expect, it } from 'vitest';
import { ar } from '../console/strings/ar';
import { manageAr } from '../console/strings/ar.manage';
import { en } from '../console/strings/en';
import { manageEn } from '../console/strings/en.manage';
import { preferredLanguage } from '../console/strings';

/** The names of all texts, those of nested blocks with the block's name before them. */
const namesOf = (texts: object, before = ''): string[] => Object.entries(texts).flatMap(([name, text]: [string, unknown]) =>
    (typeof text === 'object' && text !== null ? namesOf(text, `${before}${name}.`) : [`${before}${name}`]));

/** The texts that have no letter of a script. */
const textsWithout = (letter: RegExp, texts: object): string[] => Object.values(texts).flatMap((text: unknown) => {
    if (typeof text === 'object' && text !== null) return textsWithout(letter, text);
    return typeof text === 'string' && !letter.test(text) ? [text] : [];
});

describe('the languages', () => {
    it('have the same texts, also where the type leaves names open', () => expect(namesOf(ar).sort()).toEqual(namesOf(en).sort()));
    it("have the same texts on the managers' screens", () => expect(namesOf(manageAr).sort()).toEqual(namesOf(manageEn).sort()));
    it("are written in their own letters on the managers' screens", () => expect(textsWithout(/\p{Script=Arabic}/u, manageAr)).toEqual([]));
});

describe('preferredLanguage', () => {
    it('is the chosen one', () => expect(preferredLanguage(['en-US'], 'ar')).toBe('ar'));
    it('is the first of the browser’s that the console speaks', () => expect(preferredLanguage(['fr-FR', 'ar-EG', 'en'], null)).toBe('ar'));
    it('is English when there is no other', () => expect(preferredLanguage(['fr'], 'xx')).toBe('en'));
});
