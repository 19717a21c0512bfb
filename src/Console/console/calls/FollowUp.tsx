import { useState } from 'preact/hooks';
import { newId } from '@shared/api/ids';
import type { Call } from '@shared/types';
import { useApp } from '../app';
import { attempt } from '../shell/toasts';
import { strings } from '../strings';
import { followUpActions } from './callState';
import { personName } from './callTexts';

/** A missed call as work: who has taken it, and buttons to take and to end it. */
export function FollowUp({ call, isSmall }: { call: Call; isSmall?: boolean }) {
    const app = useApp();
    const [isBusy, setBusy] = useState(false);
    const { calls } = strings.value;
    const { followUp } = call;
    if (!followUp) return null;
    const { mayTake, mayEnd } = followUpActions(call, { id: app.me._id, mayTakeFromOthers: app.permissions.can('transfer-livechat-guest') });
    const act = async (name: 'calls.followUp.take' | 'calls.followUp.done', done: string) => {
        setBusy(true);
        await attempt(async () => {
            const { call: changed } = await app.api.post(name, { body: { callId: call._id }, idempotencyKey: newId() });
            app.store.showCall(changed);
            app.changes.touch('calls');
        }, done);
        setBusy(false);
    };
    const size = isSmall ? 'small' : '';
    return (
        <span class="row wrap follow-up">
            <FollowUpText call={call} />
            {mayTake && (
                <button type="button" class={`button ${size}`} disabled={isBusy} onClick={() => act('calls.followUp.take', calls.taken)}>
                    {calls.take}
                </button>
            )}
            {mayEnd && (
                <button type="button" class={`button ${size}`} disabled={isBusy} onClick={() => act('calls.followUp.done', calls.doneNow)}>
                    {calls.done}
                </button>
            )}
        </span>
    );
}

function FollowUpText({ call: { followUp } }: { call: Call }) {
    const { calls } = strings.value;
    if (!followUp) return null;
    if (followUp.calledBackBy) return <span class="badge good">{calls.calledBack}</span>;
    if (followUp.state === 'done') return <span class="badge">{followUp.doneBy ? calls.doneBy(personName(followUp.doneBy)) : calls.doneNow}</span>;
    if (followUp.takenBy) return <span class="badge warn">{calls.takenBy(personName(followUp.takenBy))}</span>;
    return <span class="badge bad">{calls.toCallBack}</span>;
}
