import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { focusSoon } from '../console/filters/focus';
import { Dialog } from '../shared/ui/Dialog';

const rendered = () => new Promise<void>((done) => queueMicrotask(() => queueMicrotask(done)));
let turn: (isOpen: boolean) => void;
let bring: () => void;

function Page({ isForReading = false }: { isForReading?: boolean }) {
    const [isOpen, setOpen] = useState(false);
    const [hasField, setField] = useState(false);
    turn = setOpen;
    bring = () => setField(true);
    return (
        <>
            <button type="button" id="opener" />
            {isOpen && (
                <Dialog title="Question" closeLabel="Close" onClose={() => setOpen(false)} isForReading={isForReading}>
                    {hasField && <input id="field" />}
                </Dialog>
            )}
        </>
    );
}

const focused = () => document.activeElement?.id;
const show = (page = <Page />) => {
    render(page, document.body);
    document.getElementById('opener')!.focus();
};

afterEach(() => render(null, document.body));

describe('Dialog', () => {
    it('gives its first field the focus before the next key can come', async () => {
        show();
        bring();
        turn(true);
        await rendered();
        expect(focused()).toBe('field');
    });
    it('gives a field that comes later the focus', async () => {
        show();
        turn(true);
        await rendered();
        bring();
        await rendered();
        expect(focused()).toBe('field');
    });
    it('leaves the fields alone where it is for reading', async () => {
        show(<Page isForReading />);
        bring();
        turn(true);
        await rendered();
        expect(focused()).not.toBe('field');
    });
    it('gives the focus back when it closes', async () => {
        show();
        bring();
        turn(true);
        await rendered();
        turn(false);
        await rendered();
        expect(focused()).toBe('opener');
    });
});

describe('focusSoon', () => {
    it('waits for an element that is drawn later', async () => {
        show();
        focusSoon('#late');
        await rendered();
        document.body.append(Object.assign(document.createElement('input'), { id: 'late' }));
        await new Promise((done) => setTimeout(done));
        expect(focused()).toBe('late');
        document.getElementById('late')!.remove();
    });
    it('does not take the focus from where the user went meanwhile', async () => {
        show();
        document.body.append(Object.assign(document.createElement('input'), { id: 'other' }));
        focusSoon('#late');
        document.getElementById('other')!.focus();
        document.body.append(Object.assign(document.createElement('input'), { id: 'late' }));
        await new Promise((done) => setTimeout(done));
        expect(focused()).toBe('other');
        for (const id of ['late', 'other']) document.getElementById(id)!.remove();
    });
});
