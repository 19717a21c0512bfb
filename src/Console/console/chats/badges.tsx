import type { Room } from '@shared/types';
import { Icon, type IconName } from '@shared/ui/Icon';
import { strings } from '../strings';
import type { ChatState } from './chatQuery';

const CHANNEL_ICONS: Record<string, IconName> = { widget: 'globe', email: 'mail', sms: 'chats', phone: 'phone' };
const TONES: Record<Exclude<ChatState, 'all'>, string> = { queued: 'warn', open: 'good', onhold: '', closed: '' };

/** The name of a kind of channel. */
export const channelName = (type: string): string => (strings.value.chats.channels as Record<string, string>)[type] ?? type;

/** The channel through which somebody reached out. */
export function ChannelMark({ source }: { source: Room['source'] }) {
    return (
        <span class="channel-mark">
            <Icon name={CHANNEL_ICONS[source.type] ?? 'chats'} size={14} />
            <bdi class="clip">{source.label ?? channelName(source.type)}</bdi>
        </span>
    );
}

/** Whether the person's identity is proven. */
export function VerifiedMark({ isVerified }: { isVerified: boolean }) {
    const { chats } = strings.value;
    return (
        <span class={`badge ${isVerified ? 'good' : ''}`}>
            <Icon name={isVerified ? 'shield' : 'help'} size={12} />{isVerified ? chats.verified : chats.unverified}
        </span>
    );
}

export function StateBadge({ state }: { state: Exclude<ChatState, 'all'> }) {
    return <span class={`badge ${TONES[state]}`}>{strings.value.chats.states[state]}</span>;
}
