import type { Schemas } from '@shared/api/client';
import type { App } from '../../app';
import { dayNames } from '../catalog/WeekControl';
import type { Catalog, FormField, Values, Week } from '../catalog/types';
import { flagOf, listOf, textOf } from '../catalog/types';
import { manageTexts } from '../texts';
import { weekOf, workHoursOf } from './week';

type BusinessHour = Schemas['BusinessHour'];

export function hoursCatalog(app: App): Catalog<BusinessHour> {
    const { hours, manage, counts } = manageTexts.value;
    const mayEdit = app.permissions.can('view-livechat-business-hours', 'manage-livechat-departments');
    const isStandard = (item: BusinessHour | undefined) => item?.type === 'default';
    return {
        id: 'hours',
        title: hours.title,
        help: hours.help,
        nothing: hours.nothing,
        addLabel: mayEdit ? hours.add : undefined,
        columns: [
            { label: manage.name, cell: (item) => (isStandard(item) ? hours.standard : <bdi>{item.name}</bdi>) },
            { label: hours.open, cell: (item) => openDays(weekOf(item.workHours)) },
            { label: hours.zone, cell: (item) => item.timezone.name },
            {
                label: manage.departments,
                cell: (item) => (isStandard(item) || item.departments.length === 0 ? '–' : counts.departments(item.departments.length)),
            },
            { label: manage.status, cell: (item) => <span class={`badge ${item.active ? 'good' : ''}`}>{item.active ? hours.active : manage.closed}</span> },
        ],
        list: async ({ api }, { offset, count }, signal) => {
            const { businessHours, total } = await api.get('livechat/business-hours', { query: { offset, count }, signal });
            return { items: businessHours, total };
        },
        key: (item) => item._id,
        name: (item) => (isStandard(item) ? hours.standard : item.name),
        fields: (item) => hoursFields(item),
        values: (item) => ({
            type: item?.type ?? 'custom',
            name: item?.name,
            zone: item?.timezone.name ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
            active: item?.active ?? true,
            departments: item?.departments ?? [],
            week: item ? weekOf(item.workHours) : [[], ...Array.from({ length: 5 }, () => [{ start: '09:00', finish: '17:00' }]), []],
        }),
        ...(mayEdit
            ? ({
                  save: ({ api }, values, item, idempotencyKey) =>
                      api.post('livechat/business-hours.save', {
                          body: {
                              ...(item ? { _id: item._id } : {}),
                              ...(textOf(values['name']) ? { name: textOf(values['name']) } : {}),
                              active: flagOf(values['active']),
                              type: values['type'] === 'default' ? 'default' : 'custom',
                              timezoneName: textOf(values['zone']),
                              workHours: workHoursOf((values['week'] ?? []) as Week),
                              departments: listOf(values['departments']),
                          },
                          idempotencyKey,
                      }),
                  actions: [
                      {
                          label: hours.remove,
                          icon: 'trash',
                          isDanger: true,
                          ask: () => hours.removeAsk,
                          done: manage.removed,
                          isOffered: (item) => !isStandard(item),
                          run: ({ api }, { _id }) => api.post('livechat/business-hours.remove', { body: { _id } }),
                      },
                  ],
              } satisfies Partial<Catalog<BusinessHour>>)
            : {}),
    };
}

function hoursFields(item: BusinessHour | undefined): readonly FormField[] {
    const { hours, manage } = manageTexts.value;
    const isCustom = ({ type }: Values) => type === 'custom';
    return [
        ...(item
            ? []
            : [
                  {
                      name: 'type',
                      label: hours.kind,
                      type: 'select',
                      isRequired: true,
                      options: Object.entries(hours.kinds).map(([id, label]) => ({ id, label })),
                  } as const,
              ]),
        { name: 'name', label: manage.name, type: 'text', isRequired: true, isShown: isCustom },
        { name: 'active', label: hours.active, help: hours.activeHelp, type: 'flag' },
        { name: 'zone', label: hours.zone, type: 'select', isRequired: true, options: timeZones() },
        { name: 'week', label: hours.week, type: 'week' },
        { name: 'departments', label: manage.departments, type: 'choices', kind: 'departments', isShown: isCustom },
    ];
}

const timeZones = () => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].map((id) => ({ id, label: id.replaceAll('_', ' ') }));

function openDays(week: Week): string {
    const names = dayNames();
    return week.flatMap((periods, day) => (periods.length > 0 ? [names[day]!.slice(0, 3)] : [])).join(', ') || manageTexts.value.manage.closed;
}
