import type { CannedText } from './catalogs';

/** The canned responses for what was typed after a slash at the start of the text; undefined = none is wanted. */
export function cannedFor(text: string, all: readonly CannedText[], departmentId: string | undefined): readonly CannedText[] | undefined {
    const typed = /^\/(\S*)$/.exec(text)?.[1]?.toLowerCase();
    if (typed === undefined) return undefined;
    const usable = all.filter((each) => each.scope !== 'department' || !departmentId || each.departmentId === departmentId);
    const starts = usable.filter((each) => each.shortcut.toLowerCase().startsWith(typed));
    const contains = usable.filter((each) => !starts.includes(each) && typed !== '' && `${each.shortcut} ${each.text}`.toLowerCase().includes(typed));
    return [...starts, ...contains].slice(0, MOST);
}

const MOST = 8;

/** The text of a canned response with what is known filled in; the rest is filled by the server. */
export function filled(text: string, values: Readonly<Record<string, string | undefined>>): string {
    return text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}
