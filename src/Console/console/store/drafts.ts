import { signal, type ReadonlySignal } from '@preact/signals';

/** What was typed and not sent. */
export interface Draft {
    readonly text: string;
    readonly isNote: boolean;
    /** Milliseconds; of two drafts of a room the later one counts. */
    readonly at: number;
}

export interface DraftOptions {
    /** Keeps all drafts on the device. */
    keep(all: ReadonlyMap<string, Draft>): void;
    /** Tells the server, so that the user's other devices have it. */
    share(roomId: string, draft: Draft): void;
    now?: () => number;
}

const MOST_DRAFTS = 200;

/** The user's drafts by room. An emptied draft stays as an empty text, so that an older one from elsewhere does not come back. */
export class Drafts {
    readonly #drafts = signal<ReadonlyMap<string, Draft>>(new Map());

    constructor(private readonly options: DraftOptions) {}

    get all(): ReadonlySignal<ReadonlyMap<string, Draft>> {
        return this.#drafts;
    }

    of(roomId: string): Draft | undefined {
        const draft = this.#drafts.value.get(roomId);
        return draft?.text ? draft : undefined;
    }

    /** An empty text ends the draft. */
    type(roomId: string, text: string, isNote: boolean): void {
        const draft = { text, isNote, at: (this.options.now ?? Date.now)() };
        this.#put(roomId, draft);
        this.options.share(roomId, draft);
    }

    /** Takes over a draft from the device, the server or another device, unless a later one is here. */
    take(roomId: string, draft: Draft): void {
        const here = this.#drafts.peek().get(roomId);
        if (!here || here.at < draft.at) this.#put(roomId, draft);
    }

    #put(roomId: string, draft: Draft): void {
        const drafts = new Map(this.#drafts.peek());
        drafts.delete(roomId);
        drafts.set(roomId, draft);
        for (const oldest of drafts.keys()) {
            if (drafts.size <= MOST_DRAFTS) break;
            drafts.delete(oldest);
        }
        this.#drafts.value = drafts;
        this.options.keep(drafts);
    }
}
