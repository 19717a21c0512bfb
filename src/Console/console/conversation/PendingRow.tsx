import { memo } from 'preact/compat';
import { MessageText } from '@shared/text/MessageText';
import { Avatar } from '@shared/ui/Avatar';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import type { Pending } from '../store/outbox';
import { strings } from '../strings';
import { DeliveryMark } from './DeliveryMark';
import { Leading } from './Leading';
import type { Lead } from './rows';

/** A message that the server has not confirmed: on its way, or refused with the reason and what to do. */
export const PendingRow = memo(function PendingRow({ pending, startsDay, startsGroup }: { pending: Pending } & Lead) {
    const app = useApp();
    const { conversation: texts } = strings.value;
    const isRefused = pending.refusal !== undefined;
    const back = () => {
        const draft = app.drafts.text(pending.rid, pending.isNote);
        app.drafts.type(pending.rid, draft ? `${pending.msg}\n${draft}` : pending.msg, pending.isNote);
        app.outbox.discard(pending._id);
    };
    return (
        <>
            <Leading startsDay={startsDay} startsUnread={false} at={pending.at} />
            <div class={`message ours pending ${pending.isNote ? 'note' : ''} ${startsGroup ? 'first' : ''}`} data-message={pending._id}>
                <div class="message-face">{startsGroup && <Avatar name={app.me.name} size={28} />}</div>
                <div class="message-body">
                    {startsGroup && (
                        <div class="message-head">
                            <bdi class="message-name">{app.me.name}</bdi>
                            {pending.isNote && <span class="badge warn"><Icon name="note" size={12} />{texts.note}</span>}
                        </div>
                    )}
                    <div class="bubble">
                        <MessageText text={pending.msg} />
                        <span class="message-foot"><DeliveryMark delivery={isRefused ? 'refused' : 'sending'} /></span>
                    </div>
                    {isRefused && (
                        <div class="refusal" role="alert">
                            <span>{texts.delivery.refused}: {pending.refusal}</span>
                            <button type="button" class="button plain" onClick={() => app.outbox.tryAgain(pending._id)}>{texts.tryAgain}</button>
                            <button type="button" class="button plain" onClick={back}>{texts.backToComposer}</button>
                            <button type="button" class="button plain" onClick={() => app.outbox.discard(pending._id)}>{texts.discard}</button>
                        </div>
                    )}
                </div>
                <div class="message-menu" />
            </div>
        </>
    );
});
