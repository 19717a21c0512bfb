import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { Icon, type IconName } from '@shared/ui/Icon';
import { useApp } from '../../app';
import { strings } from '../../strings';
import { commands } from '../commands';
import { Keys } from '../Keys';
import { keysOf } from '../shortcuts';
import { best } from './search';

interface Found {
    id: string;
    group: string;
    label: string;
    icon: IconName;
    keys?: string;
    run(): void;
}

const MOST_OF_KIND = 8;
const PAUSE_MS = 200;

/** Finds commands, the user's chats and contacts by what is typed (ARIA combobox with a list in a dialog). */
export function Palette({ onClose }: { onClose(): void }) {
    const { palette: texts } = strings.value;
    const [typed, setTyped] = useState('');
    const [active, setActive] = useState(0);
    const id = useId();
    const dialog = useRef<HTMLDialogElement>(null);
    const found = useFound(typed);
    const at = Math.min(active, Math.max(0, found.length - 1));

    useLayoutEffect(() => {
        const before = document.activeElement as HTMLElement | null;
        dialog.current?.showModal();
        return () => before?.isConnected && before.focus();
    }, []);
    useEffect(() => document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' }), [at]);
    const choose = (item: Found | undefined) => {
        if (!item) return;
        onClose();
        setTimeout(item.run);
    };
    const onKeyDown = (event: KeyboardEvent) => {
        if (event.key === 'ArrowDown') setActive((at + 1) % Math.max(1, found.length));
        else if (event.key === 'ArrowUp') setActive((at + found.length - 1) % Math.max(1, found.length));
        else if (event.key === 'Enter' && !event.isComposing) choose(found[at]);
        else return;
        event.preventDefault();
    };
    return (
        <dialog
            ref={dialog}
            class="dialog palette"
            aria-label={texts.title}
            onCancel={(event) => {
                event.preventDefault();
                onClose();
            }}
            onClick={(event) => {
                if (event.target === dialog.current) onClose();
            }}>
            <input
                class="palette-field"
                role="combobox"
                autofocus
                aria-label={texts.open}
                aria-expanded="true"
                aria-controls={id}
                aria-autocomplete="list"
                autocomplete="off"
                aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
                placeholder={texts.placeholder}
                value={typed}
                onKeyDown={onKeyDown}
                onInput={(event) => {
                    setTyped(event.currentTarget.value);
                    setActive(0);
                }}
            />
            <ul id={id} class="options" role="listbox" aria-label={texts.title}>
                {found.map((item, index) => (
                    <li key={item.id} id={`${id}-${index}`} role="option" aria-selected={index === at} onClick={() => choose(item)}>
                        <Icon name={item.icon} size={16} />
                        <bdi class="clip">{item.label}</bdi>
                        <span class="quiet">{item.group}</span>
                        {item.keys && <Keys keys={item.keys} />}
                    </li>
                ))}
            </ul>
            {found.length === 0 && (
                <p class="quiet palette-none" role="status">
                    {texts.nothing}
                </p>
            )}
        </dialog>
    );
}

function useFound(typed: string): readonly Found[] {
    const app = useApp();
    const { palette: texts } = strings.value;
    const [, go] = useLocation();
    const contacts = useContacts(typed);
    const chosen = app.preferences.values.value.shortcuts;
    const offered = best(
        commands().filter((command) => command.id !== 'palette'),
        (command) => command.label,
        typed,
        MOST_OF_KIND * 2,
    ).map((command): Found => {
        const keys = keysOf(command, chosen);
        return {
            id: command.id,
            group: command.group ?? texts.commands,
            label: command.label,
            icon: 'play',
            ...(keys ? { keys } : {}),
            run: () => command.run(),
        };
    });
    const chats = best(app.store.mine.value, ({ room }) => room.fname, typed, MOST_OF_KIND).map(
        ({ room }): Found => ({
            id: room._id,
            group: texts.chats,
            label: room.fname,
            icon: 'chats',
            run: () => go(`/inbox/${encodeURIComponent(room._id)}`),
        }),
    );
    const people = contacts.map(
        ({ _id, name }): Found => ({
            id: _id,
            group: texts.contacts,
            label: name,
            icon: 'user',
            run: () => go(`/contacts/${encodeURIComponent(_id)}`),
        }),
    );
    return typed ? [...chats, ...offered, ...people] : [...offered, ...chats];
}

/** Contacts whose name fits, read a moment after the last letter. */
function useContacts(typed: string): readonly { _id: string; name: string }[] {
    const app = useApp();
    const [found, setFound] = useState<{ typed: string; contacts: readonly { _id: string; name: string }[] }>({ typed: '', contacts: [] });
    const text = typed.trim();
    useEffect(() => {
        if (text.length < 2 || !app.permissions.can('view-livechat-contact')) return;
        const stop = new AbortController();
        const timer = setTimeout(() => {
            app.api.get('omnichannel/contacts.search', { query: { searchText: text, count: MOST_OF_KIND }, signal: stop.signal }).then(
                ({ contacts }) => setFound({ typed: text, contacts }),
                () => undefined,
            );
        }, PAUSE_MS);
        return () => {
            stop.abort();
            clearTimeout(timer);
        };
    }, [text]);
    return text.length >= 2 && text.startsWith(found.typed) ? found.contacts : [];
}
