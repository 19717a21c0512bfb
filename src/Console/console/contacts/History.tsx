import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { Schemas } from '@shared/api/client';
import { VirtualList } from '@shared/ui/VirtualList';
import type { Contact } from '@shared/types';
import { useApp } from '../app';
import { clock, fullTime } from '../shell/format';
import { usePages } from '../shell/usePages';
import { useQuery } from '../shell/useQuery';
import { errorText, strings } from '../strings';
import { useContactRevision } from './live';
import { MediumIcon, mediumName } from './medium';

type HistoryItem = Schemas['HistoryItem'];
const ITEM_HEIGHT = 76;
const SOURCES = ['widget', 'email', 'sms', 'phone', 'app', 'api', 'other'] as const;

/** The closed conversations and calls of a contact, the last one first. */
export function History({ contact, isInAddress }: { contact: Contact; isInAddress: boolean }) {
    const { api } = useApp();
    const {
        contacts: { history: texts },
        common,
    } = strings.value;
    const [source, setSource] = useSource(isInAddress);
    const revision = useContactRevision([contact._id, ...(contact.aliases ?? [])]);
    const pages = usePages<HistoryItem>(
        `${contact._id}/${source}`,
        async (page, signal) => {
            const read = await api.get('omnichannel/contacts.history', { query: { contactId: contact._id, ...page, ...(source ? { source } : {}) }, signal });
            return { items: read.history, total: read.total };
        },
        revision,
    );

    return (
        <div class="contact-fill">
            <div class="spread contact-filter">
                <label class="row">
                    <span>{texts.source}</span>
                    <select class="input" value={source} onChange={(event) => setSource(event.currentTarget.value)}>
                        <option value="">{common.all}</option>
                        {SOURCES.map((each) => (
                            <option key={each} value={each}>
                                {mediumName(each)}
                            </option>
                        ))}
                    </select>
                </label>
                <span class="quiet" role="status">
                    {!pages.isFirst && pages.total > 0 && texts.count(pages.total)}
                </span>
            </div>
            {pages.error !== undefined && (
                <p class="contact-note bad" role="alert">
                    {errorText(pages.error)}{' '}
                    <button type="button" class="link" onClick={pages.reload}>
                        {common.retry}
                    </button>
                </p>
            )}
            {!pages.isFirst && pages.total === 0 && pages.error === undefined ? (
                <div class="empty">
                    <p>{source ? texts.noneOf : texts.none}</p>
                </div>
            ) : (
                <VirtualList
                    items={pages.items}
                    question={pages.key}
                    keyOf={(item) => item._id}
                    estimate={ITEM_HEIGHT}
                    label={texts.list}
                    total={pages.total}
                    onEnd={pages.readMore}
                >
                    {(item) => <Item item={item} />}
                </VirtualList>
            )}
        </div>
    );
}

/** The chosen channel: in the address where the panel has its own, else beside a conversation only here. */
function useSource(isInAddress: boolean): [string, (source: string) => void] {
    const [query, change] = useQuery();
    const [own, setOwn] = useState('');
    return isInAddress ? [query['source'] ?? '', (source) => change({ source: source || undefined })] : [own, setOwn];
}

function Item({ item }: { item: HistoryItem }) {
    const { history: texts } = strings.value.contacts;
    const { call, servedBy } = item;
    const end = item.closedAt ?? item.ts;
    return (
        <Link class="history-item" href={call ? `/calls/${call._id}` : `/chats/${item._id}`} {...(call ? { 'data-call': call._id } : { 'data-rid': item._id })}>
            <MediumIcon type={item.source.type} size={18} />
            <span class="history-text">
                <span class="spread">
                    <strong class="clip">{call ? callTitle(item) : texts.chat(mediumName(item.source.type))}</strong>
                    <time class="quiet" dateTime={end}>
                        {fullTime(end)}
                    </time>
                </span>
                <span class="quiet clip">
                    {servedBy ? texts.served(call?.servedBy?.name ?? servedBy.username) : texts.nobody} ·{' '}
                    {call ? texts.talked(clock(call.talkMs)) : texts.messages(item.msgs)}
                </span>
                <Last item={item} />
                {item.tags.length > 0 && (
                    <span class="row">
                        {item.tags.map((tag) => (
                            <span key={tag} class="badge">
                                <bdi>{tag}</bdi>
                            </span>
                        ))}
                    </span>
                )}
            </span>
        </Link>
    );
}

/** What is left of it in a line: the closing comment, the wrap-up's notes or the last message. */
function Last({ item }: { item: HistoryItem }) {
    const text = item.call?.wrapUp?.notes || item.closingMessage || item.lastMessage?.msg;
    return text ? (
        <span class="clip" dir="auto">
            {text}
        </span>
    ) : null;
}

function callTitle({ call }: HistoryItem): string {
    const { call: texts } = strings.value.contacts.history;
    if (call!.direction === 'outbound') return texts.outbound;
    return call!.answeredAt ? texts.inbound : texts.missed;
}
