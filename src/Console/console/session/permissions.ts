import { signal } from '@preact/signals';
import type { Schemas } from '@shared/api/client';

/** What the user may do, by the roles it has. The server decides; this is for what to offer. What reads it is drawn again when it changes. */
export class Permissions {
    readonly #granted = signal<ReadonlySet<string>>(new Set());
    readonly #roles = signal<readonly string[]>([]);

    constructor(roles: readonly string[], all: readonly Schemas['Permission'][]) {
        this.take(roles, all);
    }

    /** Takes what the server says now. Tells whether something that the user may do has changed. */
    take(roles: readonly string[], all: readonly Schemas['Permission'][]): boolean {
        const granted = new Set(all.filter((permission) => permission.roles.some((role) => roles.includes(role))).map((permission) => permission._id));
        if (isSame(granted, this.#granted.peek()) && isSame(new Set(roles), new Set(this.#roles.peek()))) return false;
        this.#granted.value = granted;
        this.#roles.value = roles;
        return true;
    }

    can(...names: string[]): boolean {
        return names.every((name) => this.#granted.value.has(name));
    }

    canAny(...names: string[]): boolean {
        return names.some((name) => this.#granted.value.has(name));
    }

    hasRole(role: string): boolean {
        return this.#roles.value.includes(role);
    }
}

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => one.size === other.size && [...one].every((each) => other.has(each));
