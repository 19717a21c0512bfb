import { useEffect } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useApp } from '../app';
import { strings } from '../strings';
import { useCommands } from './commands';
import { Palette, Preferences, ShortcutSheet } from './dialogs';
import { useShortcuts } from './useShortcuts';
import { openDialog } from './globalDialog';

/** The commands that are offered everywhere, their dialogs, and the look that the user has chosen. */
export function GlobalCommands() {
    const app = useApp();
    const { palette: texts } = strings.value;
    const [, go] = useLocation();
    const { theme } = app.preferences.values.value;
    const to = (id: string, label: string, keys: string, path: string) => ({ id, label, keys, group: texts.general, run: () => go(path) });
    useShortcuts();
    useCommands([
        { id: 'palette', label: texts.open, keys: 'Mod+k', group: texts.general, run: () => void (openDialog.value = 'palette') },
        { id: 'help', label: texts.help, keys: '?', group: texts.general, run: () => void (openDialog.value = 'shortcuts') },
        { id: 'preferences', label: texts.preferences, keys: 'g p', group: texts.general, run: () => void (openDialog.value = 'preferences') },
        to('go.inbox', texts.goInbox, 'g i', '/inbox'), to('go.chats', texts.goChats, 'g c', '/chats'), to('go.contacts', texts.goContacts, 'g o', '/contacts'),
        to('go.calls', texts.goCalls, 'g l', '/calls'),
        ...(app.permissions.can('view-livechat-manager') ? [to('go.manage', texts.goManage, 'g s', '/manage')] : []),
        ...(app.permissions.can('create-livechat-contact') ? [to('new.contact', texts.newContact, 'c', '/contacts/new')] : []),
    ], [strings.value, app]);
    useEffect(() => {
        if (theme === 'system') delete document.documentElement.dataset['theme'];
        else document.documentElement.dataset['theme'] = theme;
    }, [theme]);
    const close = () => void (openDialog.value = undefined);
    switch (openDialog.value) {
        case 'palette': return <Palette onClose={close} />;
        case 'shortcuts': return <ShortcutSheet onClose={close} />;
        case 'preferences': return <Preferences onClose={close} />;
        default: return null;
    }
}
