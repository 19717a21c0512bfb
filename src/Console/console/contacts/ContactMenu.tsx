import { navigate } from 'wouter-preact/use-browser-location';
import { Menu, type MenuItem } from '@shared/ui/Menu';
import { useApp, type App } from '../app';
import { attempt } from '../shell/toasts';
import { withQuery } from '../shell/useQuery';
import { strings } from '../strings';
import { unblockWithUndo } from './blocks/blocking';
import { pathOf } from './place';
import { nameOf, type Subject } from './subject';

/** What a menu asks for that needs a dialog. */
export type Asked = { kind: 'block' | 'merge' | 'delete'; contact: Subject };

interface ContactMenuProps {
    contact: Subject;
    onAsk(asked: Asked): void;
    /** Opens the form; without it, the form's own address is opened. */
    onEdit?: (() => void) | undefined;
}

/** Everything that can be done to a contact, as far as the user may do it. */
export function ContactMenu({ contact, onAsk, onEdit }: ContactMenuProps) {
    const app = useApp();
    const { contacts: texts } = strings.value;
    return (
        <Menu
            label={texts.actions(nameOf(contact))}
            items={itemsFor(app, contact, onAsk, onEdit ?? (() => navigate(withQuery(pathOf(contact._id, 'edit')))))}
        />
    );
}

function itemsFor(app: App, contact: Subject, onAsk: (asked: Asked) => void, onEdit: () => void): MenuItem[] {
    const { menu } = strings.value.contacts;
    const may = (permission: string, item: MenuItem): MenuItem[] => (app.permissions.can(permission) ? [item] : []);
    const ask = (kind: Asked['kind']) => () => onAsk({ kind, contact });
    return [
        ...may('update-livechat-contact', { label: contact.unknown ? menu.add : menu.edit, icon: 'pencil', onChoose: onEdit }),
        ...(contact.block
            ? may('unblock-livechat-contact', {
                  label: menu.unblock,
                  icon: 'block',
                  onChoose: () => void unblockWithUndo(app, { contactId: contact._id }, contact.block, nameOf(contact)),
              })
            : may('block-livechat-contact', { label: menu.block, icon: 'block', onChoose: ask('block') })),
        ...may('merge-livechat-contacts', { label: menu.merge, icon: 'merge', onChoose: ask('merge') }),
        ...may('export-livechat-contact', { label: menu.export, icon: 'download', onChoose: () => void exportContact(app, contact) }),
        ...may('delete-livechat-contact', { label: menu.delete, icon: 'trash', isDanger: true, onChoose: ask('delete') }),
    ];
}

/** Saves everything that is known of one person as a file. */
async function exportContact(app: App, contact: Subject): Promise<void> {
    await attempt(async () => {
        const file = await app.api.file(`/api/v1/omnichannel/contacts.export?contactId=${encodeURIComponent(contact._id)}`);
        const address = URL.createObjectURL(file);
        const link = document.createElement('a');
        link.href = address;
        link.download = `contact-${contact._id}.json`;
        link.click();
        setTimeout(() => URL.revokeObjectURL(address), 60_000);
    }, strings.peek().contacts.exported);
}
