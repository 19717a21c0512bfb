import { render } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { useFocusOn } from '../console/inbox/useFocusOn';

const rendered = () => new Promise<void>((done) => queueMicrotask(() => queueMicrotask(done)));
let open: (rid: string) => void;

function Page() {
    const [rid, setRid] = useState<string>();
    const pane = useRef<HTMLDivElement>(null);
    open = setRid;
    useFocusOn(pane, undefined, rid);
    return (
        <div ref={pane}>
            <input id="search" />
            {rid && <textarea class="composer-field" />}
        </div>
    );
}

afterEach(() => render(null, document.body));

describe('Chat that is opened', () => {
    it('has the focus in its composer before the next key can come', async () => {
        render(<Page />, document.body);
        open('room');
        await rendered();
        expect(document.activeElement?.className).toBe('composer-field');
    });
    it('leaves the focus where the user types', async () => {
        render(<Page />, document.body);
        document.getElementById('search')!.focus();
        open('room');
        await rendered();
        expect(document.activeElement?.id).toBe('search');
    });
});
