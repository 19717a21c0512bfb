import type { Room } from '@shared/types';
import type { IconName } from '@shared/ui/Icon';
import type { Strings } from '../strings/en';

const ICONS: Readonly<Record<string, IconName>> = { widget: 'chats', email: 'mail', sms: 'phone', phone: 'phone', api: 'globe' };

/** The picture of a channel. */
export const channelIcon = (source: Pick<Room['source'], 'type'>): IconName => ICONS[source.type] ?? 'globe';

/** The name of a channel for a person: its label, or the kind of channel. */
export function channelLabel(source: Room['source'], { conversation: { channels } }: Strings): string {
    return source.label ?? (channels as Record<string, string>)[source.type] ?? source.type;
}
