import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { isOnlyEmoji, parse, type Block, type Inline } from './parse';
import './text.css';

/** What somebody wrote: links, simple styles and line breaks; everything else is shown as it was typed. */
export function MessageText({ text }: { text: string }) {
    const blocks = useMemo(() => parse(text), [text]);
    return <div class={`message-text ${isOnlyEmoji(text) ? 'big' : ''}`} dir="auto">{blocks.map(block)}</div>;
}

const block = (shown: Block, index: number) => (shown.kind === 'code'
    ? <pre key={index} dir="ltr"><code>{shown.text}</code></pre>
    : <p key={index}>{shown.parts.length === 0 ? <br /> : shown.parts.map(part)}</p>);

function part(shown: Inline, index: number): ComponentChildren {
    switch (shown.kind) {
        case 'text': return shown.text;
        case 'bold': return <strong key={index}>{shown.parts.map(part)}</strong>;
        case 'italic': return <em key={index}>{shown.parts.map(part)}</em>;
        case 'strike': return <s key={index}>{shown.parts.map(part)}</s>;
        case 'code': return <code key={index}>{shown.text}</code>;
        case 'link': return <a key={index} href={shown.href} target="_blank" rel="noopener noreferrer">{shown.text}</a>;
    }
}
