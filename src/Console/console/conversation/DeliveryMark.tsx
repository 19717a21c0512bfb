import { Icon, type IconName } from '@shared/ui/Icon';
import { strings } from '../strings';
import type { Delivery } from './delivery';

const ICONS: Record<Delivery, IconName> = { sending: 'clock', refused: 'warning', saved: 'check', delivered: 'checks', read: 'checks' };

/** How far an own message has come. */
export function DeliveryMark({ delivery }: { delivery: Delivery }) {
    const text = strings.value.conversation.delivery[delivery];
    return <span class={`delivery ${delivery}`} title={text}><Icon name={ICONS[delivery]} size={14} /><span class="hidden-label">{text}</span></span>;
}
