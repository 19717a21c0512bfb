import type { Api } from '@shared/api/client';
import { untilDone } from '@shared/api/retry';
import type { Schemas } from '@shared/api/client';
import type { Draft, Drafts } from './drafts';

interface Hub {
    invoke<T>(method: string, ...values: unknown[]): Promise<T>;
}

const PAUSE_MS = 300;

/** Keeps the user's drafts on the server, so that its other devices have them. A server without drafts costs nothing but that. */
export class DraftSharing {
    readonly #waiting = new Map<string, { roomId: string; draft: Draft }>();
    #timer: ReturnType<typeof setTimeout> | undefined;
    readonly #stop = new AbortController();
    #isOff = false;

    constructor(private readonly hub: Hub, private readonly api: Pick<Api, 'get'>, private readonly drafts: () => Drafts) {}

    /** Tells the server of a draft in a moment; of several drafts of a kind and room only the last. */
    share(roomId: string, draft: Draft): void {
        if (this.#isOff) return;
        this.#waiting.set(`${roomId}/${draft.isNote}`, { roomId, draft });
        this.#timer ??= setTimeout(() => void this.#send(), PAUSE_MS);
    }

    /** Takes over what the server has, and tells it what it lacks. For each time when the connection stands. */
    async compare(): Promise<void> {
        try {
            const { drafts: kept } = await untilDone(() => this.api.get('livechat/drafts'), this.#stop.signal);
            this.#isOff = false;
            const revisions = new Map(kept.map((draft) => [`${draft.rid}/${draft.isNote}`, draft.revision]));
            for (const draft of kept) this.take(draft);
            for (const [key, draft] of this.drafts().all.peek()) {
                const roomId = draft.isNote ? key.slice(0, key.lastIndexOf('/')) : key;
                if (draft.text && draft.at > (revisions.get(`${roomId}/${draft.isNote}`) ?? 0)) this.share(roomId, draft);
            }
        } catch {
            this.#isOff = true;
        }
    }

    /** Takes over a draft of another device. */
    take({ rid, msg, isNote, revision }: Schemas['Draft']): void {
        this.drafts().take(rid, { text: msg, isNote, at: revision });
    }

    stop(): void {
        this.#stop.abort();
        clearTimeout(this.#timer);
    }

    async #send(): Promise<void> {
        this.#timer = undefined;
        const all = [...this.#waiting.values()];
        this.#waiting.clear();
        for (const { roomId, draft } of all)
            await this.hub.invoke('Draft', { rid: roomId, msg: draft.text, revision: draft.at, isNote: draft.isNote }).catch(() => undefined);
    }
}
