import type { Schemas } from '@shared/api/client';
import type { Catalog, FormField } from '../catalog/types';
import { flagOf, present, textOf } from '../catalog/types';
import { manageTexts } from '../texts';
import { FieldProgress } from './FieldProgress';

type CustomField = Schemas['CustomField'];

export function customFieldCatalog(): Catalog<CustomField> {
    const { fields, manage } = manageTexts.value;
    const [scopes, types] = [fields.scopes as Record<string, string>, fields.types as Record<string, string>];
    return {
        id: 'custom-fields',
        note: FieldProgress,
        title: fields.title,
        help: fields.help,
        nothing: fields.nothing,
        addLabel: fields.add,
        isSearched: true,
        columns: [
            { label: fields.label, cell: (item) => <bdi>{item.label}</bdi> },
            { label: fields.key, cell: (item) => <code>{item._id}</code> },
            { label: fields.scope, cell: (item) => scopes[item.scope] ?? item.scope },
            { label: fields.type, cell: (item) => types[item.type] ?? item.type },
            { label: fields.required, cell: (item) => (item.required ? manage.yes : manage.no) },
            { label: fields.searchable, cell: (item) => (item.searchable ? manage.yes : manage.no) },
        ],
        list: async ({ api }, page, signal) => {
            const { customFields, total } = await api.get('livechat/custom-fields', { query: page, signal });
            return { items: customFields, total };
        },
        key: (item) => item._id,
        name: (item) => item.label,
        fields: () => customFieldFields(),
        values: (item) =>
            item
                ? { ...item, key: item._id, isPublic: item.public, visible: item.visibility !== 'hidden' }
                : { scope: 'visitor', type: 'input', visible: true, searchable: false },
        save: ({ api }, values, item, idempotencyKey) =>
            api.post('livechat/custom-fields.save', {
                body: {
                    customFieldId: item?._id ?? null,
                    customFieldData: {
                        field: textOf(values['key']),
                        label: textOf(values['label']),
                        scope: values['scope'] === 'room' ? 'room' : 'visitor',
                        visibility: flagOf(values['visible']) ? 'visible' : 'hidden',
                        regexp: textOf(values['regexp']),
                        searchable: flagOf(values['searchable']),
                        required: flagOf(values['required']),
                        type: values['type'] === 'select' ? 'select' : 'input',
                        public: flagOf(values['isPublic']),
                        ...present({ defaultValue: textOf(values['defaultValue']), options: textOf(values['options']) }),
                    },
                },
                idempotencyKey,
            }),
        actions: [
            {
                label: fields.remove,
                icon: 'trash',
                isDanger: true,
                ask: () => fields.removeAsk,
                done: manage.removed,
                run: ({ api }, { _id }) => api.post('livechat/custom-fields.delete', { body: { customFieldId: _id } }),
            },
        ],
    };
}

function customFieldFields(): readonly FormField[] {
    const { fields } = manageTexts.value;
    const choices = (texts: Record<string, string>) => Object.entries(texts).map(([id, label]) => ({ id, label }));
    return [
        { name: 'label', label: fields.label, type: 'text', isRequired: true },
        { name: 'key', label: fields.key, help: fields.keyHelp, type: 'text', isRequired: true, pattern: '[A-Za-z0-9_\\-]+' },
        { name: 'scope', label: fields.scope, type: 'select', isRequired: true, options: choices(fields.scopes) },
        { name: 'type', label: fields.type, type: 'select', isRequired: true, options: choices(fields.types) },
        { name: 'options', label: fields.options, help: fields.optionsHelp, type: 'text', isRequired: true, isShown: ({ type }) => type === 'select' },
        { name: 'defaultValue', label: fields.standard, type: 'text' },
        { name: 'regexp', label: fields.pattern, type: 'text' },
        { name: 'required', label: fields.required, type: 'flag' },
        { name: 'searchable', label: fields.searchable, help: fields.searchableHelp, type: 'flag', isShown: ({ scope }) => scope === 'visitor' },
        { name: 'isPublic', label: fields.isPublic, type: 'flag' },
        { name: 'visible', label: fields.visible, type: 'flag' },
    ];
}
