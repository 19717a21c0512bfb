import { signal } from '@preact/signals';
import { isFrom, MARK, type Host, type Options, type ToLoader } from '../protocol';
import { checked } from './theme';

const TEXT_MAX = 200;
const FIELDS_MAX = 30;

/** What is known of the page around the frame; undefined = it has not spoken yet. */
export const host = signal<Host | undefined>(undefined);

/** The origin of the page that spoke first. Which pages may is decided by the response's `frame-ancestors`. */
let origin: string | undefined;

/** Listens to the page around the frame and tells it that the frame is ready. */
export function meetHost(): void {
    addEventListener('message', (event) => {
        if (!isFrom(event, window.parent, origin ?? event.origin) || window.parent === window) return;
        const message = event.data as { type?: unknown; host?: unknown };
        if (message.type !== 'host') return;
        origin = event.origin;
        host.value = readHost(message.host);
    });
    tellHost({ type: 'ready' });
}

/** Tells the page around the frame something of which any page may know. */
export function tellHost(message: ToLoader): void {
    if (window.parent !== window) window.parent.postMessage({ ...message, mark: MARK }, origin ?? '*');
}

/** Takes of a message what it may say, and nothing else. */
export function readHost(given: unknown): Host {
    const { isOpen, language, theme, look, page, options } = record(given);
    return {
        isOpen: isOpen === true,
        language: text(language),
        theme: theme === 'light' || theme === 'dark' ? theme : '',
        look: checked(look),
        page: { title: text(record(page)['title']), href: webAddress(record(page)['href']) },
        options: readOptions(record(options)),
    };
}

function readOptions(given: Record<string, unknown>): Options {
    const options: Options = { sound: String(given['sound']) === 'true' };
    for (const name of ['name', 'email', 'phone', 'department'] as const) {
        const value = text(given[name]);
        if (value !== '') options[name] = value;
    }
    const fields = Object.entries(record(given['fields'])).filter(([, value]) => text(value) !== '').slice(0, FIELDS_MAX);
    if (fields.length > 0) options.fields = Object.fromEntries(fields.map(([key, value]) => [text(key), text(value)]));
    return options;
}

const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});

const text = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, TEXT_MAX) : '');

/** Without query and fragment: they may hold what the page's visitor would not show. */
function webAddress(value: unknown): string {
    const address = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
    return address && /^https?:$/.test(address.protocol) ? address.origin + address.pathname : '';
}
