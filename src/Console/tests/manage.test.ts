import { describe, expect, test } from 'vitest';
import page from '../../../docs/settings.md?raw';
import type { Room } from '../shared/types';
import type { Schemas } from '../shared/api/client';
import { agentRows, queueRows } from '../console/manage/board/boardState';
import { weekOf, workHoursOf } from '../console/manage/catalogs/week';
import { contentTypeOf, NOTHING_IMPORTED, reportCsv, withLine } from '../console/manage/imports/importRun';
import { SETTINGS } from '../console/manage/settings/settingCatalog';
import { foundSettings, isSameValue } from '../console/manage/settings/settingValues';
import { settingTexts } from '../console/strings/en.settings';

describe('The catalog of settings', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| `(.*?)` \|/gm)].map(([, id, standard]) => [id!, JSON.parse(standard!) as unknown]);

    test('has every setting of the page once, with its standard value', () => {
        const all = Object.values(SETTINGS)
            .flat()
            .map((spec) => [spec.id, spec.default]);
        const byId = (one: unknown[], other: unknown[]) => String(one[0]).localeCompare(String(other[0]));
        expect(all.toSorted(byId)).toEqual(rows.toSorted(byId));
    });

    test('says of every setting what it does', () => {
        expect(rows.filter(([id]) => !settingTexts[id as string])).toEqual([]);
    });

    test('is searched by all words, in any order', () => {
        expect(foundSettings('wrap slot', settingTexts).map(({ id }) => id)).toEqual(['Call_wrap_up_holds_slot']);
    });

    test('the order of a list does not count', () => {
        expect(isSameValue(['a', 'b'], ['b', 'a'])).toBe(true);
        expect(isSameValue(0, false)).toBe(false);
    });
});

describe('The board', () => {
    const waits = (departmentId: string | undefined, queuedAt: string) => ({ departmentId, queuedAt }) as unknown as Room; // Only what the board reads.
    const user = (_id: string, status: string, departments: string[]) =>
        ({
            _id,
            username: _id,
            name: _id,
            status,
            statusLivechat: 'available',
            emails: [],
            livechat: { skills: [] },
            departments,
        }) satisfies Schemas['ListedStaff'];
    const agents = agentRows(
        [user('off', 'offline', ['sales']), user('on', 'online', ['sales'])],
        [{ user: { _id: 'on', username: 'on', status: 'online' }, chats: 3 }],
    );

    test('has the queue of the longest wait first', () => {
        const rows = queueRows(
            [waits('billing', '2026-11-27T09:00:00Z'), waits('sales', '2026-11-27T08:00:00Z')],
            [
                { _id: 'empty', name: 'A' },
                { _id: 'billing', name: 'Billing' },
                { _id: 'sales', name: 'Sales' },
            ],
            agents,
            [],
        );
        expect(rows.map(({ id, waiting, available }) => [id, waiting, available])).toEqual([
            ['sales', 1, 1],
            ['billing', 1, 0],
            ['empty', 0, 0],
        ]);
    });

    test('shows the queue without a department only while something waits in it', () => {
        expect(queueRows([], [], agents, [])).toEqual([]);
        expect(queueRows([waits(undefined, '2026-11-27T09:00:00Z')], [], agents, [])).toMatchObject([{ id: '', waiting: 1, available: 1 }]);
    });

    test('has those who are there before others, with what they serve', () => {
        expect(agents.map(({ id, chats }) => [id, chats])).toEqual([
            ['on', 3],
            ['off', 0],
        ]);
    });
});

describe('A week of business hours', () => {
    test('goes to the server and back with several periods and closed days', () => {
        const week = [
            [],
            [
                { start: '09:00', finish: '12:00' },
                { start: '13:00', finish: '24:00' },
            ],
            [],
            [],
            [],
            [],
            [{ start: '22:00', finish: '02:00' }],
        ];
        const hours = workHoursOf(week);
        expect(hours).toHaveLength(8);
        const told = hours.map(({ day, start, finish, open }) => ({ day, code: -1, open, start: { time: start }, finish: { time: finish } }));
        expect(weekOf(told)).toEqual(week);
    });
});

describe('An import', () => {
    const lines = [
        '{"error":{"line":3,"reason":"must have a name"}}',
        '{"progress":{"line":1000,"created":999,"updated":0,"unchanged":0,"failed":1}}',
        '{"done":{"lines":1001,"created":1000,"updated":0,"unchanged":0,"failed":1},"success":true}',
    ];

    test('counts what its lines tell', () => {
        expect(lines.slice(0, 2).reduce(withLine, NOTHING_IMPORTED)).toMatchObject({ counts: { lines: 1000, created: 999, failed: 1 }, isComplete: undefined });
        expect(lines.reduce(withLine, NOTHING_IMPORTED)).toMatchObject({ counts: { lines: 1001 }, bad: [{ line: 3 }], isComplete: true });
    });

    test('whose last line is missing is not complete', () => {
        expect(withLine(NOTHING_IMPORTED, '{"error":"Service Unavailable","success":false}')).toMatchObject({
            isComplete: false,
            problem: 'Service Unavailable',
        });
        expect(withLine(NOTHING_IMPORTED, '{"done":{"li').isComplete).toBeUndefined();
    });

    test('knows JSON lines by their name', () => {
        expect([contentTypeOf('a.JSONL'), contentTypeOf('a.csv')]).toEqual(['application/x-ndjson', 'text/csv']);
    });

    test('reports bad rows without formulas', () => {
        expect(reportCsv([{ line: 2, reason: '=HYPERLINK("x")' }])).toBe('line,reason\r\n2,"\'=HYPERLINK(""x"")"');
    });
});
