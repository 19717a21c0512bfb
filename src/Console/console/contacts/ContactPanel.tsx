import { useEffect, useState } from 'preact/hooks';
import { navigate } from 'wouter-preact/use-browser-location';
import { ApiError } from '@shared/api/errors';
import { Avatar } from '@shared/ui/Avatar';
import { Icon } from '@shared/ui/Icon';
import type { Contact } from '@shared/types';
import { useApp } from '../app';
import { focusSoon } from '../filters/focus';
import { notify } from '../shell/toasts';
import { errorText, strings } from '../strings';
import { Channels } from './Channels';
import { ContactBadges } from './ContactBadges';
import { ContactDialogs } from './ContactDialogs';
import { ContactEditor } from './ContactEditor';
import { ContactMenu, type Asked } from './ContactMenu';
import { Details } from './Details';
import { History } from './History';
import { PanelTabs, tabPanelId } from './PanelTabs';
import type { ContactTab } from './place';
import { nameOf } from './subject';
import { Timeline } from './Timeline';
import { useContact } from './useContact';
import './panel.css';

interface ContactPanelProps {
    contactId: string;
    /** The tab, when the address says it. */
    tab?: ContactTab;
    onTab?(tab: ContactTab): void;
    /** Opens the form elsewhere; without it the panel shows the form itself. */
    onEdit?(): void;
    onClose?(): void;
    /** Told when the contact is a part of another one now. */
    onMoved?(contactId: string): void;
    /** What stands beside it offers to add an unknown contact. */
    isOfferedBeside?: boolean;
    /** Told when the contact was deleted here. */
    onDeleted?(): void;
}

/** A contact with its details, channels and history. Used by the Contacts tab and beside a conversation or a call. */
export function ContactPanel(props: ContactPanelProps) {
    const { contactId, onMoved } = props;
    const { contact, error, reload } = useContact(contactId);
    const {
        contacts: { panel },
        common,
    } = strings.value;
    const movedTo = contact && contact._id !== contactId ? contact : undefined;
    useEffect(() => {
        if (!movedTo || !onMoved) return;
        notify(panel.mergedInto(nameOf(movedTo)));
        onMoved(movedTo._id);
    }, [movedTo?._id]);

    if (error !== undefined && isEnd(error)) return <Ended text={error.status === 404 ? panel.gone : panel.forbidden} />;
    if (contact) return <Shown {...props} contact={contact} key={contact._id} />;
    if (error === undefined) return <div class="contact-panel" data-contact={contactId} aria-busy="true" />;
    return (
        <div class="contact-panel empty" role="alert">
            <p>{errorText(error)}</p>
            <button type="button" class="button" onClick={reload}>
                {common.retry}
            </button>
        </div>
    );
}

const isEnd = (error: unknown): error is ApiError => error instanceof ApiError && (error.status === 404 || error.status === 403);

function Ended({ text }: { text: string }) {
    const { panel } = strings.value.contacts;
    return (
        <div class="contact-panel empty" role="alert">
            <p>{text}</p>
            <button type="button" class="button" onClick={() => navigate('/contacts')}>
                {panel.toList}
            </button>
        </div>
    );
}

function Shown(props: ContactPanelProps & { contact: Contact }) {
    const { contact, onEdit, onDeleted } = props;
    const [ownTab, setOwnTab] = useState<ContactTab>('details');
    const [isEditing, setEditing] = useState(false);
    const [asked, ask] = useState<Asked>();
    const tab = props.tab ?? ownTab;
    const edit = onEdit ?? (() => setEditing(true));
    const endEditing = () => {
        setEditing(false);
        focusSoon('.contact-panel .contact-title-actions button');
    };
    if (isEditing) return <ContactEditor contactId={contact._id} onDone={endEditing} onCancel={endEditing} />;
    return (
        <section class="contact-panel" data-contact={contact._id} aria-label={strings.value.contacts.panel.label(nameOf(contact))}>
            <Head contact={contact} isOfferedBeside={props.isOfferedBeside} onEdit={edit} onAsk={ask} onClose={props.onClose} />
            <PanelTabs tab={tab} onTab={props.onTab ?? setOwnTab} />
            <div class="contact-body" role="tabpanel" id={tabPanelId(tab)} aria-labelledby={`${tabPanelId(tab)}-tab`} tabIndex={0}>
                {tab === 'details' && <Details contact={contact} />}
                {tab === 'channels' && <Channels contact={contact} />}
                {tab === 'history' && <History contact={contact} isInAddress={props.onTab !== undefined} />}
                {tab === 'timeline' && <Timeline contact={contact} />}
            </div>
            <ContactDialogs asked={asked} onClose={() => ask(undefined)} onDeleted={onDeleted} />
        </section>
    );
}

interface HeadProps {
    contact: Contact;
    isOfferedBeside: boolean | undefined;
    onEdit(): void;
    onAsk(asked: Asked): void;
    onClose: (() => void) | undefined;
}

function Head({ contact, isOfferedBeside, onEdit, onAsk, onClose }: HeadProps) {
    const app = useApp();
    const { panel } = strings.value.contacts;
    const name = nameOf(contact);
    return (
        <header class="contact-title">
            <Avatar name={name} size={40} />
            <div class="contact-title-text">
                <h2>
                    <bdi>{name}</bdi>
                </h2>
                <div class="row contact-title-badges">
                    <ContactBadges contact={contact} />
                </div>
            </div>
            <div class="row contact-title-actions">
                {app.permissions.can('update-livechat-contact') &&
                    !(contact.unknown && isOfferedBeside) &&
                    (contact.unknown ? (
                        <button type="button" class="button primary" onClick={onEdit}>
                            <Icon name="plus" />
                            {panel.add}
                        </button>
                    ) : (
                        <button type="button" class="button plain icon-only" aria-label={panel.edit} title={panel.edit} onClick={onEdit}>
                            <Icon name="pencil" />
                        </button>
                    ))}
                <ContactMenu contact={contact} onAsk={onAsk} onEdit={onEdit} />
                {onClose && (
                    <button type="button" class="button plain icon-only" aria-label={panel.close} onClick={onClose}>
                        <Icon name="close" />
                    </button>
                )}
            </div>
        </header>
    );
}
