import { Link } from 'wouter-preact';
import { Icon } from '@shared/ui/Icon';
import { useApp } from '../app';
import { useQuery, withQuery } from '../shell/useQuery';
import { strings } from '../strings';
import { useTyped } from './useTyped';

export const SEARCH_ID = 'contact-search';

/** The head of the list of contacts: how many there are, what can be done, search and filter. */
export function ListHead({ total }: { total: number | undefined }) {
    const app = useApp();
    const [query, change] = useQuery();
    const { contacts: texts } = strings.value;
    const [text, setText] = useTyped(query['q'] ?? '', (q) => change({ q }));
    return (
        <header class="pane-head">
            <div class="spread">
                <div class="row">
                    <h1>{texts.title}</h1>
                    <span class="quiet" role="status">
                        {total !== undefined && texts.count(total)}
                    </span>
                </div>
                <div class="row wrap">
                    {app.permissions.can('view-livechat-contact') && (
                        <Link class="button" href="/contacts/duplicates">
                            <Icon name="merge" />
                            {texts.duplicates.link}
                        </Link>
                    )}
                    <Link class="button" href="/contacts/blocks">
                        <Icon name="block" />
                        {texts.blocks}
                    </Link>
                    {app.permissions.can('create-livechat-contact') && (
                        <Link class="button primary" href={withQuery('/contacts/new')}>
                            <Icon name="plus" />
                            {texts.newContact}
                        </Link>
                    )}
                </div>
            </div>
            <div class="row contact-filters">
                <label class="contact-search">
                    <Icon name="search" />
                    <span class="hidden-label">{texts.searchLabel}</span>
                    <input
                        id={SEARCH_ID}
                        class="input"
                        type="search"
                        dir="auto"
                        placeholder={texts.searchHint}
                        value={text}
                        onInput={(event) => setText(event.currentTarget.value)}
                    />
                </label>
                <label class="row switch">
                    <input
                        type="checkbox"
                        role="switch"
                        checked={Boolean(query['unknown'])}
                        onChange={(event) => change({ unknown: event.currentTarget.checked ? '1' : undefined })}
                    />
                    {texts.unknownToo}
                </label>
            </div>
        </header>
    );
}
