import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { Room } from '@shared/types';
import { Dialog } from '@shared/ui/Dialog';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import { attempt } from '../shell/toasts';
import { strings } from '../strings';
import { channelLabel } from './channel';
import { useContact } from './useContact';

/** Says that the person is no contact yet, and offers to add or to block him. */
export function UnknownContact({ room }: { room: Room }) {
    const app = useApp();
    const { unknown: texts, actions } = strings.value;
    const contact = useContact(room.anonymized ? undefined : room.contactId);
    const [isBlocking, setBlocking] = useState(false);
    if (!contact?.unknown) return null;
    const channel = contact.channels.find((each) => each.visitor.visitorId === room.v._id);
    return (
        <section class="unknown-contact" aria-label={texts.label}>
            <Icon name="info" size={16} /><span>{texts.text}</span>
            {app.permissions.canAny('create-livechat-contact', 'update-livechat-contact') && (
                <Link class="button" href={`/contacts/${encodeURIComponent(room.contactId)}/edit`}><Icon name="plus" size={16} />{actions.addContact}</Link>
            )}
            {app.permissions.can('block-livechat-contact') && !channel?.blocked && (
                <button type="button" class="button" onClick={() => setBlocking(true)}><Icon name="block" size={16} />{actions.block}</button>
            )}
            {isBlocking && <BlockDialog room={room} onClose={() => setBlocking(false)} />}
        </section>
    );
}

function BlockDialog({ room, onClose }: { room: Room; onClose(): void }) {
    const app = useApp();
    const { block: texts, common } = strings.value;
    const [isBusy, setBusy] = useState(false);
    const block = async () => {
        setBusy(true);
        const source = { type: room.source.type, ...(room.source.id ? { id: room.source.id } : {}) };
        if (await attempt(() => app.api.post('omnichannel/contacts.block', { body: { visitor: { visitorId: room.v._id, source } } }), texts.done)) onClose();
        setBusy(false);
    };
    return (
        <Dialog title={texts.title} closeLabel={common.close} onClose={onClose}>
            <p><bdi>{texts.text(room.fname, channelLabel(room.source, strings.value))}</bdi></p>
            <div class="actions">
                <button type="button" class="button" autofocus onClick={onClose}>{common.cancel}</button>
                <button type="button" class="button danger" disabled={isBusy} onClick={() => void block()}>{texts.submit}</button>
            </div>
        </Dialog>
    );
}
