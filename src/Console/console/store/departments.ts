import { signal } from '@preact/signals';
import type { Api } from '@shared/api/client';

/** The names of departments. Those that are asked for in one drawing are read by one request, and never again. */
export class Departments {
    readonly #names = signal<ReadonlyMap<string, string>>(new Map());
    readonly #asked = new Set<string>();
    #wanted: string[] = [];

    constructor(private readonly api: Pick<Api, 'get'>) {}

    /** undefined = there is none, or its name is not here yet. */
    nameOf(id: string | undefined): string | undefined {
        if (id === undefined) return undefined;
        if (!this.#asked.has(id)) this.#ask(id);
        return this.#names.value.get(id);
    }

    #ask(id: string): void {
        this.#asked.add(id);
        if (this.#wanted.push(id) === 1) setTimeout(() => void this.#read());
    }

    async #read(): Promise<void> {
        const ids = this.#wanted;
        this.#wanted = [];
        try {
            const { departments } = await this.api.get('livechat/department.listByIds', { query: { 'ids[]': ids } });
            this.#names.value = new Map([...this.#names.peek(), ...departments.map(({ _id, name }) => [_id, name] as const)]);
        } catch {
            for (const id of ids) this.#asked.delete(id);
        }
    }
}
