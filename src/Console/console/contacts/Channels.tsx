import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Icon } from '@shared/ui/Icon';
import { Menu, type MenuItem } from '@shared/ui/Menu';
import type { Channel, Contact } from '@shared/types';
import { useApp } from '../app';
import { fullTime, shortTime } from '../shell/format';
import { strings } from '../strings';
import { BlockDialog } from './blocks/BlockDialog';
import { unblockWithUndo } from './blocks/blocking';
import { MediumIcon, mediumName } from './medium';
import { nameOf } from './subject';

/** The channels by which a contact was reached. Each can be blocked from its menu. */
export function Channels({ contact }: { contact: Contact }) {
    const { channels: texts } = strings.value.contacts;
    const [toBlock, setToBlock] = useState<Channel>();
    if (contact.channels.length === 0)
        return (
            <div class="empty">
                <p>{texts.none}</p>
            </div>
        );
    return (
        <>
            <ul class="cards" aria-label={texts.list}>
                {contact.channels.map((channel) => (
                    <li key={keyOf(channel)} class="card channel" data-channel={channel.visitor.visitorId}>
                        <ChannelText channel={channel} />
                        <ChannelMenu contact={contact} channel={channel} onBlock={() => setToBlock(channel)} />
                    </li>
                ))}
            </ul>
            {toBlock && <BlockDialog contact={contact} channel={toBlock} onClose={() => setToBlock(undefined)} />}
        </>
    );
}

const keyOf = ({ visitor: { visitorId, source } }: Channel) => `${visitorId}/${source.type}/${source.id ?? ''}`;

/** The medium, with the name that the source has where it has one. */
const channelName = ({ details, name }: Channel) => (name && name !== details.type ? `${mediumName(details.type)} · ${name}` : mediumName(details.type));

function ChannelText({ channel }: { channel: Channel }) {
    const { channels: texts, badges } = strings.value.contacts;
    const { lastChat, lastCall, block } = channel;
    return (
        <div class="channel-text">
            <div class="row channel-name">
                <MediumIcon type={channel.details.type} size={18} />
                <strong>
                    <bdi>{channelName(channel)}</bdi>
                </strong>
                {channel.verified ? (
                    <span class="badge good" title={channel.verifiedAt && fullTime(channel.verifiedAt)}>
                        <Icon name="shield" size={12} />
                        {badges.verified}
                    </span>
                ) : (
                    <span class="badge">{badges.unverified}</span>
                )}
                {channel.blocked && (
                    <span class="badge bad">
                        <Icon name="block" size={12} />
                        {badges.blocked}
                    </span>
                )}
            </div>
            {channel.value && (
                <div class="quiet">
                    <bdi>{texts.verifiedBy(channel.value)}</bdi>
                </div>
            )}
            {channel.details.destination && (
                <div class="quiet">
                    <bdi>{channel.details.destination}</bdi>
                </div>
            )}
            <div class="row quiet channel-last">
                {lastChat && (
                    <Link href={`/chats/${lastChat._id}`} title={fullTime(lastChat.ts)}>
                        {texts.lastChat} {shortTime(lastChat.ts)}
                    </Link>
                )}
                {lastCall && (
                    <Link href={`/calls/${lastCall._id}`} title={fullTime(lastCall.ts)}>
                        {texts.lastCall} {shortTime(lastCall.ts)}
                    </Link>
                )}
                {!lastChat && !lastCall && texts.never}
            </div>
            {block && (
                <div class="bad-text">
                    {block.expiresAt ? texts.untilEnd(fullTime(block.expiresAt)) : texts.sinceStart(fullTime(block.blockedAt))}
                    {block.reason && (
                        <>
                            : <bdi>{block.reason}</bdi>
                        </>
                    )}
                </div>
            )}
        </div>
    );
}

function ChannelMenu({ contact, channel, onBlock }: { contact: Contact; channel: Channel; onBlock(): void }) {
    const app = useApp();
    const { channels: texts } = strings.value.contacts;
    const unblock = () => void unblockWithUndo(app, { visitor: channel.visitor }, channel.block, nameOf(contact));
    const items: MenuItem[] = channel.blocked
        ? app.permissions.can('unblock-livechat-contact')
            ? [{ label: texts.unblock, icon: 'block', onChoose: unblock }]
            : []
        : app.permissions.can('block-livechat-contact')
          ? [{ label: texts.block, icon: 'block', isDanger: true, onChoose: onBlock }]
          : [];
    return items.length > 0 ? <Menu label={texts.options(channelName(channel))} items={items} /> : null;
}
