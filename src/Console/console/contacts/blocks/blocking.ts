import type { Schemas } from '@shared/api/client';
import { newId } from '@shared/api/ids';
import type { App } from '../../app';
import { notify, notifyError } from '../../shell/toasts';
import { strings } from '../../strings';

/** Whom a block keeps out: one of the members is there. */
export type BlockTarget = Schemas['UnblockRequest'];

/** What else a block says. */
export interface BlockTerms {
    reason?: string | undefined;
    expiresAt?: string | undefined;
}

export type Block = Schemas['Block'];

/** What a block can keep out. */
export const SCOPES = ['channel', 'contact', 'email', 'phone', 'ip'] as const;
export type Scope = (typeof SCOPES)[number];
export const isScope = (text: string | undefined): text is Scope => SCOPES.some((scope) => scope === text);

/** The target of a block that is in the list; undefined = it was erased. */
export function targetOf(block: Block): BlockTarget | undefined {
    if (block.scope === 'channel') return block.visitor && { visitor: block.visitor };
    if (block.scope === 'contact') return block.contactId === undefined ? undefined : { contactId: block.contactId };
    return block.target === undefined ? undefined : { [block.scope]: block.target };
}

export const blockTarget = (app: App, target: BlockTarget, { reason, expiresAt }: BlockTerms, idempotencyKey = newId()) =>
    app.api.post('omnichannel/contacts.block', { body: { ...target, ...(reason ? { reason } : {}), ...(expiresAt ? { expiresAt } : {}) }, idempotencyKey });

/** Lets somebody in again, and offers to undo that. */
export async function unblockWithUndo(app: App, target: BlockTarget, terms: BlockTerms | undefined, name: string): Promise<boolean> {
    const { contacts: { blocking }, common } = strings.peek();
    try {
        await app.api.post('omnichannel/contacts.unblock', { body: target, idempotencyKey: newId() });
        notify(blocking.unblocked(name), {
            label: common.undo,
            run: () => void blockTarget(app, target, terms ?? {}).then(() => notify(blocking.blocked(name)), notifyError),
        });
        return true;
    } catch (failure) {
        notifyError(failure);
        return false;
    }
}
