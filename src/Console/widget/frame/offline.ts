import type { Schemas } from '@shared/api/client';
import { newId } from '@shared/api/ids';
import { untilDone } from '@shared/api/retry';
import type { WidgetApp } from './app';
import { host } from './host';
import type { Profile } from './view';

/** Sends what was written while nobody was there, until the server has it or refuses it. */
export async function leaveMessage(app: WidgetApp, profile: Profile, signal: AbortSignal): Promise<void> {
    const { name, email, department } = profile;
    const page = host.peek()?.page.href;
    const body: Schemas['OfflineMessageRequest'] = {
        name: name.trim(), email: email.trim(), message: app.offlineDraft.peek().trim(), ...(department ? { department } : {}),
        ...(page ? { host: new URL(page).host } : {}),
    };
    const idempotencyKey = newId();
    await untilDone(() => app.session.api.post('livechat/offline.message', { body, idempotencyKey }), signal);
    app.typeOffline('');
}
