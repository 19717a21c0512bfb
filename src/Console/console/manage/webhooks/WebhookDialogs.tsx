import { signal } from '@preact/signals';
import type { Schemas } from '@shared/api/client';
import { Dialog } from '@shared/ui/Dialog';
import { strings } from '../../strings';
import { manageTexts } from '../texts';
import { DeliveryLog } from './DeliveryLog';

type Shown =
    | { kind: 'secret'; secret: string }
    | { kind: 'test'; name: string; result: Schemas['TestWebhookResponse'] }
    | { kind: 'log'; item: Schemas['ListedWebhook']; name: string; mayReplay: boolean };

/** What is shown over the list of endpoints. */
export const shown = signal<Shown | undefined>(undefined);

/** A new secret, the result of a test, or the deliveries of an endpoint. */
export function WebhookDialogs() {
    const { webhooks: texts } = manageTexts.value;
    const { common } = strings.value;
    const now = shown.value;
    const close = () => (shown.value = undefined);
    if (!now) return null;
    if (now.kind === 'log') return <DeliveryLog item={now.item} name={now.name} mayReplay={now.mayReplay} onClose={close} />;
    if (now.kind === 'secret')
        return (
            <Dialog title={texts.secret} closeLabel={common.close} onClose={close}>
                <p>{texts.secretHelp}</p>
                <p>
                    <code class="secret">{now.secret}</code>
                </p>
                <div class="actions">
                    <button type="button" class="button" onClick={() => void navigator.clipboard.writeText(now.secret)}>
                        {common.copy}
                    </button>
                    <button type="button" class="button primary" onClick={close}>
                        {common.close}
                    </button>
                </div>
            </Dialog>
        );
    const { result } = now;
    return (
        <Dialog title={`${texts.testOf}: ${now.name}`} closeLabel={common.close} onClose={close}>
            <p class={`banner ${result.delivered ? '' : 'bad'}`}>
                {result.delivered ? texts.delivered : texts.notDelivered}
                {': '}
                {[result.httpStatus, result.fault, texts.milliseconds(result.milliseconds)].filter(Boolean).join(' · ')}
            </p>
            {result.responseStart && (
                <p>
                    {texts.response}: <bdi>{result.responseStart}</bdi>
                </p>
            )}
        </Dialog>
    );
}
