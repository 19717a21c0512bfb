/** How well a text fits what was typed: higher is better, 0 = not at all. Every word must be in it. */
export function fit(text: string, typed: string): number {
    const words = fold(typed).split(/\s+/).filter(Boolean);
    const folded = fold(text);
    if (words.length === 0) return 1;
    if (!words.every((word) => folded.includes(word))) return 0;
    const starts = words.filter((word) => folded.startsWith(word) || folded.includes(` ${word}`)).length;
    return 1 + starts + (folded.startsWith(words[0]!) ? 1 : 0) + 1 / (1 + folded.length);
}

/** The best fitting items, the best first; equally good ones in their order. */
export function best<T>(items: readonly T[], textOf: (item: T) => string, typed: string, most: number): readonly T[] {
    const fitting = items.map((item) => ({ item, value: fit(textOf(item), typed) })).filter(({ value }) => value > 0);
    if (typed.trim()) fitting.sort((one, other) => other.value - one.value);
    return fitting.slice(0, most).map(({ item }) => item);
}

/** Letters without case and accents. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
