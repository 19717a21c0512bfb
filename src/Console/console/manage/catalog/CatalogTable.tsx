import { Menu, type MenuItem } from '@shared/ui/Menu';
import { strings } from '../../strings';
import type { Catalog } from './types';

interface CatalogTableProps<Item> {
    catalog: Catalog<Item>;
    items: readonly Item[];
    menuOf(item: Item): readonly MenuItem[];
    /** Absent = items cannot be changed. */
    onEdit?(item: Item): void;
}

/** The items of a catalog in rows: the first column opens an item's form, the last one has a menu. */
export function CatalogTable<Item>({ catalog, items, menuOf, onEdit }: CatalogTableProps<Item>) {
    const { common } = strings.value;
    return (
        <div class="wide-table">
            <table class="table">
                <thead>
                    <tr>
                        {catalog.columns.map(({ label }) => (
                            <th key={label} scope="col">
                                {label}
                            </th>
                        ))}
                        <th scope="col">
                            <span class="hidden-label">{common.more}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {items.map((item) => (
                        <tr key={catalog.key(item)} data-item={catalog.key(item)}>
                            {catalog.columns.map(({ label, cell }, index) =>
                                index === 0 ? (
                                    <th key={label} scope="row">
                                        {onEdit && (catalog.isChangeable?.(item) ?? true) ? (
                                            <button type="button" class="text-link" onClick={() => onEdit(item)}>
                                                {cell(item)}
                                            </button>
                                        ) : (
                                            cell(item)
                                        )}
                                    </th>
                                ) : (
                                    <td key={label}>{cell(item)}</td>
                                ),
                            )}
                            <td class="table-menu">
                                {menuOf(item).length > 0 && <Menu label={`${common.more}: ${catalog.name(item)}`} items={menuOf(item)} />}
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
