import { useState } from 'preact/hooks';
import type { Call } from '@shared/types';
import { Icon } from '@shared/ui/Icon';
import { useApp, type App } from '../app';
import { focusSoon } from '../filters/focus';
import { fullTime } from '../shell/format';
import { strings } from '../strings';
import { personName } from './callTexts';
import { WrapUpForm } from './WrapUpForm';
import { wrapUpDrafts } from './wrapUpDrafts';

/** Whether the user may note something about a call: who served it may, and who may change what is known of others' conversations. */
export const mayWrapUp = ({ me, permissions }: App, call: Call): boolean =>
    call.servedBy?._id === me._id || (call.servedBy !== undefined && permissions.can('save-others-livechat-room-info'));

/** What was noted about a call, with a way to change it. */
export function WrapUp({ call }: { call: Call }) {
    const app = useApp();
    const { calls, common } = strings.value;
    const hasDraft = wrapUpDrafts(app).of(call._id).value !== undefined;
    const [isEditing, setEditing] = useState(false);
    const mayEdit = mayWrapUp(app, call);
    const isAsked = mayEdit && call.wrapUp !== undefined && !call.wrapUp.savedAt && call.servedBy?._id === app.me._id;
    if (!call.wrapUp && !mayEdit) return null;
    const turnEditing = (isOn: boolean) => {
        setEditing(isOn);
        focusSoon(isOn ? '.detail .wrap-up-form textarea' : '.detail .call-part-edit');
    };
    return (
        <section class="call-part">
            <header class="spread">
                <h3>{calls.wrapUp}</h3>
                {mayEdit && !isEditing && !isAsked && !hasDraft && (
                    <button type="button" class="button small call-part-edit" onClick={() => turnEditing(true)}>
                        <Icon name="pencil" size={14} />{common.edit}
                    </button>
                )}
            </header>
            {isEditing || isAsked || (hasDraft && mayEdit)
                ? <WrapUpForm call={call} onDone={() => turnEditing(false)} {...(isEditing || hasDraft ? { onCancel: () => turnEditing(false) } : {})} />
                : <Noted call={call} />}
        </section>
    );
}

function Noted({ call: { wrapUp } }: { call: Call }) {
    const { calls } = strings.value;
    if (!wrapUp?.savedAt) return <p class="quiet">{wrapUp?.timedOut ? calls.timedOut : wrapUp?.open ? calls.wrapUpGoesOn : calls.notNoted}</p>;
    return (
        <>
            {(wrapUp.disposition || wrapUp.tags.length > 0) && (
                <p class="row wrap">
                    {wrapUp.disposition && <bdi class="badge good">{wrapUp.disposition.name}</bdi>}
                    {wrapUp.tags.map((tag) => <bdi key={tag} class="badge">{tag}</bdi>)}
                </p>
            )}
            {wrapUp.notes && <p class="noted" dir="auto">{wrapUp.notes}</p>}
            {wrapUp.savedBy && <p class="quiet small-text">{calls.savedBy(personName(wrapUp.savedBy), fullTime(wrapUp.savedAt))}</p>}
        </>
    );
}
