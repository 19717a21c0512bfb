import type { ComponentChildren } from 'preact';
import type { Contact } from '@shared/types';
import { useApp } from '../app';
import { fullTime } from '../shell/format';
import { strings } from '../strings';
import { Conflicts } from './Conflicts';
import { Merges } from './Merges';
import { useAgents, useContactFields } from './useKnown';

/** What is known of a contact. */
export function Details({ contact }: { contact: Contact }) {
    const app = useApp();
    const { details: texts } = strings.value.contacts;
    return (
        <div class="stack">
            {contact.unknown && <p class="contact-note warn">{texts.unknownNote}</p>}
            {contact.block && <BlockNote block={contact.block} />}
            {contact.conflictingFields.length > 0 && app.permissions.can('update-livechat-contact') && <Conflicts contact={contact} />}
            <Facts contact={contact} />
            <Merges contact={contact} />
        </div>
    );
}

function BlockNote({ block: { reason, expiresAt } }: { block: NonNullable<Contact['block']> }) {
    const { details: texts } = strings.value.contacts;
    return (
        <p class="contact-note bad">
            {texts.blockedNote} {expiresAt ? texts.blockedUntil(fullTime(expiresAt)) : texts.blockedForGood}.
            {reason && (
                <>
                    {' '}
                    {texts.reason}: <bdi>{reason}</bdi>
                </>
            )}
        </p>
    );
}

function Facts({ contact }: { contact: Contact }) {
    const { details: texts } = strings.value.contacts;
    const fields = useContactFields().value ?? [];
    const labels = new Map(fields.map((field) => [field._id, field.label]));
    const keys = [...new Set([...fields.filter((field) => field.visibility !== 'hidden').map((field) => field._id), ...Object.keys(contact.customFields)])];
    return (
        <dl class="facts">
            <Fact name={texts.emails}>
                {contact.emails.map(({ address }) => (
                    <a key={address} href={`mailto:${encodeURIComponent(address)}`} target="_blank" rel="noopener noreferrer">
                        <bdi>{address}</bdi>
                    </a>
                ))}
            </Fact>
            <Fact name={texts.phones}>
                {contact.phones.map(({ phoneNumber }) => (
                    <a key={phoneNumber} href={`tel:${encodeURIComponent(dialed(phoneNumber))}`} target="_blank" rel="noopener noreferrer">
                        <bdi>{phoneNumber}</bdi>
                    </a>
                ))}
            </Fact>
            <Fact name={texts.manager}>{contact.contactManager && <ManagerName id={contact.contactManager} />}</Fact>
            {keys.map((key) => (
                <Fact key={key} name={labels.get(key) ?? key}>
                    {contact.customFields[key] && <bdi>{contact.customFields[key]}</bdi>}
                </Fact>
            ))}
            {contact.lastChat && (
                <Fact name={texts.lastChat}>
                    <time dateTime={contact.lastChat.ts}>{fullTime(contact.lastChat.ts)}</time>
                </Fact>
            )}
            <Fact name={texts.created}>
                <time dateTime={contact.createdAt}>{fullTime(contact.createdAt)}</time>
            </Fact>
            <Fact name={texts.changed}>
                <time dateTime={contact._updatedAt}>{fullTime(contact._updatedAt)}</time>
            </Fact>
            {(contact.aliases ?? []).length > 0 && (
                <Fact name={texts.aliases}>
                    {contact.aliases!.map((id) => (
                        <code key={id}>{id}</code>
                    ))}
                </Fact>
            )}
        </dl>
    );
}

/** A number without what people write between its digits. */
const dialed = (number: string) => number.replace(/[^\d+*#]/g, '');

function ManagerName({ id }: { id: string }) {
    const agents = useAgents();
    const { details: texts } = strings.value.contacts;
    const name = agents.value?.find((agent) => agent._id === id)?.name;
    return <bdi>{name ?? (agents.value ? texts.noSuchManager : '')}</bdi>;
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
    const isEmpty = children === undefined || children === '' || (Array.isArray(children) && children.length === 0);
    return (
        <div>
            <dt>
                <bdi>{name}</bdi>
            </dt>
            <dd>{isEmpty ? <span class="quiet">{strings.value.contacts.details.none}</span> : children}</dd>
        </div>
    );
}
