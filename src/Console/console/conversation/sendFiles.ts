import type { App } from '../app';
import { notify } from '../shell/toasts';
import { strings } from '../strings';
import { wantsNote } from './mode';

/** Sends files to the visitor; not while the user writes a note, since what he drops there is meant for nobody outside. */
export function sendFiles(app: App, roomId: string, files: ArrayLike<File>): void {
    if (wantsNote(app, roomId)) return notify(strings.peek().composer.filesGoToVisitor);
    app.uploads.send(roomId, Array.from(files));
}
