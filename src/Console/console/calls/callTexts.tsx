import type { Call, User } from '@shared/types';
import { strings } from '../strings';
import { toneOf, type CallState } from './callState';

type Person = { _id: string; username: string; name?: string | undefined };

/** Who is outside, as far as it is known: the contact, else the number. */
export function callerName(call: Call): string {
    const { calls } = strings.value;
    return call.contact?.name || call.number || (call.withheld ? calls.withheld : calls.noNumber);
}

export const personName = (person: Person | User): string => person.name || person.username;

export function CallStateBadge({ call }: { call: Call }) {
    const texts = strings.value.calls.states as Record<string, string>;
    return <span class={`badge ${toneOf(call)}`}>{texts[call.state] ?? call.state}</span>;
}

export const stateName = (state: CallState): string => strings.value.calls.states[state];
