import { signal, type ReadonlySignal } from '@preact/signals';

/** What was typed and not sent. */
export interface Draft {
    readonly text: string;
    readonly isNote: boolean;
    /** Milliseconds, and the revision on the server: of two drafts of the same kind in a room the later one counts. */
    readonly at: number;
}

export interface DraftOptions {
    /** Keeps all drafts on the device. `hasEnded`: one was sent or emptied, and must not come back after a reload. */
    keep(all: ReadonlyMap<string, Draft>, hasEnded: boolean): void;
    /** Tells the server, so that the user's other devices have it. */
    share(roomId: string, draft: Draft): void;
    now?: () => number;
}

const MOST_DRAFTS = 400;
const NOTE = '/note';

/**
 * The user's drafts: in each room a reply and a note, which never become each other. An emptied draft stays as an empty text, so that an older one
 * from elsewhere does not come back.
 */
export class Drafts {
    readonly #drafts = signal<ReadonlyMap<string, Draft>>(new Map());
    readonly #rooms = signal<ReadonlySet<string>>(new Set());

    constructor(private readonly options: DraftOptions) {}

    get all(): ReadonlySignal<ReadonlyMap<string, Draft>> {
        return this.#drafts;
    }

    /** The rooms with a draft. It changes when a draft begins or ends, not with every letter. */
    get rooms(): ReadonlySignal<ReadonlySet<string>> {
        return this.#rooms;
    }

    /** The text of one kind of draft; empty = none. */
    text(roomId: string, isNote: boolean): string {
        return this.#drafts.value.get(keyOf(roomId, isNote))?.text ?? '';
    }

    /** The draft of a room that was typed last, with or without a text. It says in which mode the room was left. */
    last(roomId: string): Draft | undefined {
        const [reply, note] = [this.#drafts.value.get(keyOf(roomId, false)), this.#drafts.value.get(keyOf(roomId, true))];
        if (!reply?.text !== !note?.text) return reply?.text ? reply : note;
        return (note?.at ?? 0) > (reply?.at ?? 0) ? note : reply;
    }

    /** The draft of a room that was typed last and has a text. */
    of(roomId: string): Draft | undefined {
        const last = this.last(roomId);
        return last?.text ? last : undefined;
    }

    /** An empty text ends the draft. */
    type(roomId: string, text: string, isNote: boolean): void {
        const known = this.#drafts.peek().get(keyOf(roomId, isNote));
        const draft = { text, isNote, at: Math.max((this.options.now ?? Date.now)(), (known?.at ?? 0) + 1) };
        this.#put(keyOf(roomId, isNote), draft);
        this.options.share(roomId, draft);
    }

    /** Takes over a draft from the device, the server or another device, unless a later one is here. */
    take(roomId: string, draft: Draft): void {
        const here = this.#drafts.peek().get(keyOf(roomId, draft.isNote));
        if (!here || here.at < draft.at) this.#put(keyOf(roomId, draft.isNote), draft);
    }

    /** Goes on with what the device has kept. */
    restore(kept: Iterable<readonly [string, Draft]>): void {
        for (const [key, draft] of kept) this.take(roomOf(key), draft);
    }

    #put(key: string, draft: Draft): void {
        const drafts = new Map(this.#drafts.peek());
        drafts.delete(key);
        drafts.set(key, draft);
        for (const oldest of drafts.keys()) {
            if (drafts.size <= MOST_DRAFTS) break;
            drafts.delete(oldest);
        }
        this.#drafts.value = drafts;
        this.#mark(roomOf(key));
        this.options.keep(drafts, draft.text === '');
    }

    #mark(roomId: string): void {
        const has = this.of(roomId) !== undefined;
        const rooms = this.#rooms.peek();
        if (rooms.has(roomId) === has) return;
        const next = new Set(rooms);
        if (has) next.add(roomId);
        else next.delete(roomId);
        this.#rooms.value = next;
    }
}

const keyOf = (roomId: string, isNote: boolean): string => (isNote ? roomId + NOTE : roomId);
const roomOf = (key: string): string => (key.endsWith(NOTE) ? key.slice(0, -NOTE.length) : key);
