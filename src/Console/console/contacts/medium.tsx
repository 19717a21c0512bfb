import { Icon, type IconName } from '@shared/ui/Icon';
import { strings } from '../strings';

const ICONS: Readonly<Record<string, IconName>> = { widget: 'chats', email: 'mail', sms: 'text', app: 'globe', api: 'globe', phone: 'phone', other: 'globe' };

/** The name of a medium, such as “Live chat”. */
export function mediumName(type: string): string {
    const { media } = strings.value.contacts;
    return type in media ? media[type as keyof typeof media] : type;
}

/** The picture of a medium. The text beside it, or its title, names it. */
export const MediumIcon = ({ type, size = 16 }: { type: string; size?: number }) => <Icon name={ICONS[type] ?? 'globe'} size={size} />;
