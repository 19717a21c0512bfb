import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { useTyped } from '../console/contacts/useTyped';
import { SearchBox } from '../console/filters/FilterBar';

const rendered = () => new Promise<void>((done) => queueMicrotask(() => queueMicrotask(done)));
let goTo: (search: string) => void;

function Contacts() {
    const [value, setValue] = useState('former');
    const [text, type] = useTyped(value, () => undefined);
    goTo = setValue;
    return <input value={text} onInput={(event) => type(event.currentTarget.value)} />;
}

function Chats() {
    const [value, setValue] = useState('former');
    goTo = setValue;
    return <SearchBox label="Search" value={value} onChange={() => undefined} />;
}

const field = () => document.querySelector('input')!;
const type = (text: string) => {
    field().value = text;
    field().dispatchEvent(new Event('input', { bubbles: true }));
};

afterEach(() => render(null, document.body));

describe.each([
    ['contacts', Contacts],
    ['chats', Chats],
])('Search field of %s', (_, Page) => {
    it('shows the search of the page that was gone to', async () => {
        render(<Page />, document.body);
        goTo('');
        await rendered();
        expect(field().value).toBe('');
    });
    it('keeps what is typed right after another page was gone to', async () => {
        render(<Page />, document.body);
        goTo('');
        await rendered();
        type('ada');
        await rendered();
        expect(field().value).toBe('ada');
    });
});
