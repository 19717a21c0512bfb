import type { Schemas } from '@shared/api/client';

/** What the user may do, by the roles it has. The server decides; this is for what to offer. */
export class Permissions {
    readonly #granted: ReadonlySet<string>;

    constructor(roles: readonly string[], all: readonly Schemas['Permission'][]) {
        this.#granted = new Set(all.filter((permission) => permission.roles.some((role) => roles.includes(role))).map((permission) => permission._id));
    }

    can(...names: string[]): boolean {
        return names.every((name) => this.#granted.has(name));
    }

    canAny(...names: string[]): boolean {
        return names.some((name) => this.#granted.has(name));
    }
}
