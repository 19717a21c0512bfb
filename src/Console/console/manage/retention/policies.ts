import type { Schemas } from '@shared/api/client';
import { fullTime } from '../../shell/format';
import { manageTexts } from '../texts';

export type Policy = Schemas['RetentionPolicy'];
export type Action = 'delete' | 'anonymize' | 'keep' | 'inherit';

/** A change of a policy, as the form has it. */
export interface Change {
    readonly departmentId: string;
    readonly action: Action;
    readonly days: number | undefined;
    readonly enabled: boolean;
}

export const DAYS_MAX = 36_500;

export const lets = (action: Action): boolean => action === 'delete' || action === 'anonymize';

/** Whether the server can be asked what the change would do. */
export const isWhole = ({ action, days }: Change): boolean => !lets(action) || (days !== undefined && Number.isInteger(days) && days >= 1 && days <= DAYS_MAX);

/** The members of a request about the change. */
export function membersOf({ departmentId, action, days, enabled }: Change) {
    return { ...(departmentId ? { departmentId } : {}), action, ...(lets(action) && days !== undefined ? { days } : {}), enabled };
}

export function changeOf(policy: Policy | undefined): Change {
    const action = policy?.action === 'inherit' ? 'keep' : (policy?.action as Action | undefined) ?? 'anonymize';
    return { departmentId: policy?.department?._id ?? '', action, days: policy?.days ?? 365, enabled: policy?.enabled ?? true };
}

/** What a policy does, in a few words, and from when on. */
export function stateOf(policy: Policy, now = Date.now()): string {
    const { retention: texts } = manageTexts.value;
    if (!policy.enabled) return texts.off;
    return Date.parse(policy.beginsAt) > now ? texts.beginsOn.replace('{time}', fullTime(policy.beginsAt)) : texts.acts;
}
