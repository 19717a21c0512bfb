import type { App } from '../app';
import { edit } from './messageChanges';
import { isSystem } from './rows';

/** Begins to edit the user's last message of a room. Tells whether there is one. */
export function editLast(app: App, roomId: string): boolean {
    const conversation = app.store.find(roomId)?.peek();
    const last = conversation?.messages.findLast((message) => message.u._id === app.me._id && !isSystem(message) && message.msg !== '');
    if (!last || conversation?.room.cl || !app.flags.isOn('Message_AllowEditing')) return false;
    edit(last);
    return true;
}
