import { Link } from 'wouter-preact';
import { Avatar } from '@shared/ui/Avatar';
import { Icon } from '@shared/ui/Icon';
import { fullTime, shortTime } from '../shell/format';
import { withQuery } from '../shell/useQuery';
import { strings } from '../strings';
import { ContactBadges } from './ContactBadges';
import { ContactMenu, type Asked } from './ContactMenu';
import type { ListedContact } from './listing';
import { MediumIcon, mediumName } from './medium';
import { pathOf } from './place';
import { nameOf } from './subject';

interface ContactRowProps {
    contact: ListedContact;
    isHere: boolean;
    onAsk(asked: Asked): void;
}

/** One contact of the list. On a narrow list its addresses are in a second line. */
export function ContactRow({ contact, isHere, onAsk }: ContactRowProps) {
    const { emails, phones, contactManager, lastChat } = contact;
    const name = nameOf(contact);
    return (
        <div class={`contact-row ${isHere ? 'is-here' : ''}`} data-contact={contact._id}>
            <Link class="contact-link contact-columns" href={withQuery(pathOf(contact._id))} aria-current={isHere ? 'true' : undefined}>
                <span class="contact-who">
                    <Avatar name={name} size={28} />
                    <bdi class="clip contact-name">{name}</bdi>
                    <ContactBadges contact={contact} isBrief />
                </span>
                <Addresses class="contact-email" all={emails.map((email) => email.address)} />
                <Addresses class="contact-phone" all={phones.map((phone) => phone.phoneNumber)} />
                <span class="clip contact-manager">
                    <bdi>{contactManager?.name}</bdi>
                </span>
                {lastChat ? (
                    <time class="contact-last" dateTime={lastChat.ts} title={fullTime(lastChat.ts)}>
                        {shortTime(lastChat.ts)}
                    </time>
                ) : (
                    <span class="contact-last" />
                )}
                <Channels contact={contact} />
            </Link>
            <ContactMenu contact={contact} onAsk={onAsk} />
        </div>
    );
}

function Addresses({ all, class: className }: { all: readonly string[]; class: string }) {
    return (
        <span class={`contact-addresses ${className}`}>
            <bdi class="clip">{all[0]}</bdi>
            {all.length > 1 && (
                <span class="quiet" dir="ltr" title={all.slice(1).join('\n')}>
                    +{all.length - 1}
                </span>
            )}
        </span>
    );
}

/** A picture for each medium by which the contact was reached, and whether one of them is blocked. */
function Channels({ contact }: { contact: ListedContact }) {
    const { badges } = strings.value.contacts;
    const types = [...new Set(contact.channels.map((channel) => channel.details.type))];
    const isBlocked = !contact.block && contact.channels.some((channel) => channel.blocked);
    return (
        <span class="contact-channels">
            {types.map((type) => (
                <span key={type} title={mediumName(type)}>
                    <MediumIcon type={type} />
                    <span class="hidden-label">{mediumName(type)}</span>
                </span>
            ))}
            {isBlocked && (
                <span class="bad-text" title={badges.someBlocked}>
                    <Icon name="block" size={16} />
                    <span class="hidden-label">{badges.someBlocked}</span>
                </span>
            )}
        </span>
    );
}
