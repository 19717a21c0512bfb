import { defineWidget, type WidgetElement } from './loader/element';
import type { Options } from './protocol';

type Call = [command: 'open' | 'close' | 'set', values?: Options];
type Calls = ((...call: Call) => void) & { q?: ArrayLike<unknown>[] };

/* The script tag says where the server is, and may say options as data attributes. */
const script = (document.currentScript ?? document.querySelector('script[src*="/widget.js"]')) as HTMLScriptElement | null;
const scope = window as unknown as { ContactCenter?: Calls }; // A global of the page that no type knows.
const name = 'contactcenter-widget';

if (script && !customElements.get(name)) {
    defineWidget(name, new URL(script.src).origin);
    const waiting = scope.ContactCenter?.q ?? [];
    const start = () => {
        const found = document.querySelector(name);
        const element = (found ?? document.body.appendChild(document.createElement(name))) as WidgetElement;
        const api: Calls = (command, values) => {
            if (command === 'open' || command === 'close') element.show(command === 'open');
            else if (command === 'set') element.set(values ?? {});
        };
        scope.ContactCenter = api;
        element.set({ ...script.dataset } as Options);
        for (const call of waiting) api(...(Array.from(call) as Call));
    };
    if (document.body) start();
    else addEventListener('DOMContentLoaded', start);
}
