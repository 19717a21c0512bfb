import { signal, type ReadonlySignal } from '@preact/signals';
import type { AgentEvent } from '@shared/types';
import type { Change } from './liveStore';

/** Parts of the directory that lists show. */
export type Part = 'conversations' | 'contacts' | 'calls' | 'blocks';

const LISTED_MESSAGE = new Set(['message', 'message-edited', 'message-deleted', 'conversation-cursor-moved']);
const PAUSE_MS = 400;

/**
 * Tells the parts of the screen what changed. A list that REST filters and sorts cannot be kept up to date by events alone; its revision counts up
 * a moment after the last event that may concern it, and the list reads its visible page again.
 */
export class Changes {
    readonly #listeners = new Set<(change: Change) => void>();
    readonly #revisions: Record<Part, { value: ReturnType<typeof signal<number>>; timer?: ReturnType<typeof setTimeout> | undefined }> = {
        conversations: { value: signal(0) }, contacts: { value: signal(0) }, calls: { value: signal(0) }, blocks: { value: signal(0) },
    };

    revision(part: Part): ReadonlySignal<number | undefined> {
        return this.#revisions[part].value;
    }

    listen(listener: (change: Change) => void): () => void {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    tell(change: Change): void {
        for (const listener of this.#listeners) listener(change);
        for (const part of partsOf(change.event)) this.#countUp(part);
    }

    /** Has lists of a part read again, after a write of one's own. */
    touch(part: Part): void {
        this.#countUp(part);
    }

    #countUp(part: Part): void {
        const revision = this.#revisions[part];
        revision.timer ??= setTimeout(() => {
            revision.timer = undefined;
            revision.value.value = (revision.value.peek() ?? 0) + 1;
        }, PAUSE_MS);
    }
}

function partsOf(event: AgentEvent): readonly Part[] {
    if (event.kind.startsWith('call-')) return ['calls'];
    if (event.kind === 'conversation-contact-changed') return ['conversations', 'contacts'];
    if (event.kind === 'conversation-started' || event.kind === 'conversation-closed') return ['conversations', 'contacts'];
    if ('rid' in event) return LISTED_MESSAGE.has(event.kind) && event.kind !== 'message' ? [] : ['conversations'];
    if (event.kind.startsWith('address-') || event.kind.includes('block')) return ['contacts', 'blocks'];
    return ['contacts'];
}
