import type { Schemas } from '@shared/api/client';
import type { App } from '../../app';
import type { Catalog, Values } from '../catalog/types';
import { listOf, textOf } from '../catalog/types';
import { manageTexts } from '../texts';

type Unit = Schemas['Unit'];

export function unitCatalog(app: App): Catalog<Unit> {
    const { units, manage } = manageTexts.value;
    const visibilities = units.visibilities as Record<string, string>;
    return {
        id: 'units',
        title: units.title,
        help: units.help,
        nothing: units.nothing,
        addLabel: units.add,
        isSearched: true,
        columns: [
            { label: manage.name, cell: (item) => <bdi>{item.name}</bdi> },
            { label: units.monitors, cell: (item) => item.numMonitors },
            { label: manage.departments, cell: (item) => item.numDepartments },
            { label: units.visibility, cell: (item) => visibilities[item.visibility] ?? item.visibility },
        ],
        list: async ({ api }, page, signal) => {
            const { units: items, total } = await api.get('livechat/units', { query: page, signal });
            return { items, total };
        },
        key: (item) => item._id,
        name: (item) => item.name,
        fields: () => [
            { name: 'name', label: manage.name, type: 'text', isRequired: true },
            {
                name: 'visibility',
                label: units.visibility,
                type: 'select',
                isRequired: true,
                options: Object.entries(visibilities).map(([id, label]) => ({ id, label })),
            },
            { name: 'monitors', label: units.monitors, type: 'choices', kind: 'monitors' },
            { name: 'departments', label: manage.departments, type: 'choices', kind: 'departments' },
        ],
        values: (item) => unitValues(app, item),
        save: ({ api }, values, item, idempotencyKey) => {
            const body: Schemas['SaveUnitRequest'] = {
                unitData: { name: textOf(values['name']), visibility: textOf(values['visibility']) === 'private' ? 'private' : 'public' },
                unitMonitors: listOf(values['monitors']).map((monitorId) => ({ monitorId })),
                unitDepartments: listOf(values['departments']).map((departmentId) => ({ departmentId })),
            };
            return item
                ? api.post('livechat/units/{unitId}', { path: { unitId: item._id }, body, idempotencyKey })
                : api.post('livechat/units', { body, idempotencyKey });
        },
        actions: [
            {
                label: units.remove,
                icon: 'trash',
                isDanger: true,
                ask: () => units.removeAsk,
                done: manage.removed,
                run: ({ api }, { _id }) => api.delete('livechat/units/{unitId}', { path: { unitId: _id } }),
            },
        ],
    };
}

async function unitValues({ api }: App, item: Unit | undefined): Promise<Values> {
    if (!item) return { visibility: 'public', monitors: [], departments: [] };
    const path = { unitId: item._id };
    const [{ monitors }, { departments }] = await Promise.all([
        api.get('livechat/units/{unitId}/monitors', { path }),
        api.get('livechat/units/{unitId}/departments', { path, query: { count: 100 } }),
    ]);
    return {
        name: item.name,
        visibility: item.visibility,
        monitors: monitors.map(({ monitorId }) => monitorId),
        departments: departments.map(({ _id }) => _id),
    };
}
