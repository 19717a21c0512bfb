import { describe, expect, it } from 'vitest';
import { changeOf, isWhole, membersOf, stateOf, type Change, type Policy } from '../console/manage/retention/policies';

const policy: Policy = {
    action: 'delete', days: 30, enabled: true, beginsAt: '2026-11-28T09:00:00.000Z', changedAt: '2026-11-27T09:00:00.000Z', changedBy: 'mara',
};
const change: Change = { departmentId: '', action: 'delete', days: 30, enabled: true };

describe('change of a retention policy', () => {
    it('is previewed only when its days are a number that the server takes', () => {
        expect(isWhole(change)).toBe(true);
        for (const days of [undefined, 0, 1.5, 36_501, Number.NaN]) expect(isWhole({ ...change, days })).toBe(false);
        expect(isWhole({ ...change, action: 'keep', days: undefined })).toBe(true);
    });

    it('leaves out the department of the workspace and the days of what is kept', () => {
        expect(membersOf(change)).toEqual({ action: 'delete', days: 30, enabled: true });
        expect(membersOf({ ...change, departmentId: 'sales', action: 'keep' })).toEqual({ departmentId: 'sales', action: 'keep', enabled: true });
    });

    it('starts with the policy, and with anonymity for a new one', () => {
        expect(changeOf(policy)).toEqual(change);
        expect(changeOf(undefined).action).toBe('anonymize');
    });
});

describe('state of a retention policy', () => {
    it('says from when on it acts until it does', () => {
        expect(stateOf(policy, Date.parse('2026-11-28T08:59:59.000Z'))).toContain('Begins on');
        expect(stateOf(policy, Date.parse('2026-11-28T09:00:00.000Z'))).toBe('In force');
        expect(stateOf({ ...policy, enabled: false }, 0)).toBe('Off');
    });
});
