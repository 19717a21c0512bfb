import { Link } from 'wouter-preact';
import { Icon } from '@shared/ui/Icon';
import type { Call } from '@shared/types';
import type { Schemas } from '@shared/api/client';
import { useApp } from '../app';
import { useChoices } from '../filters/choices';
import { Problem } from '../filters/Problem';
import { fullTime } from '../shell/format';
import { useRest } from '../shell/useRest';
import { strings } from '../strings';
import { AddContact } from './AddContact';
import { Around } from './Around';
import { CallHistory } from './CallHistory';
import { CallStateBadge, callerName, personName } from './callTexts';
import { directionIcon, newest } from './callState';
import { DialButton } from './dial';
import { lasting } from './durations';
import { FollowUp } from './FollowUp';
import { Legs } from './Legs';
import { Recordings } from './Recordings';
import { WrapUp } from './WrapUp';

type Info = Schemas['CallInfoResponse'];

/** All that is known of one call. */
export function CallDetail({ callId, onClose }: { callId: string; onClose(): void }) {
    const app = useApp();
    const read = useRest(`call/${callId}`, (signal) => app.api.get('calls.info', { query: { callId }, signal }), app.changes.revision('calls'));
    const live = app.store.call(callId)?.call;
    const call = read.value ? newest(read.value.call, live) : live;
    return (
        <article class="glance call-detail" data-call={callId} aria-busy={!read.value}>
            {call && <Head call={call} onClose={onClose} />}
            <Problem read={read} />
            {call && <Facts call={call} />}
            {call && <WrapUp key={call._id} call={call} />}
            {read.value && <More info={read.value} />}
        </article>
    );
}

function Head({ call, onClose }: { call: Call; onClose(): void }) {
    const { calls, common } = strings.value;
    return (
        <header class="glance-head">
            <span class="call-way large">
                <Icon name={directionIcon(call)} size={22} />
            </span>
            <div class="grow">
                <h2 class="glance-title clip">
                    <bdi>{callerName(call)}</bdi>
                </h2>
                <div class="row wrap small-text">
                    {call.number && callerName(call) !== call.number && (
                        <bdi class="quiet" dir="ltr">
                            {call.number}
                        </bdi>
                    )}
                    <CallStateBadge call={call} />
                    {call.contact?.unknown && <span class="badge warn">{calls.unknown}</span>}
                    {call.contact?.verified && (
                        <span class="badge good">
                            <Icon name="shield" size={12} />
                            {strings.value.chats.verified}
                        </span>
                    )}
                    {call.blocked && <span class="badge bad">{calls.blocked}</span>}
                </div>
            </div>
            {call.contact?.unknown && <AddContact contactId={call.contact._id} />}
            {call.contact && (
                <Link class="button" href={`/contacts/${call.contact._id}`}>
                    <Icon name="contacts" size={16} />
                    {calls.contact}
                </Link>
            )}
            {call.number && !call.open && <DialButton number={call.number} text={calls.callBack} />}
            <button type="button" class="button plain icon-only" aria-label={common.close} onClick={onClose}>
                <Icon name="close" />
            </button>
            {call.followUp && (
                <div class="all-columns">
                    <FollowUp call={call} />
                </div>
            )}
        </header>
    );
}

function Facts({ call }: { call: Call }) {
    const choices = useChoices();
    const { calls, common } = strings.value;
    const causes = calls.causes as Record<string, string>;
    const facts: [string, preact.ComponentChildren][] = [
        [common.agent, call.servedBy && <bdi>{personName(call.servedBy)}</bdi>],
        [calls.rings, call.ringing?.length ? <bdi>{call.ringing.map(personName).join(', ')}</bdi> : undefined],
        [common.department, call.departmentId && <bdi>{choices.name('departments', call.departmentId)}</bdi>],
        [calls.queue, call.queue && call.queue !== call.departmentId && <bdi>{call.queue}</bdi>],
        [calls.ownNumber, call.ownNumber && <bdi dir="ltr">{call.ownNumber}</bdi>],
        [calls.began, <time dateTime={call.startedAt}>{fullTime(call.startedAt)}</time>],
        [
            calls.ended,
            call.endedAt && (
                <>
                    <time dateTime={call.endedAt}>{fullTime(call.endedAt)}</time>
                    {call.endAssumed && <span class="quiet"> {calls.assumed}</span>}
                </>
            ),
        ],
        [calls.cause, call.cause && (causes[call.cause] ?? call.cause)],
        [calls.waiting, lasting(call.waitingMs)],
        [calls.talk, call.talkMs > 0 && lasting(call.talkMs)],
        [calls.hold, call.holdMs > 0 && lasting(call.holdMs)],
        [calls.wrapUpTime, call.wrapUp && !call.wrapUp.open && call.wrapUp.durationMs > 0 && lasting(call.wrapUp.durationMs)],
        [calls.dialedBy, call.dial && <bdi>{personName(call.dial.by)}</bdi>],
        [calls.dialFailure, call.dial?.failure && ((calls.failures as Record<string, string>)[call.dial.failure] ?? call.dial.failure)],
    ];
    return (
        <dl class="fact-list">
            {facts
                .filter(([, value]) => value)
                .map(([label, value]) => (
                    <div key={label}>
                        <dt>{label}</dt>
                        <dd>{value}</dd>
                    </div>
                ))}
        </dl>
    );
}

function More({ info }: { info: Info }) {
    return (
        <>
            <Around info={info} />
            <Recordings callId={info.call._id} recordings={info.recordings} />
            <Legs legs={info.legs} />
            <CallHistory entries={info.history} />
        </>
    );
}
