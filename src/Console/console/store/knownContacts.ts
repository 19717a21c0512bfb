import { signal } from '@preact/signals';
import type { Contact } from '@shared/types';

const MOST = 300;

/** The contacts that were read last, by whichever part of the screen: what is known is shown at once, and read again behind it. */
export class KnownContacts {
    readonly #read = signal<ReadonlyMap<string, Contact>>(new Map());
    readonly #deleted = new Set<string>();

    find(contactId: string): Contact | undefined {
        return this.#read.value.get(contactId);
    }

    /** @param contactId The id that was asked for; that of a contact which was merged brings the one that it is a part of. */
    take(contactId: string, contact: Contact): Contact {
        const next = new Map(this.#read.peek());
        next.delete(contactId);
        next.set(contactId, contact);
        if (next.size > MOST) next.delete(next.keys().next().value!);
        this.#read.value = next;
        return contact;
    }

    /** Forgets a contact that was deleted. */
    forget(contactId: string): void {
        this.#deleted.add(contactId);
        if (!this.#read.peek().has(contactId)) return;
        const next = new Map(this.#read.peek());
        next.delete(contactId);
        this.#read.value = next;
    }

    isDeleted(contactId: string): boolean {
        return this.#deleted.has(contactId);
    }
}
