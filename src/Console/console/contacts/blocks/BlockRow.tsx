import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Icon, type IconName } from '@shared/ui/Icon';
import { useApp } from '../../app';
import { fullTime } from '../../shell/format';
import { strings } from '../../strings';
import { mediumName } from '../medium';
import { pathOf } from '../place';
import { isScope, targetOf, unblockWithUndo, type Block } from './blocking';

const ICONS: Readonly<Record<string, IconName>> = { channel: 'chats', contact: 'user', email: 'mail', phone: 'phone', ip: 'globe' };

/** One block: whom it keeps out, since when, until when and why. */
export function BlockRow({ block, onUnblocked }: { block: Block; onUnblocked(): void }) {
    const app = useApp();
    const { blockList: texts } = strings.value.contacts;
    const [isBusy, setBusy] = useState(false);
    const target = targetOf(block);
    const name = block.target ?? texts.erased;

    const unblock = async () => {
        setBusy(true);
        const isDone = await unblockWithUndo(app, target!, block, name);
        setBusy(false);
        if (isDone) onUnblocked();
    };
    return (
        <div class="block-row" data-block={block._id}>
            <Icon name={ICONS[block.scope] ?? 'block'} />
            <div class="block-text">
                <div class="row">
                    {block.contactId ? (
                        <Link class="block-target" href={pathOf(block.contactId, 'channels')}>
                            <bdi class="clip">{name}</bdi>
                        </Link>
                    ) : (
                        <strong class="clip">
                            <bdi>{name}</bdi>
                        </strong>
                    )}
                    <span class="badge">
                        {isScope(block.scope) ? texts.scopeOf[block.scope] : block.scope}
                        {block.visitor && `: ${mediumName(block.visitor.source.type)}`}
                    </span>
                </div>
                {block.reason && (
                    <div class="clip" dir="auto" title={block.reason}>
                        {block.reason}
                    </div>
                )}
                <div class="quiet">
                    {[texts.since(fullTime(block.blockedAt)), texts.by(blockerOf(block)), endOf(block), texts.refused(block.refusedAttempts)].join(' · ')}
                </div>
            </div>
            {target && app.permissions.can('unblock-livechat-contact') && (
                <button type="button" class="button" disabled={isBusy} aria-label={texts.unblockNth(name)} onClick={() => void unblock()}>
                    {texts.unblock}
                </button>
            )}
        </div>
    );
}

function blockerOf({ blockedBy }: Block): string {
    const { system } = strings.value.contacts.blockList;
    if (typeof blockedBy === 'string') return blockedBy === 'system' ? system : blockedBy;
    return blockedBy.name ?? blockedBy.username ?? blockedBy._id;
}

function endOf({ expiresAt }: Block): string {
    const { blockList: texts } = strings.value.contacts;
    if (!expiresAt) return texts.forGood;
    return Date.parse(expiresAt) < Date.now() ? texts.ended_(fullTime(expiresAt)) : texts.until(fullTime(expiresAt));
}
