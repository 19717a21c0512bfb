import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useApp } from '../app';
import { focusSoon } from '../filters/focus';
import { useCommands, type Command } from '../shell/commands';
import { useQuery, withQuery } from '../shell/useQuery';
import { strings } from '../strings';
import { Blocks } from './blocks/Blocks';
import { ContactDialogs } from './ContactDialogs';
import { ContactEditor } from './ContactEditor';
import { ContactList } from './ContactList';
import type { Asked } from './ContactMenu';
import { Duplicates } from './duplicates/Duplicates';
import { ContactPanel } from './ContactPanel';
import { SEARCH_ID } from './ListHead';
import { isSamePlace, pathOf, placeOf, type Place } from './place';
import './contacts.css';

/** The contacts: their list, and the contact that is chosen in it. */
export function Contacts() {
    const [path, go] = useLocation();
    const place = placeOf(path);
    const [asked, ask] = useState<Asked>();
    const { contacts: texts } = strings.value;
    const id = 'id' in place ? place.id : undefined;
    useContactCommands(place);

    if (place.kind === 'blocks') return <Blocks />;
    if (place.kind === 'duplicates') return <Duplicates />;
    const onDeleted = (contactId: string) => {
        const now = nowShown();
        if (now?.kind !== 'list' && !(now && 'id' in now && now.id === contactId)) return;
        go(withQuery('/contacts'));
        focusSearch();
    };
    return (
        <div class={`contacts ${place.kind === 'list' ? '' : 'has-detail'}`}>
            <h1 class="hidden-label narrow-title">{texts.title}</h1>
            <ContactList chosenId={id} onAsk={ask} />
            {place.kind !== 'list' && (
                <aside class="contact-detail" id={DETAIL_ID} tabIndex={-1} aria-label={texts.title}>
                    <Detail place={place} />
                </aside>
            )}
            <ContactDialogs asked={asked} onClose={() => ask(undefined)} onDeleted={onDeleted} />
        </div>
    );
}

const DETAIL_ID = 'contact-detail';

/** What the address says by now: a response may come when the user has gone on, and must not take the user back. */
const nowShown = (): Place | undefined => (location.pathname.startsWith('/contacts') ? placeOf(location.pathname) : undefined);

/** The form is gone with the button that had the focus. */
const focusDetail = () => focusSoon(`#${DETAIL_ID}`);
const focusSearch = () => focusSoon(`#${SEARCH_ID}`);

/** What is chosen: a contact, its form, or the form of a new one. */
function Detail({ place }: { place: Place }) {
    const [, go] = useLocation();
    const [{ name, email, phone }] = useQuery();
    const toList = () => {
        go(withQuery('/contacts'));
        focusSearch();
    };
    const isStillShown = () => {
        const now = nowShown();
        return now !== undefined && isSamePlace(now, place);
    };
    if (place.kind === 'contact') {
        const { id, tab } = place;
        return (
            <ContactPanel
                contactId={id}
                tab={tab}
                key={id}
                onTab={(next) => go(withQuery(pathOf(id, next)), { replace: true })}
                onEdit={() => go(withQuery(pathOf(id, 'edit')))}
                onMoved={(next) => go(withQuery(pathOf(next, tab)), { replace: true })}
                onClose={toList}
                onDeleted={() => isStillShown() && toList()}
            />
        );
    }
    if (place.kind === 'edit') {
        const show = (id: string) => {
            go(withQuery(pathOf(id)));
            focusDetail();
        };
        return <ContactEditor key={place.id} contactId={place.id} onDone={(id) => isStillShown() && show(id)} onCancel={() => show(place.id)} />;
    }
    const known = { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
    const show = (id: string) => {
        go(pathOf(id));
        focusDetail();
    };
    return <ContactEditor key="new" known={known} onDone={(id) => isStillShown() && show(id)} onCancel={toList} />;
}

function useContactCommands(place: Place): void {
    const [, go] = useLocation();
    const app = useApp();
    const { commands: texts } = strings.value.contacts;
    const may = (permission: string, command: Command) => (app.permissions.can(permission) ? [command] : []);
    useCommands(
        [
            {
                id: 'contacts.search',
                label: texts.search,
                keys: '/',
                group: texts.group,
                run: () => {
                    if (place.kind === 'blocks' || place.kind === 'duplicates') go('/contacts');
                    // At once where the field is there: whoever types on after a shortcut must not lose the first letters.
                    document.getElementById(SEARCH_ID)?.focus();
                    focusSearch();
                },
            },
            ...may('create-livechat-contact', { id: 'contacts.new', label: texts.new, keys: 'c', group: texts.group, run: () => go('/contacts/new') }),
            ...may('view-livechat-contact', { id: 'contacts.duplicates', label: texts.duplicates, group: texts.group, run: () => go('/contacts/duplicates') }),
            { id: 'contacts.blocks', label: texts.blocks, group: texts.group, run: () => go('/contacts/blocks') },
            ...(place.kind === 'contact'
                ? may('update-livechat-contact', {
                      id: 'contacts.edit',
                      label: texts.edit,
                      keys: 'e',
                      group: texts.group,
                      run: () => go(withQuery(pathOf(place.id, 'edit'))),
                  })
                : []),
        ],
        [place.kind, texts],
    );
}
