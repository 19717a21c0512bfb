import { signal } from '@preact/signals';
import type { App } from '../app';

const wanted = signal<ReadonlyMap<string, boolean>>(new Map());

/** Whether the user writes notes in a room: what he chose there, else what he last wrote there. Other rooms never change it. */
export const wantsNote = (app: App, roomId: string): boolean => wanted.value.get(roomId) ?? app.drafts.last(roomId)?.isNote ?? false;

export function choose(roomId: string, isNote: boolean): void {
    wanted.value = new Map(wanted.peek()).set(roomId, isNote);
}
