import type { Call } from '@shared/types';
import type { ShownCall } from '../store/liveStore';
import type { IconName } from '@shared/ui/Icon';

export const CALL_STATES = ['ringing', 'queued', 'answered', 'on-hold', 'transferred', 'voicemail', 'ended', 'missed', 'abandoned', 'failed'] as const;
export type CallState = (typeof CALL_STATES)[number];

const LOST: readonly string[] = ['missed', 'abandoned', 'voicemail', 'failed'];

/** Whether nobody spoke with the person outside, though the call is over. */
export const isLost = (call: Call): boolean => !call.open && LOST.includes(call.state);

export function directionIcon(call: Call): IconName {
    if (isLost(call) && call.direction !== 'outbound') return 'missed';
    return call.direction === 'outbound' ? 'outgoing' : call.direction === 'inbound' ? 'incoming' : 'phone';
}

export function toneOf(call: Call): 'good' | 'warn' | 'bad' | '' {
    if (call.open) return call.state === 'answered' ? 'good' : 'warn';
    return isLost(call) ? 'bad' : '';
}

/** The later of what a list and what the store says of a call. */
export const newest = (listed: Call, live: Call | undefined): Call => (live && live.seq > listed.seq ? live : listed);

/** What a call is for the agent whose screen shows it beside everything else. */
export type Part = 'ringing' | 'dialing' | 'speaking' | 'wrap-up';

export interface OwnCall extends ShownCall {
    readonly part: Part;
}

const ORDER: readonly Part[] = ['ringing', 'dialing', 'speaking', 'wrap-up'];

export function partOf(call: Call, userId: string): Part | undefined {
    const isServed = call.servedBy?._id === userId;
    if (call.open && call.ringing?.some(({ _id }) => _id === userId)) return 'ringing';
    if (call.open && isServed) return 'speaking';
    if (call.open && call.dial?.by._id === userId && !call.dial.failure) return 'dialing';
    return !call.open && isServed && call.wrapUp?.open ? 'wrap-up' : undefined;
}

/** The user's own calls that want attention now: those that ring first. */
export function ownCalls(calls: readonly ShownCall[], userId: string): readonly OwnCall[] {
    return calls
        .flatMap((shown) => {
            const part = partOf(shown.call, userId);
            return part ? [{ ...shown, part }] : [];
        })
        .sort((one, other) => ORDER.indexOf(one.part) - ORDER.indexOf(other.part) || one.call.startedAt.localeCompare(other.call.startedAt));
}

/** The time from which a call's clock runs: since it rings, is spoken on, or is over. */
export function clockStart({ call, part }: Pick<OwnCall, 'call' | 'part'>): string {
    if (part === 'wrap-up') return call.endedAt ?? call.startedAt;
    return part === 'speaking' ? call.answeredAt ?? call.startedAt : call.startedAt;
}

/** The way from a missed call to a call back. */
export function followUpActions(call: Call, user: { id: string; mayTakeFromOthers: boolean }): { mayTake: boolean; mayEnd: boolean } {
    const { followUp } = call;
    if (!followUp || followUp.state === 'done') return { mayTake: false, mayEnd: false };
    const isOwn = followUp.takenBy?._id === user.id;
    return { mayTake: followUp.state === 'open' || (!isOwn && user.mayTakeFromOthers), mayEnd: followUp.state === 'open' || isOwn || user.mayTakeFromOthers };
}
