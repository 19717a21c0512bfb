export interface Part {
    text: string;
    href?: string;
}

const LINK = /\b(?:https?:\/\/|mailto:|tel:)[^\s<>"']+/gi;
const AFTER = /[.,;:!?)\]}]+$/;

/** A text in parts, some of which are links to http, https, mailto or tel; nothing else ever is. */
export function partsOf(text: string): Part[] {
    const parts: Part[] = [];
    let end = 0;
    for (const { 0: found, index } of text.matchAll(LINK)) {
        const link = found.replace(AFTER, '');
        if (!URL.canParse(link)) continue;
        if (index > end) parts.push({ text: text.slice(end, index) });
        parts.push({ text: link, href: new URL(link).href });
        end = index + link.length;
    }
    if (end < text.length) parts.push({ text: text.slice(end) });
    return parts;
}
