import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Dialog } from '@shared/ui/Dialog';
import { Icon } from '@shared/ui/Icon';
import type { MenuItem } from '@shared/ui/Menu';
import { useApp } from '../../app';
import { SearchBox } from '../../filters/FilterBar';
import { focusSoon } from '../../filters/focus';
import { ListFoot } from '../../filters/ListFoot';
import { attempt } from '../../shell/toasts';
import { usePages } from '../../shell/usePages';
import { useQuery } from '../../shell/useQuery';
import { strings } from '../../strings';
import { PartHead } from '../PartHead';
import { CatalogForm } from './CatalogForm';
import { CatalogTable } from './CatalogTable';
import type { Catalog, ItemAction } from './types';

interface Asked<Item> {
    item: Item;
    action: ItemAction<Item>;
}

/** A catalog's list, its form beside it, and the questions before something is removed. */
export function CatalogScreen<Item>({ catalog }: { catalog: Catalog<Item> }) {
    const app = useApp();
    const [query, change] = useQuery();
    const text = query['q'] ?? '';
    const [edited, setEdited] = useState<{ item: Item | undefined }>();
    const [asked, setAsked] = useState<Asked<Item>>();
    const [saved, setSaved] = useState(0);
    const { common } = strings.value;
    const mayEdit = catalog.save !== undefined && !catalog.isOnlyAdded;
    const pages = usePages(`${catalog.id}/${text}`, (page, signal) => catalog.list(app, { text, ...page }, signal));
    const mayHaveLostFocus = useRef(false);
    useLayoutEffect(() => {
        if (mayHaveLostFocus.current && document.activeElement === document.body) focusSoon('.manage-part tbody button, .manage-part button');
        mayHaveLostFocus.current = false;
    }, [pages.items]);
    const act = async ({ item, action }: Asked<Item>) => {
        setAsked(undefined);
        if (await attempt(() => action.run(app, item), action.done)) pages.reload();
        mayHaveLostFocus.current = true;
    };
    const menuOf = (item: Item): MenuItem[] => [
        ...(mayEdit && (catalog.isChangeable?.(item) ?? true) ? [{ label: common.edit, icon: 'pencil' as const, onChoose: () => setEdited({ item }) }] : []),
        ...(catalog.actions ?? [])
            .filter((action) => action.isOffered?.(item) ?? true)
            .map((action) => ({
                label: action.label,
                ...(action.icon ? { icon: action.icon } : {}),
                isDanger: action.isDanger ?? false,
                onChoose: () => (action.ask ? setAsked({ item, action }) : void act({ item, action })),
            })),
    ];
    return (
        <section class="manage-part" aria-labelledby="part-title">
            <PartHead title={catalog.title} help={catalog.help}>
                {catalog.addLabel && (
                    <button type="button" class="button primary" onClick={() => setEdited({ item: undefined })}>
                        <Icon name="plus" size={16} />
                        {catalog.addLabel}
                    </button>
                )}
            </PartHead>
            {catalog.note && <catalog.note key={saved} />}
            {catalog.isSearched && <SearchBox label={common.search} value={text} onChange={(q) => change({ q })} />}
            <CatalogTable catalog={catalog} items={pages.items} menuOf={menuOf} {...(mayEdit ? { onEdit: (item: Item) => setEdited({ item }) } : {})} />
            <ListFoot pages={pages} nothing={text ? common.results(0) : catalog.nothing} />
            {pages.items.length < pages.total && (
                <button type="button" class="button" disabled={pages.isReading} onClick={pages.readMore}>
                    {common.shown(pages.items.length, { total: pages.total })}
                </button>
            )}
            {edited && (
                <CatalogForm
                    catalog={catalog}
                    item={edited.item}
                    onClose={() => setEdited(undefined)}
                    onSaved={() => {
                        pages.reload();
                        setSaved(saved + 1);
                    }}
                />
            )}
            {asked && <Question asked={asked} name={catalog.name(asked.item)} onCancel={() => setAsked(undefined)} onConfirm={() => act(asked)} />}
        </section>
    );
}

function Question<Item>({ asked: { item, action }, name, onCancel, onConfirm }: { asked: Asked<Item>; name: string; onCancel(): void; onConfirm(): void }) {
    const { common } = strings.value;
    return (
        <Dialog title={`${action.label}: ${name}`} closeLabel={common.close} onClose={onCancel}>
            <p>{action.ask!(item)}</p>
            <div class="actions">
                <button type="button" class="button" autofocus onClick={onCancel}>
                    {common.cancel}
                </button>
                <button type="button" class={`button ${action.isDanger ? 'danger' : 'primary'}`} onClick={onConfirm}>
                    {action.label}
                </button>
            </div>
        </Dialog>
    );
}
