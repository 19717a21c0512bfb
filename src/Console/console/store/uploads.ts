import { signal, type ReadonlySignal } from '@preact/signals';
import type { Api } from '@shared/api/client';
import { newId } from '@shared/api/ids';
import type { Message } from '@shared/types';

/** A file on its way into a conversation. */
export interface Upload {
    readonly id: string;
    readonly rid: string;
    readonly file: File;
    /** The part that was sent, from 0 to 1; undefined = it waits for others. */
    readonly sent?: number;
    /** Why it was not sent; undefined = it is being sent. */
    readonly refusal?: string;
}

export interface UploadsOptions {
    api: Pick<Api, 'upload'>;
    onSaved(message: Message): void;
    refusalText(failure: unknown): string;
}

/** Sends files, those of a room one after the other. Files are not kept on the device: a reload forgets those that are not sent. */
export class Uploads {
    readonly #all = signal<readonly Upload[]>([]);
    readonly #stops = new Map<string, AbortController>();
    readonly #last = new Map<string, Promise<void>>();

    constructor(private readonly options: UploadsOptions) {}

    get all(): ReadonlySignal<readonly Upload[]> {
        return this.#all;
    }

    in(roomId: string): readonly Upload[] {
        return this.#all.value.filter((upload) => upload.rid === roomId);
    }

    send(rid: string, files: Iterable<File>): void {
        for (const file of files) {
            const upload: Upload = { id: newId(), rid, file };
            this.#all.value = [...this.#all.peek(), upload];
            this.#queue(upload);
        }
    }

    tryAgain(id: string): void {
        const refused = this.#all.peek().find((upload) => upload.id === id);
        if (!refused) return;
        const { file, rid } = refused;
        this.#replace({ id, rid, file });
        this.#queue({ id, rid, file });
    }

    /** Takes a file back. What was sent of it is forgotten by the server, unless it has all of it. */
    discard(id: string): void {
        this.#stops.get(id)?.abort();
        this.#all.value = this.#all.peek().filter((upload) => upload.id !== id);
    }

    #queue(upload: Upload): void {
        this.#last.set(upload.rid, (this.#last.get(upload.rid) ?? Promise.resolve()).then(() => this.#sendOne(upload)));
    }

    async #sendOne({ id, rid, file }: Upload): Promise<void> {
        if (!this.#all.peek().some((upload) => upload.id === id)) return;
        const form = new FormData();
        form.append('file', file, file.name);
        const stop = new AbortController();
        this.#stops.set(id, stop);
        const onSent = (sent: number) => this.#replace({ id, rid, file, sent });
        onSent(0);
        try {
            const options = { idempotencyKey: id, onSent, signal: stop.signal };
            const { message } = (await this.options.api.upload(`rooms.media/${encodeURIComponent(rid)}`, form, options)) as { message?: Message };
            if (message) this.options.onSaved(message);
            this.discard(id);
        } catch (failure) {
            this.#replace({ id, rid, file, refusal: this.options.refusalText(failure) });
        } finally {
            this.#stops.delete(id);
        }
    }

    /** Nothing happens to a file that was taken back. */
    #replace(upload: Upload): void {
        this.#all.value = this.#all.peek().map((each) => (each.id === upload.id ? upload : each));
    }
}
