import { useState } from 'preact/hooks';
import { Field } from '@shared/ui/Field';
import { ApiError } from '@shared/api/errors';
import { reasonOf, strings } from '../strings';
import { isEmail } from '../view';
import { useApp } from './context';

const CODES = {
    'error-verification-code-invalid': 'wrong', 'error-verification-code-expired': 'expired', 'error-verification-too-many-attempts': 'tooMany',
    'error-verification-no-address': 'noAddress', 'error-verification-not-sent': 'notSent', 'error-verification-throttled': 'wait',
} as const;

/**
 * Asks for the code by which the visitor proves its address before the conversation starts. The server has sent one where it knows an address; another one,
 * or one to another address, is asked for here.
 */
export function Verify() {
    const app = useApp();
    const [address, setAddress] = useState(app.profile.email);
    const [isAsking, setAsking] = useState(address === '');
    const [code, setCode] = useState('');
    const [sentTo, setSentTo] = useState(address);
    const [failure, setFailure] = useState<unknown>();
    const [isBusy, setBusy] = useState(false);
    const texts = strings.value.verify;
    const { api, token } = app.session;
    const run = (action: () => Promise<unknown>) => {
        setBusy(true);
        setFailure(undefined);
        action().catch(setFailure).finally(() => setBusy(false));
    };
    const request = () => run(async () => {
        const where = address.trim() === '' ? {} : isEmail(address) ? { email: address.trim() } : { phone: address.trim() };
        setSentTo((await api.post('livechat/verification.request', { body: { token, ...where } })).verification.sentTo);
        setAsking(false);
    });
    const confirm = () => run(() => api.post('livechat/verification.confirm', { body: { token, code } }));
    const reason = failure instanceof ApiError ? CODES[failure.code as keyof typeof CODES] : undefined;
    const error = failure === undefined ? undefined : reason ? texts[reason] : texts.refused(reasonOf(failure));
    return (
        <form class="verify" aria-label={texts.title} onSubmit={(event) => { event.preventDefault(); (isAsking ? request : confirm)(); }}>
            <h2>{texts.title}</h2>
            <p class="quiet" role="status" dir="auto">{isAsking ? texts.intro : texts.sentTo(sentTo)}</p>
            {isAsking
                ? (
                    <Field label={texts.address} error={error}>
                        {(control) => <input {...control} class="input" name="address" dir="ltr" autoComplete="email" value={address}
                            onInput={({ currentTarget }) => setAddress(currentTarget.value)} />}
                    </Field>
                )
                : (
                    <Field label={texts.code} error={error}>
                        {(control) => <input {...control} class="input" name="code" inputMode="numeric" autoComplete="one-time-code" dir="ltr" value={code}
                            onInput={({ currentTarget }) => setCode(currentTarget.value)} />}
                    </Field>
                )}
            <div class="row">
                <button type="submit" class="button primary" disabled={isBusy || (isAsking ? address : code).trim() === ''}>
                    {isAsking ? texts.request : texts.confirm}
                </button>
                <button type="button" class="button" onClick={() => { setAsking(!isAsking); setFailure(undefined); }}>
                    {isAsking ? texts.haveCode : texts.another}
                </button>
            </div>
        </form>
    );
}
