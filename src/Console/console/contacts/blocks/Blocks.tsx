import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Icon } from '@shared/ui/Icon';
import { VirtualList } from '@shared/ui/VirtualList';
import { useApp } from '../../app';
import { useLastShown } from '../../shell/useLastShown';
import { usePages, type Pages } from '../../shell/usePages';
import { useQuery } from '../../shell/useQuery';
import { strings } from '../../strings';
import { isForbidden, ListError } from '../ListError';
import { useListRevision } from '../live';
import { useTyped } from '../useTyped';
import { BlockRow } from './BlockRow';
import { SCOPES, isScope, type Block } from './blocking';
import { NewBlock } from './NewBlock';
import './blocks.css';

const ROW_HEIGHT = 64;
const SEARCH_ID = 'block-search';

/** All blocks: channels, contacts, e-mails, phones and IP addresses. */
export function Blocks() {
    const {
        contacts: { blockList: texts },
    } = strings.value;
    const pages = useBlocks();
    const shown = isForbidden(pages.error) ? [] : pages.items;
    const [isAdding, setAdding] = useState(false);
    return (
        <section class="contact-list blocks" aria-label={texts.title}>
            <Head pages={pages} onAdd={() => setAdding(true)} />
            {pages.error !== undefined && <ListError error={pages.error} onRetry={pages.reload} />}
            {shown.length === 0 && !pages.isFirst ? (
                pages.error === undefined && <Nothing />
            ) : (
                <div class="contact-rows">
                    <VirtualList
                        items={shown}
                        question={pages.key}
                        keyOf={(block) => block._id}
                        estimate={ROW_HEIGHT}
                        label={texts.list}
                        total={pages.total}
                        onEnd={pages.readMore}
                    >
                        {(block) => <BlockRow block={block} onUnblocked={() => document.getElementById(SEARCH_ID)?.focus()} />}
                    </VirtualList>
                </div>
            )}
            {isAdding && <NewBlock onClose={() => setAdding(false)} />}
        </section>
    );
}

function useBlocks(): Pages<Block> {
    const { api } = useApp();
    const [{ q, scope, ended }] = useQuery();
    return useLastShown(
        usePages<Block>(
            `${q ?? ''}/${scope ?? ''}/${ended ?? ''}`,
            async (page, signal) => {
                const query = { ...page, ...(q ? { text: q } : {}), ...(isScope(scope) ? { scope } : {}), ...(ended ? { expired: true } : {}) };
                const read = await api.get('omnichannel/contacts.blocked', { query, signal });
                return { items: read.blocks, total: read.total };
            },
            useListRevision('blocks'),
        ),
    );
}

function Head({ pages, onAdd }: { pages: Pages<Block>; onAdd(): void }) {
    const app = useApp();
    const [query, change] = useQuery();
    const {
        contacts: { blockList: texts },
        common,
    } = strings.value;
    const [text, setText] = useTyped(query['q'] ?? '', (q) => change({ q }));
    return (
        <header class="pane-head">
            <div class="spread">
                <div class="row">
                    <Link class="button plain icon-only back" href="/contacts" aria-label={texts.back}>
                        <Icon name="back" />
                    </Link>
                    <h1>{texts.title}</h1>
                    <span class="quiet" role="status">
                        {!pages.isFirst && pages.total > 0 && texts.count(pages.total)}
                    </span>
                </div>
                {app.permissions.can('block-livechat-contact') && (
                    <button type="button" class="button primary" onClick={onAdd}>
                        <Icon name="plus" />
                        {texts.new}
                    </button>
                )}
            </div>
            <div class="row contact-filters">
                <label class="contact-search">
                    <Icon name="search" />
                    <span class="hidden-label">{texts.search}</span>
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
                <label class="row block-scope">
                    <span>{texts.scope}</span>
                    <select class="input" value={query['scope'] ?? ''} onChange={(event) => change({ scope: event.currentTarget.value || undefined })}>
                        <option value="">{common.all}</option>
                        {SCOPES.map((scope) => (
                            <option key={scope} value={scope}>
                                {texts.scopes[scope]}
                            </option>
                        ))}
                    </select>
                </label>
                <label class="row switch">
                    <input
                        type="checkbox"
                        role="switch"
                        checked={Boolean(query['ended'])}
                        onChange={(event) => change({ ended: event.currentTarget.checked ? '1' : undefined })}
                    />
                    {texts.ended}
                </label>
            </div>
        </header>
    );
}

function Nothing() {
    const [{ q, scope }] = useQuery();
    const {
        contacts: { blockList: texts },
    } = strings.value;
    return (
        <div class="empty">
            <p>{q || scope ? texts.noneOf : texts.none}</p>
        </div>
    );
}
