import { Link } from 'wouter-preact';
import { Icon } from '@shared/ui/Icon';
import { VirtualList } from '@shared/ui/VirtualList';
import { useApp } from '../app';
import { useLastShown } from '../shell/useLastShown';
import { usePages, type Pages } from '../shell/usePages';
import { useQuery, type Query } from '../shell/useQuery';
import { strings } from '../strings';
import type { Asked } from './ContactMenu';
import { ContactRow } from './ContactRow';
import { readKnownThenUnknown, type ListedContact, type ReadContacts } from './listing';
import { useListRevision } from './live';
import { isForbidden, ListError } from './ListError';
import { ListHead } from './ListHead';
import { moveInList } from './listKeys';

const ROW_HEIGHT = 48;

interface ContactListProps {
    /** The contact that is shown beside the list. */
    chosenId: string | undefined;
    onAsk(asked: Asked): void;
}

/** The contacts, as far as search and filter let them through. */
export function ContactList({ chosenId, onAsk }: ContactListProps) {
    const [query] = useQuery();
    const pages = useContacts(query);
    const shown = isForbidden(pages.error) ? [] : pages.items;
    const { contacts: texts } = strings.value;
    return (
        <section class="contact-list" aria-label={texts.list}>
            <ListHead total={pages.isFirst || isForbidden(pages.error) ? undefined : pages.total} />
            {pages.error !== undefined && <ListError error={pages.error} onRetry={pages.reload} />}
            {shown.length > 0 && <ColumnNames />}
            {shown.length === 0 && !pages.isFirst ? (
                pages.error === undefined && <Nothing isSearch={Boolean(query['q'])} />
            ) : (
                <div class="contact-rows" onKeyDown={moveInList}>
                    <VirtualList
                        items={shown}
                        question={pages.key}
                        keyOf={(contact) => contact._id}
                        estimate={ROW_HEIGHT}
                        label={texts.list}
                        total={pages.total}
                        onEnd={pages.readMore}
                    >
                        {(contact) => (
                            <ContactRow contact={contact} isHere={contact._id === chosenId || (contact.aliases ?? []).includes(chosenId ?? '')} onAsk={onAsk} />
                        )}
                    </VirtualList>
                </div>
            )}
        </section>
    );
}

/** Reads the contacts of a search; those of the search before stay until the first page is there. */
function useContacts({ q, unknown }: Query): Pages<ListedContact> {
    const { api } = useApp();
    const revision = useListRevision('contacts');
    return useLastShown(
        usePages<ListedContact>(
            `${q ?? ''}/${unknown ?? ''}`,
            async (page, signal) => {
                const read: ReadContacts = async (isUnknown, asked) => {
                    const found = await api.get('omnichannel/contacts.search', {
                        query: { ...asked, unknown: isUnknown, ...(q ? { searchText: q } : {}) },
                        signal,
                    });
                    return { items: found.contacts, total: found.total };
                };
                return unknown ? readKnownThenUnknown(page, read) : read(false, page);
            },
            revision,
        ),
    );
}

/** The names of the columns, for the eye: each row says its own by its order and its pictures. */
function ColumnNames() {
    const { columns } = strings.value.contacts;
    return (
        <div class="contact-head contact-columns" aria-hidden="true">
            <span class="contact-who">{columns.name}</span>
            <span class="contact-email">{columns.email}</span>
            <span class="contact-phone">{columns.phone}</span>
            <span class="contact-manager">{columns.manager}</span>
            <span class="contact-last">{columns.lastChat}</span>
            <span class="contact-channels">{columns.channels}</span>
        </div>
    );
}

function Nothing({ isSearch }: { isSearch: boolean }) {
    const app = useApp();
    const [, change] = useQuery();
    const { contacts: texts } = strings.value;
    if (isSearch)
        return (
            <div class="empty">
                <p>{texts.nothingFound}</p>
                <button type="button" class="button" onClick={() => change({ q: undefined })}>
                    {texts.clearSearch}
                </button>
            </div>
        );
    return (
        <div class="empty">
            <p>{texts.nobody}</p>
            {app.permissions.can('create-livechat-contact') && (
                <Link class="button primary" href="/contacts/new">
                    <Icon name="plus" />
                    {texts.newContact}
                </Link>
            )}
        </div>
    );
}
