import { Link } from 'wouter-preact';
import { Icon } from '@shared/ui/Icon';
import type { Schemas } from '@shared/api/client';
import type { Call } from '@shared/types';
import { StateBadge } from '../chats/badges';
import { chatState, lastLine } from '../chats/chatState';
import { ago, fullTime } from '../shell/format';
import { withQuery } from '../shell/useQuery';
import { strings } from '../strings';
import { CallStateBadge, personName } from './callTexts';
import { directionIcon } from './callState';
import { lasting } from './durations';

/** The last call with the contact, and its other calls and chats. */
export function Around({ info }: { info: Schemas['CallInfoResponse'] }) {
    const { calls } = strings.value;
    const others = info.callsAround.filter(({ _id }) => _id !== info.call._id && _id !== info.lastCall?._id);
    return (
        <>
            <section class="call-part">
                <h3>{calls.lastCall}</h3>
                {info.lastCall ? <LastCall call={info.lastCall} /> : <p class="quiet">{calls.noLastCall}</p>}
            </section>
            {info.chatsAround.length > 0 && (
                <section class="call-part">
                    <h3>{calls.chatsAround}</h3>
                    <ul class="around">
                        {info.chatsAround.map((room) => (
                            <li key={room._id} data-rid={room._id}>
                                <Icon name="chats" size={16} />
                                <Link class="clip" href={`/chats/${room._id}`}><bdi>{room.topic || lastLine(room)?.text || room.fname}</bdi></Link>
                                <StateBadge state={chatState(room)} />
                                <time class="quiet small-text" dateTime={room.ts} title={fullTime(room.ts)}>{calls.ago(ago(room.ts))}</time>
                            </li>
                        ))}
                    </ul>
                </section>
            )}
            {others.length > 0 && (
                <section class="call-part">
                    <h3>{calls.callsAround}</h3>
                    <ul class="around">{others.map((call) => <OtherCall key={call._id} call={call} />)}</ul>
                </section>
            )}
        </>
    );
}

function OtherCall({ call }: { call: Call }) {
    return (
        <li data-call={call._id}>
            <Icon name={directionIcon(call)} size={16} />
            <Link class="clip" href={withQuery(`/calls/${call._id}`)}>{fullTime(call.startedAt)}</Link>
            <CallStateBadge call={call} />
            <span class="quiet small-text">{call.talkMs > 0 ? lasting(call.talkMs) : ''}</span>
        </li>
    );
}

/** One earlier call with what was noted about it. */
export function LastCall({ call }: { call: Call }) {
    const { calls } = strings.value;
    return (
        <div class="last-call">
            <p class="row wrap">
                <Icon name={directionIcon(call)} size={16} />
                <Link href={withQuery(`/calls/${call._id}`)}>{calls.ago(ago(call.startedAt))}</Link>
                <time class="quiet small-text" dateTime={call.startedAt}>{fullTime(call.startedAt)}</time>
                <CallStateBadge call={call} />
                {call.servedBy && <bdi class="quiet">{personName(call.servedBy)}</bdi>}
                {call.talkMs > 0 && <span class="quiet">{lasting(call.talkMs)}</span>}
            </p>
            {call.wrapUp?.disposition && <p><bdi class="badge">{call.wrapUp.disposition.name}</bdi></p>}
            {call.wrapUp?.notes && <p class="noted" dir="auto">{call.wrapUp.notes}</p>}
        </div>
    );
}
