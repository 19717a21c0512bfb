import type { Message, Room } from '@shared/types';
import { Menu, type MenuItem } from '@shared/ui/Menu';
import { useApp } from '../app';
import { attempt } from '../shell/toasts';
import { strings } from '../strings';
import { deleteSoon, edit } from './messageChanges';
import { isNote } from './rows';

/** What can be done with a message: copy it, and change or delete an own one. */
export function MessageMenu({ message, room, isOwn }: { message: Message; room: Room; isOwn: boolean }) {
    const app = useApp();
    const { conversation: texts } = strings.value;
    const mayChange = isOwn && app.permissions.can('view-l-room') && (!room.cl || isNote(message));
    const mayEdit = mayChange && message.msg !== '' && app.flags.isOn('Message_AllowEditing');
    const mayDelete = mayChange && app.flags.isOn('Message_AllowDeleting');
    const items: MenuItem[] = [
        ...(message.msg
            ? [
                  {
                      label: texts.copy,
                      icon: 'note' as const,
                      onChoose: () => void attempt(() => navigator.clipboard.writeText(message.msg), texts.copied),
                  },
              ]
            : []),
        ...(mayEdit ? [{ label: texts.edit, icon: 'pencil' as const, onChoose: () => edit(message) }] : []),
        ...(mayDelete ? [{ label: texts.deleteMessage, icon: 'trash' as const, isDanger: true, onChoose: () => deleteSoon(app, message) }] : []),
    ];
    return <div class="message-menu">{items.length > 0 && <Menu label={texts.actions} items={items} />}</div>;
}
