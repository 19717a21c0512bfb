import { signal } from '@preact/signals';
import type { Schemas } from '@shared/api/client';
import type { Permissions } from './permissions';

const PAUSE_MS = 5_000;

/** What the server says of the user and of the workspace that decides what is offered. */
export interface Known {
    me: Schemas['SignedInUser'];
    permissions: readonly Schemas['Permission'][];
    settings: readonly Schemas['PublicSetting'][];
}

/** Flags of the workspace that agents may know. Until they are read, nothing is offered that one of them may refuse. */
export class Flags {
    readonly #on = signal<ReadonlySet<string>>(new Set());

    constructor(all: Known['settings'] = []) {
        this.take(all);
    }

    take(all: Known['settings']): void {
        this.#on.value = new Set(all.filter(({ value }) => value === true).map(({ _id }) => _id));
    }

    isOn(id: string): boolean {
        return this.#on.value.has(id);
    }
}

export interface RulesOptions {
    read(): Promise<Known>;
    permissions: Permissions;
    flags: Flags;
    /** Told after what the user may do has changed. */
    onChanged(): void;
    keep(known: Known): void;
    now?: () => number;
}

/**
 * Asks the server again what the user may do and what the workspace allows, when there is a reason to think that it changed; not more often than every few
 * seconds.
 */
export class Rules {
    #readAt: number;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #isOver = false;

    constructor(private readonly options: RulesOptions) {
        this.#readAt = this.#now();
    }

    check(): void {
        if (this.#timer !== undefined || this.#isOver) return;
        this.#timer = setTimeout(() => {
            this.#timer = undefined;
            void this.#read();
        }, Math.max(0, this.#readAt + PAUSE_MS - this.#now()));
    }

    stop(): void {
        this.#isOver = true;
        clearTimeout(this.#timer);
    }

    async #read(): Promise<void> {
        const { read, permissions, flags, onChanged, keep } = this.options;
        this.#readAt = this.#now();
        const known = await read().catch(() => undefined);
        if (!known || this.#isOver) return;
        flags.take(known.settings);
        if (permissions.take(known.me.roles, known.permissions)) onChanged();
        keep(known);
    }

    #now(): number {
        return (this.options.now ?? Date.now)();
    }
}
