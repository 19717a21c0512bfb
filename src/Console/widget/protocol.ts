/** What the loader on the customer's page and the frame on the server's page say to each other. Nothing else is listened to. */
export const MARK = 'contactcenter/1';

/** The page's CSS variables, without `--contactcenter-`, that reach into the frame. */
export const LOOK = ['accent', 'on-accent', 'ground', 'text', 'font', 'radius', 'size'] as const;

/** Their values as the page has them; empty = not set. The frame takes only what it knows to be harmless. */
export type Look = Partial<Record<(typeof LOOK)[number], string>>;

/** What the page may set by `ContactCenter('set', …)` or by data attributes of the script. What it says of the visitor proves nothing. */
export interface Options {
    name?: string;
    email?: string;
    phone?: string;
    department?: string;
    fields?: Record<string, string>;
    label?: string;
    language?: string;
    theme?: string;
    side?: string;
    sound?: string | boolean;
}

/** The page around the widget. */
export interface Host {
    isOpen: boolean;
    language: string;
    theme: string;
    look: Look;
    page: { title: string; href: string };
    options: Options;
}

export type ToFrame = { type: 'host'; host: Host };

export type ToLoader =
    | { type: 'ready' }
    | { type: 'close' }
    | { type: 'unread'; count: number }
    /** Whether a conversation is open, so that the next page shows what is new in it. */
    | { type: 'active'; isActive: boolean }
    /** The workspace's colour, for pages that set none. */
    | { type: 'accent'; accent: string };

export type Marked<T> = T & { mark: typeof MARK };

/** Whether a message is of the widget and came from the window and origin that it must come from. */
export function isFrom(event: MessageEvent, source: unknown, origin: string): boolean {
    return event.source === source && source !== null && event.origin === origin && (event.data as { mark?: unknown } | null)?.mark === MARK;
}
