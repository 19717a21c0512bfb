import { useEffect, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useApp, type App } from '../../app';
import { strings } from '../../strings';
import type { ListedContact } from '../listing';
import { pathOf } from '../place';
import { nameOf } from '../subject';
import { isEmail, isPhone } from './problems';

const PAUSE_MS = 400;

interface ExistingHintProps {
    kind: 'emails' | 'phones';
    address: string;
    ownIds: readonly string[];
}

/** Says that another contact has this address already, and leads to it. */
export function ExistingHint({ kind, address, ownIds }: ExistingHintProps) {
    const app = useApp();
    const [found, setFound] = useState<{ address: string; contact: ListedContact | undefined }>();
    const own = ownIds.join();
    useEffect(() => {
        if (!(kind === 'emails' ? isEmail : isPhone)(address)) return;
        const stop = new AbortController();
        const timer = setTimeout(() => {
            findOther(app, kind, address, ownIds, stop.signal).then(
                (result) => setFound(result && { address, contact: result.contact }),
                () => undefined,
            );
        }, PAUSE_MS);
        return () => {
            clearTimeout(timer);
            stop.abort();
        };
    }, [kind, address, own]);
    const { form: texts } = strings.value.contacts;
    if (found?.address !== address) return null;
    return (
        <span class="help exists" role="status">
            {found.contact ? (
                <>
                    {texts.exists}{' '}
                    <Link href={pathOf(found.contact._id)}>
                        <bdi>{nameOf(found.contact)}</bdi>
                    </Link>
                </>
            ) : (
                texts.existsSomewhere
            )}
        </span>
    );
}

/** The contact that has an address besides the one that is edited. */
async function findOther(app: App, kind: ExistingHintProps['kind'], address: string, ownIds: readonly string[], signal: AbortSignal) {
    const query = kind === 'emails' ? { email: address } : { phone: address };
    if (!(await app.api.get('omnichannel/contacts.checkExistence', { query, signal })).exists) return undefined;
    const pages = await Promise.all(
        [false, true].map((unknown) => app.api.get('omnichannel/contacts.search', { query: { searchText: address, unknown, count: 10 }, signal })),
    );
    const all = pages
        .flatMap((page) => page.contacts)
        .filter((contact) => addressesOf(contact, kind).some((each) => each.toLowerCase() === address.toLowerCase()));
    const other = all.find((contact) => !ownIds.includes(contact._id));
    return other || all.length === 0 ? { contact: other } : undefined;
}

const addressesOf = (contact: ListedContact, kind: ExistingHintProps['kind']): string[] =>
    kind === 'emails' ? contact.emails.map((email) => email.address) : contact.phones.map((phone) => phone.phoneNumber);
