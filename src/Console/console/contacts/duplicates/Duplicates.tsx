import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { newId } from '@shared/api/ids';
import { Avatar } from '@shared/ui/Avatar';
import { Icon } from '@shared/ui/Icon';
import type { Contact } from '@shared/types';
import { useApp } from '../../app';
import { focusSoon } from '../../filters/focus';
import { attempt } from '../../shell/toasts';
import { useRest } from '../../shell/useRest';
import { strings } from '../../strings';
import { ContactBadges } from '../ContactBadges';
import { ListError } from '../ListError';
import { useListRevision } from '../live';
import { MergeDialog } from '../merge/MergeDialog';
import { pathOf } from '../place';
import { nameOf } from '../subject';
import { keyOfPair, readPairs, type Pair } from './pairs';
import './duplicates.css';

const STEP = 50;

/** All pairs of contacts that may be the same person, to be merged or left as they are. */
export function Duplicates() {
    const app = useApp();
    const { contacts: { duplicates: texts, merging } } = strings.value;
    const [wanted, setWanted] = useState(STEP);
    const [merged, merge] = useState<Pair>();
    const pairs = useRest('duplicates', (signal) =>
        readPairs(wanted, (query) => app.api.get('omnichannel/contacts.duplicates', { query, signal })), useListRevision('contacts'));
    const dismiss = async ({ contact, other }: Pair) => {
        const body = { contactId: contact._id, otherContactId: other._id };
        const isDone = await attempt(() => app.api.post('omnichannel/contacts.duplicates.dismiss', { body, idempotencyKey: newId() }), merging.dismissed);
        if (!isDone) return;
        pairs.reload();
        focusSoon('.duplicates h1');
    };
    const all = pairs.value?.all ?? [];
    const former = useRef(0);
    useLayoutEffect(() => {
        const isFewer = all.length < former.current;
        former.current = all.length;
        // The focus was in the pair that went away.
        if (isFewer && document.activeElement === document.body) document.querySelector<HTMLElement>('.duplicates h1')?.focus();
    }, [all.length]);
    return (
        <section class="contact-list duplicates" aria-label={texts.title}>
            <header class="pane-head">
                <div class="row">
                    <Link class="button plain icon-only back" href="/contacts" aria-label={texts.back}><Icon name="back" /></Link>
                    <h1 tabIndex={-1}>{texts.title}</h1>
                    <span class="quiet" role="status">{pairs.value && !pairs.value.hasMore && all.length > 0 && texts.count(all.length)}</span>
                </div>
                <p class="quiet">{texts.help}</p>
            </header>
            {pairs.error !== undefined && <ListError error={pairs.error} onRetry={pairs.reload} />}
            {pairs.value && all.length === 0 && <div class="empty"><p>{texts.none}</p></div>}
            <ul class="pairs">
                {all.map((pair) => <Row key={keyOfPair(pair)} pair={pair} onMerge={() => merge(pair)} onDismiss={() => void dismiss(pair)} />)}
            </ul>
            {pairs.value?.hasMore && (
                <button type="button" class="button more" disabled={pairs.isReading}
                    onClick={() => { setWanted(wanted + STEP); pairs.reload(); }}>{texts.more}</button>
            )}
            {merged && <MergeDialog contactId={merged.contact._id} otherId={merged.other._id} onClose={() => merge(undefined)} />}
        </section>
    );
}

function Row({ pair, onMerge, onDismiss }: { pair: Pair; onMerge(): void; onDismiss(): void }) {
    const { permissions } = useApp();
    const { contacts: { duplicates: texts, merging } } = strings.value;
    const both = merging.both(nameOf(pair.contact), nameOf(pair.other));
    return (
        <li class="pair card" data-contact={pair.contact._id}>
            <One contact={pair.contact} />
            <One contact={pair.other} />
            {permissions.can('merge-livechat-contacts') && (
                <div class="row">
                    <button type="button" class="button" aria-label={texts.merge(both)} onClick={onMerge}>
                        <Icon name="merge" size={16} />{merging.merge}
                    </button>
                    <button type="button" class="button plain" aria-label={texts.notSame(both)} onClick={onDismiss}>{merging.notSame}</button>
                </div>
            )}
        </li>
    );
}

function One({ contact }: { contact: Contact }) {
    const addresses = [...contact.emails.map((email) => email.address), ...contact.phones.map((phone) => phone.phoneNumber)];
    return (
        <div class="pair-one">
            <Avatar name={nameOf(contact)} size={28} />
            <div class="candidate-text">
                <span class="row">
                    <Link href={pathOf(contact._id)}><bdi class="clip">{nameOf(contact)}</bdi></Link>
                    <ContactBadges contact={contact} isBrief />
                </span>
                <span class="quiet clip"><bdi>{addresses.join(' · ')}</bdi></span>
            </div>
        </div>
    );
}
