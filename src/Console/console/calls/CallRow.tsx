import { Link } from 'wouter-preact';
import { Icon } from '@shared/ui/Icon';
import type { Call } from '@shared/types';
import { useApp } from '../app';
import { fullTime, shortTime } from '../shell/format';
import { withQuery } from '../shell/useQuery';
import { strings } from '../strings';
import { CallStateBadge, callerName, personName } from './callTexts';
import { directionIcon, isLost, newest } from './callState';
import { DialButton } from './dial';
import { lasting } from './durations';
import { FollowUp } from './FollowUp';

/** One call in the list. */
export function CallRow({ call: listed, isChosen }: { call: Call; isChosen: boolean }) {
    const call = newest(listed, useApp().store.call(listed._id)?.call);
    const { calls } = strings.value;
    const name = callerName(call);
    return (
        <div class={`list-row call-row ${isChosen ? 'chosen' : ''}`} data-call={call._id}>
            <span class={`call-way ${isLost(call) ? 'lost' : ''}`} title={calls.ways[call.direction as 'inbound'] ?? ''}>
                <Icon name={directionIcon(call)} />
                <span class="hidden-label">{calls.ways[call.direction as 'inbound'] ?? ''}</span>
            </span>
            <span class="call-who">
                <Link href={withQuery(`/calls/${call._id}`)} class="row-link clip" aria-current={isChosen ? 'true' : undefined}>
                    <bdi>{name}</bdi>
                </Link>
                {call.number && callerName(call) !== call.number && (
                    <bdi class="quiet small-text clip" dir="ltr">
                        {call.number}
                    </bdi>
                )}
            </span>
            <span class="call-agent clip quiet">
                {call.servedBy ? <bdi>{personName(call.servedBy)}</bdi> : call.ringing?.length ? <bdi>{call.ringing.map(personName).join(', ')}</bdi> : ''}
            </span>
            <span class="call-length quiet clip">{call.talkMs > 0 ? lasting(call.talkMs) : call.open ? '' : calls.waited(lasting(call.waitingMs))}</span>
            <span class="call-state">
                <CallStateBadge call={call} />
            </span>
            <span class="call-work">
                {call.followUp && <FollowUp call={call} isSmall />}
                {call.followUp && call.followUp.state !== 'done' && call.number && <DialButton number={call.number} isPlain />}
            </span>
            <time class="call-time quiet" dateTime={call.startedAt} title={fullTime(call.startedAt)}>
                {shortTime(call.startedAt)}
            </time>
        </div>
    );
}
