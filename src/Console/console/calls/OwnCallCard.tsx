import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import { focusSoon } from '../filters/focus';
import { ago, clock } from '../shell/format';
import { strings } from '../strings';
import { callerName, CallStateBadge } from './callTexts';
import { clockStart, directionIcon, type OwnCall } from './callState';
import { useNow } from './useNow';
import { WrapUpForm } from './WrapUpForm';

/** One of the user's calls: who it is, how long it has lasted, and a form for what is noted about it. */
export function OwnCallCard({ own, onHide }: { own: OwnCall; onHide(): void }) {
    const { call, part } = own;
    const { calls, common } = strings.value;
    const [isNoting, setNoting] = useState(false);
    const now = useNow(true);
    const card = `.own-call[data-call="${CSS.escape(call._id)}"]`;
    const turnNotes = (isOn: boolean) => {
        setNoting(isOn);
        focusSoon(isOn ? `${card} textarea` : `${card} [aria-expanded]`);
    };
    const showsForm = part === 'wrap-up' || (part === 'speaking' && isNoting);
    return (
        <section
            class={`own-call ${part}`}
            data-call={call._id}
            aria-label={`${calls.parts[part]}: ${callerName(call)}`}
            onKeyDown={(event) => {
                if (event.key === 'Escape') onHide();
            }}
        >
            <header class="row">
                <span class="call-way">
                    <Icon name={directionIcon(call)} />
                </span>
                <div class="grow">
                    <div class="small-text quiet">
                        {calls.parts[part]}
                        {call.queue && (
                            <>
                                {' '}
                                · <bdi>{call.queue}</bdi>
                            </>
                        )}
                    </div>
                    <Link class="own-call-name clip" href={`/calls/${call._id}`}>
                        <bdi>{callerName(call)}</bdi>
                    </Link>
                    {call.number && callerName(call) !== call.number && (
                        <bdi class="quiet small-text" dir="ltr">
                            {call.number}
                        </bdi>
                    )}
                </div>
                <span class="own-call-clock" role="timer" aria-label={calls.parts[part]}>
                    {clock(Math.max(0, now - Date.parse(clockStart(own))))}
                </span>
                <button type="button" class="button plain icon-only" aria-label={calls.hide} onClick={onHide}>
                    <Icon name="close" size={16} />
                </button>
            </header>
            {part === 'ringing' && <p class="quiet small-text">{calls.answerOnPhone}</p>}
            {call.open && call.state === 'on-hold' && <CallStateBadge call={call} />}
            <Known own={own} />
            <div class="row wrap">
                {call.contact && (
                    <Link class="button small" href={`/contacts/${call.contact._id}`}>
                        {calls.contact}
                    </Link>
                )}
                {part === 'speaking' && (
                    <button type="button" class="button small" aria-expanded={isNoting} onClick={() => turnNotes(!isNoting)}>
                        <Icon name="note" size={14} />
                        {calls.notes}
                    </button>
                )}
                {call.contact?.unknown && <span class="badge warn">{calls.unknown}</span>}
            </div>
            {showsForm && <WrapUpForm call={call} isSmall {...(part === 'wrap-up' ? {} : { onDone: () => turnNotes(false) })} />}
            <span class="hidden-label">
                {common.status}: {calls.parts[part]}
            </span>
        </section>
    );
}

/** What is known of the person outside: the last call and the open chats. */
function Known({ own: { caller } }: { own: OwnCall }) {
    const { store } = useApp();
    const { calls, common } = strings.value;
    if (!caller) return null;
    const { lastCall, openRooms } = caller;
    return (
        <dl class="own-call-known">
            <div>
                <dt>{calls.lastCall}</dt>
                <dd>
                    {lastCall ? (
                        <>
                            <Link href={`/calls/${lastCall._id}`}>{calls.ago(ago(lastCall.startedAt))}</Link>
                            {lastCall.wrapUp?.notes && (
                                <>
                                    {' '}
                                    · <bdi>{lastCall.wrapUp.notes}</bdi>
                                </>
                            )}
                        </>
                    ) : (
                        common.none
                    )}
                </dd>
            </div>
            {openRooms.length > 0 && (
                <div>
                    <dt>{calls.openChats}</dt>
                    <dd class="row wrap">
                        {openRooms.map((rid, index) => {
                            const room = store.find(rid)?.value.room;
                            return (
                                <Link key={rid} data-rid={rid} href={`/chats/${rid}`}>
                                    <bdi>{room?.topic || room?.fname || calls.chatNumber(index + 1)}</bdi>
                                </Link>
                            );
                        })}
                    </dd>
                </div>
            )}
        </dl>
    );
}
