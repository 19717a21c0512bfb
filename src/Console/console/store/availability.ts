import { signal, type ReadonlySignal } from '@preact/signals';
import type { Api } from '@shared/api/client';

export type AgentStatus = 'available' | 'not-available';

/** Whether the user takes conversations. The server tells it only when it is asked: managers and business hours change it, too. */
export class Availability {
    readonly #status = signal<AgentStatus | undefined>(undefined);

    constructor(private readonly api: Pick<Api, 'get' | 'post'>, private readonly me: { _id: string; username: string }) {}

    /** undefined = not known, or the user is no agent. */
    get status(): ReadonlySignal<AgentStatus | undefined> {
        return this.#status;
    }

    async read(): Promise<void> {
        try {
            const { users } = await this.api.get('livechat/users/agent', { query: { text: this.me.username } });
            this.#take(users.find((user) => user._id === this.me._id)?.statusLivechat);
        } catch {
            /* What was known stays; the next reading may succeed. */
        }
    }

    async set(status: AgentStatus): Promise<void> {
        const { status: now } = await this.api.post('livechat/agent.status', { body: { status } });
        this.#take(now);
    }

    #take(status: string | undefined): void {
        this.#status.value = status === 'available' || status === 'not-available' ? status : undefined;
    }
}
