import type { Message } from '@shared/types';
import type { Reading } from '../store/conversation';

/** How far a message has come. Nothing more is claimed than what is known. */
export type Delivery = 'sending' | 'refused' | 'saved' | 'delivered' | 'read';

/** How far a saved message has come to the visitor. */
export function deliveryOf(message: Pick<Message, 'seq'>, visitor: Reading): Delivery {
    if (message.seq <= visitor.read) return 'read';
    return message.seq <= visitor.delivered ? 'delivered' : 'saved';
}
