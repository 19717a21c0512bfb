import { useState } from 'preact/hooks';
import type { Schemas } from '@shared/api/client';
import { Dialog } from '@shared/ui/Dialog';
import { useApp } from '../../app';
import { Problem } from '../../filters/Problem';
import { fullTime } from '../../shell/format';
import { attempt } from '../../shell/toasts';
import { useRest } from '../../shell/useRest';
import { strings } from '../../strings';
import { manageTexts } from '../texts';

const COUNT = 100;

interface DeliveryLogProps {
    item: Schemas['ListedWebhook'];
    name: string;
    mayReplay: boolean;
    onClose(): void;
}

/** The last deliveries to an endpoint, what is held, and a form to send again from a position. */
export function DeliveryLog({ item, name, mayReplay, onClose }: DeliveryLogProps) {
    const { api } = useApp();
    const { webhooks: texts } = manageTexts.value;
    const { common } = strings.value;
    const read = useRest(item._id, (signal) =>
        api.get('livechat/webhooks.deliveries', { query: { webhookId: item._id, count: COUNT }, signal }),
    );
    const deliveries = read.value?.deliveries ?? [];
    return (
        <Dialog title={`${texts.log}: ${name}`} closeLabel={common.close} onClose={onClose} isPanel>
            <Problem read={read} />
            {mayReplay && <Replay item={item} onReplayed={read.reload} />}
            {read.value && deliveries.length === 0 && <p class="quiet">{texts.noDeliveries}</p>}
            {deliveries.length > 0 && (
                <div class="wide-table" tabIndex={0} role="region" aria-label={texts.log}>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{texts.at}</th>
                                <th scope="col">{texts.event}</th>
                                <th scope="col">{texts.position}</th>
                                <th scope="col">{texts.attempt}</th>
                                <th scope="col">{texts.result}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {deliveries.map((delivery) => (
                                <tr key={`${delivery.eventId}/${delivery.attempt}/${delivery.at}`}>
                                    <td>
                                        <time dateTime={delivery.at}>{fullTime(delivery.at)}</time>
                                    </td>
                                    <th scope="row">{texts.eventTypes[delivery.type] ?? delivery.type}</th>
                                    <td>{delivery.position}</td>
                                    <td>{delivery.attempt}</td>
                                    <td>
                                        <bdi>{[delivery.fault ?? delivery.httpStatus, texts.milliseconds(delivery.milliseconds)].join(' · ')}</bdi>
                                    </td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            )}
        </Dialog>
    );
}

function Replay({ item, onReplayed }: { item: Schemas['ListedWebhook']; onReplayed(): void }) {
    const { api } = useApp();
    const { webhooks: texts } = manageTexts.value;
    const [position, setPosition] = useState(item.state.position ?? item.state.head);
    const send = async (event: Event) => {
        event.preventDefault();
        const isDone = await attempt(() => api.post('livechat/webhooks.replay', { body: { webhookId: item._id, position } }), texts.replayed);
        if (isDone) onReplayed();
    };
    return (
        <form class="stack" onSubmit={send}>
            <label>
                {texts.replay}
                <input
                    class="input"
                    type="number"
                    min={0}
                    max={item.state.head}
                    required
                    value={position}
                    onInput={(event) => setPosition(Number(event.currentTarget.value))}
                />
            </label>
            <p class="quiet">{texts.replayHelp}</p>
            <div class="actions">
                <button type="submit" class="button">
                    {texts.replay}
                </button>
            </div>
        </form>
    );
}
