import { later } from '@shared/ui/later';

/** What is shown beside a conversation. */
export const RoomInfo = later(() => import('./RoomInfo').then((part) => part.RoomInfo));
export const ContactPanel = later(() => import('../contacts/ContactPanel').then((part) => part.ContactPanel));
