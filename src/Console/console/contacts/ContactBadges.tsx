import { Icon } from '@shared/ui/Icon';
import type { Contact } from '@shared/types';
import { strings } from '../strings';

type Shown = Pick<Contact, 'unknown' | 'block' | 'channels' | 'conflictingFields'>;

/** What is to be noticed of a contact: unknown, blocked, verified, values to choose between. */
export function ContactBadges({ contact, isBrief }: { contact: Shown; isBrief?: boolean }) {
    const { badges } = strings.value.contacts;
    const isVerified = contact.channels.some((channel) => channel.verified);
    return (
        <>
            {contact.unknown && <span class="badge warn" title={badges.unknownHelp}>{badges.unknown}</span>}
            {contact.block && <span class="badge bad"><Icon name="block" size={12} />{badges.blocked}</span>}
            {isVerified && (
                <span class="badge good" title={badges.verified}>
                    <Icon name="shield" size={12} />{isBrief ? <span class="hidden-label">{badges.verified}</span> : badges.verified}
                </span>
            )}
            {contact.conflictingFields.length > 0 && <span class="badge warn">{badges.conflicts(contact.conflictingFields.length)}</span>}
        </>
    );
}
