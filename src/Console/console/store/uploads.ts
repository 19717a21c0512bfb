import { signal, type ReadonlySignal } from '@preact/signals';
import type { Api } from '@shared/api/client';
import { newId } from '@shared/api/ids';
import type { Message } from '@shared/types';

/** A file on its way into a conversation. */
export interface Upload {
    readonly id: string;
    readonly rid: string;
    readonly file: File;
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
        const { refusal: _, ...upload } = refused;
        this.#replace(id, upload);
        this.#queue(upload);
    }

    discard(id: string): void {
        this.#all.value = this.#all.peek().filter((upload) => upload.id !== id);
    }

    #queue(upload: Upload): void {
        this.#last.set(upload.rid, (this.#last.get(upload.rid) ?? Promise.resolve()).then(() => this.#sendOne(upload)));
    }

    async #sendOne({ id, rid, file }: Upload): Promise<void> {
        if (!this.#all.peek().some((upload) => upload.id === id)) return;
        const form = new FormData();
        form.append('file', file, file.name);
        try {
            const { message } = (await this.options.api.upload(`rooms.media/${encodeURIComponent(rid)}`, form, undefined, { 'Idempotency-Key': id })) as { message?: Message };
            if (message) this.options.onSaved(message);
            this.discard(id);
        } catch (failure) {
            this.#replace(id, { id, rid, file, refusal: this.options.refusalText(failure) });
        }
    }

    #replace(id: string, upload: Upload): void {
        this.#all.value = this.#all.peek().map((each) => (each.id === id ? upload : each));
    }
}
