import { computed, type ReadonlySignal } from '@preact/signals';
import type { App } from '../app';
import { ownCalls, type OwnCall } from './callState';

const ofApp = new WeakMap<App, ReadonlySignal<readonly OwnCall[]>>();

/** The user's own calls: those that ring, that it speaks on and that it has to wrap up. Sounds and notifications follow from it. */
export function ownCallsOf(app: App): ReadonlySignal<readonly OwnCall[]> {
    if (!ofApp.has(app)) ofApp.set(app, computed(() => ownCalls(app.store.calls.value, app.me._id)));
    return ofApp.get(app)!;
}
