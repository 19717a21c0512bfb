import { useState } from 'preact/hooks';
import { ApiError } from '@shared/api/errors';
import { newId } from '@shared/api/ids';
import { Icon } from '@shared/ui/Icon';
import { useApp, type App } from '../app';
import { notify, notifyError } from '../shell/toasts';
import { strings } from '../strings';

/** Whether the user may have numbers called. */
export const mayDial = ({ permissions }: App): boolean => permissions.can('outbound-voip-calls') && permissions.hasRole('livechat-agent');

/** A button that has a number called and connects it with the user's phone. Nothing for who may not. */
export function DialButton({ number, text, isPlain }: { number: string; text?: string; isPlain?: boolean }) {
    const app = useApp();
    const [isBusy, setBusy] = useState(false);
    const { calls } = strings.value;
    if (!mayDial(app)) return null;
    const dial = async () => {
        setBusy(true);
        try {
            const { call } = await app.api.post('calls.dial', { body: { number }, idempotencyKey: newId() });
            app.store.showCall(call);
            notify(calls.dialing(number));
        } catch (failure) {
            notifyError(
                failure instanceof ApiError && failure.code === 'error-call-dial-not-configured' ? new ApiError(400, failure.code, calls.noProvider) : failure,
            );
        }
        setBusy(false);
    };
    return (
        <button
            type="button"
            class={`button ${isPlain ? 'plain icon-only' : ''}`}
            disabled={isBusy}
            aria-label={calls.call(number)}
            title={calls.call(number)}
            onClick={dial}
        >
            <Icon name="phone" size={16} />
            {text}
        </button>
    );
}
