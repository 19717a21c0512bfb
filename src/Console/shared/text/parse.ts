/** A part of a message's text. */
export type Inline =
    | { kind: 'text'; text: string }
    | { kind: 'bold' | 'italic' | 'strike'; parts: readonly Inline[] }
    | { kind: 'code'; text: string }
    | { kind: 'link'; text: string; href: string };

/** A line of a message, or a block of code. */
export type Block = { kind: 'line'; parts: readonly Inline[] } | { kind: 'code'; text: string };

const FENCE = /```(?:[^\S\n]*\n)?([\s\S]*?)\n?```/g;
const DEEPEST = 4;
const MOST_MARKS = 100;
/** A longer text is shown as it is: what people write is shorter, and a machine's output must not cost the reader's time. */
const LONGEST_PARSED = 20_000;

const STYLES: readonly { kind: 'bold' | 'italic' | 'strike'; mark: string }[] = [
    { kind: 'bold', mark: '*' },
    { kind: 'italic', mark: '_' },
    { kind: 'strike', mark: '~' },
];
/** The server sends every text as plain; styles and links are found here. */
const TOKEN =
    /`([^`\n]+)`|\b(?:https?:\/\/|mailto:|tel:)[^\s<>"'`]+|\bwww\.[^\s<>"'`]+|\[([^\]\n]{1,300})\]\(([^)\s]{1,2000})\)|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}/gi;
const SAFE_SCHEME = /^(?:https?:\/\/|mailto:|tel:)/i;
const ONLY_EMOJI = new RegExp('^(?:\\s|\\p{RGI_Emoji})+$', 'v');
const TRAILING = /[.,;:!?)\]}'"*_~]+$/;

/** The lines and blocks of code of a message. */
export function parse(text: string): readonly Block[] {
    if (text.length > LONGEST_PARSED) return lines(text, (line) => [{ kind: 'text', text: line }]);
    const blocks: Block[] = [];
    let end = 0;
    for (const match of text.matchAll(FENCE)) {
        blocks.push(...lines(withoutBreakAtEnd(text.slice(end, match.index)), inline));
        blocks.push({ kind: 'code', text: match[1]! });
        end = match.index + match[0].length;
        if (text[end] === '\n') end++;
    }
    if (end < text.length || blocks.length === 0) blocks.push(...lines(text.slice(end), inline));
    return blocks;
}

/** How such a message begins. It tells at once of nearly all others; the whole rule takes long when it is used first. */
const MAY_BE_EMOJI = /^\s*(?:[\u00a9\u00ae\u203c-\u{10ffff}]|[\d#*]\ufe0f?\u20e3)/u;
const segmenter = new Intl.Segmenter();

/** Whether a message is nothing but a few emoji, which are then shown large. */
export function isOnlyEmoji(text: string): boolean {
    if (text.length > 60 || !MAY_BE_EMOJI.test(text)) return false;
    return ONLY_EMOJI.test(text) && [...segmenter.segment(text.replace(/\s/g, ''))].length <= 3;
}

/** An address that a link may have, or undefined. Only http, https, mailto and tel. */
export function safeHref(address: string): string | undefined {
    const href = /^www\./i.test(address) ? `https://${address}` : address;
    return SAFE_SCHEME.test(href) ? href : undefined;
}

function lines(text: string, partsOf: (line: string) => readonly Inline[]): Block[] {
    return text === '' ? [] : text.split(/\r\n|\r|\n/).map((line) => ({ kind: 'line', parts: partsOf(line) }));
}

const withoutBreakAtEnd = (text: string): string => (text.endsWith('\n') ? text.slice(0, -1) : text);

function inline(line: string): readonly Inline[] {
    if (line.length > MOST_MARKS && (line.match(/[*_~`]/g)?.length ?? 0) > MOST_MARKS) return [{ kind: 'text', text: line }];
    const parts: Inline[] = [];
    let end = 0;
    for (const match of line.matchAll(TOKEN)) {
        if (match.index < end) continue;
        const [part, length] = token(match);
        if (!part) continue;
        parts.push(...styled(line.slice(end, match.index), 0), part);
        end = match.index + length;
    }
    parts.push(...styled(line.slice(end), 0));
    return parts;
}

/** The part for a match and the number of letters that it takes. */
function token(match: RegExpMatchArray): [Inline | undefined, number] {
    const [whole, code, label, target] = match;
    if (code !== undefined) return [{ kind: 'code', text: code }, whole.length];
    if (label !== undefined) {
        const href = safeHref(target!);
        return [href === undefined ? undefined : { kind: 'link', text: label, href }, whole.length];
    }
    const address = trimmed(whole);
    const href = safeHref(address) ?? (address.includes('@') ? `mailto:${address}` : undefined);
    return [href === undefined ? undefined : { kind: 'link', text: address, href }, address.length];
}

/** An address without the punctuation of the sentence around it; a bracket that was opened in it stays. */
function trimmed(address: string): string {
    const end = TRAILING.exec(address)?.[0] ?? '';
    const keepsBracket = end.startsWith(')') && address.slice(0, -end.length).includes('(');
    return address.slice(0, address.length - end.length + (keepsBracket ? 1 : 0));
}

/** Bold, italic and struck text: marks that touch the word inside and not a word outside. */
function styled(text: string, depth: number): Inline[] {
    if (text === '') return [];
    for (const { kind, mark } of depth < DEEPEST ? STYLES : []) {
        const found = between(text, mark);
        if (!found) continue;
        const [start, end] = found;
        const inner = styled(text.slice(start + mark.length, end), depth + 1);
        return [...styled(text.slice(0, start), depth), { kind, parts: inner }, ...styled(text.slice(end + mark.length), depth)];
    }
    return [{ kind: 'text', text }];
}

function between(text: string, mark: string): [number, number] | undefined {
    for (let start = text.indexOf(mark); start >= 0; start = text.indexOf(mark, start + 1)) {
        if (isWord(text[start - 1]) || isBlank(text[start + 1]) || text[start + 1] === mark) continue;
        for (let end = text.indexOf(mark, start + 2); end >= 0; end = text.indexOf(mark, end + 1))
            if (!isBlank(text[end - 1]) && !isWord(text[end + 1])) return [start, end];
        return undefined;
    }
    return undefined;
}

const isWord = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
const isBlank = (letter: string | undefined): boolean => letter === undefined || /\s/.test(letter);
