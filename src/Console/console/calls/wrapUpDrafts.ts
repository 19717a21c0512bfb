import { signal, type Signal } from '@preact/signals';
import type { Call } from '@shared/types';
import type { App } from '../app';

/** What is being noted about a call. */
export interface WrapUpValues {
    readonly notes: string;
    readonly dispositionId: string;
    readonly tags: readonly string[];
}

/** The values that a form starts with: what was saved last. */
export const savedValues = (call: Call): WrapUpValues =>
    ({ notes: call.wrapUp?.notes ?? '', dispositionId: call.wrapUp?.disposition?._id ?? '', tags: call.wrapUp?.tags ?? [] });

/** Values in the form of the request; what is empty is left out. */
export const wrapUpBody = (callId: string, { notes, dispositionId, tags }: WrapUpValues) =>
    ({ callId, tags: [...tags], ...(notes.trim() ? { notes: notes.trim() } : {}), ...(dispositionId ? { dispositionId } : {}) });

const PREFIX = 'wrap-up/';

/** What was typed about calls and not saved: kept on the device, and the same wherever a call's form is shown. */
class WrapUpDrafts {
    readonly #drafts = new Map<string, Signal<WrapUpValues | undefined>>();

    constructor(private readonly app: App) {}

    of(callId: string): Signal<WrapUpValues | undefined> {
        const known = this.#drafts.get(callId);
        if (known) return known;
        const draft = signal<WrapUpValues | undefined>(undefined);
        this.#drafts.set(callId, draft);
        void this.app.device.read<WrapUpValues>(PREFIX + callId).then((kept) => { draft.value ??= kept; });
        return draft;
    }

    type(callId: string, values: WrapUpValues): void {
        this.of(callId).value = values;
        void this.app.device.write(PREFIX + callId, values);
    }

    end(callId: string): void {
        this.of(callId).value = undefined;
        void this.app.device.remove(PREFIX + callId);
    }
}

const ofApp = new WeakMap<App, WrapUpDrafts>();

export function wrapUpDrafts(app: App): WrapUpDrafts {
    if (!ofApp.has(app)) ofApp.set(app, new WrapUpDrafts(app));
    return ofApp.get(app)!;
}
