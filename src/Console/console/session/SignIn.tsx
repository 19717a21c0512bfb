import { useState } from 'preact/hooks';
import { ApiError } from '@shared/api/errors';
import { Field } from '@shared/ui/Field';
import { errorText, strings } from '../strings';
import { signIn } from './session';

/** Asks for name and password, and for the second factor's code where the server wants one. */
export function SignIn({ hasEnded }: { hasEnded: boolean }) {
    const { signIn: texts, app } = strings.value;
    const [user, setUser] = useState('');
    const [password, setPassword] = useState('');
    const [code, setCode] = useState('');
    const [asksForCode, setAsksForCode] = useState(false);
    const [error, setError] = useState<string>();
    const [isBusy, setBusy] = useState(false);

    const submit = async (event: Event) => {
        event.preventDefault();
        setBusy(true);
        setError(undefined);
        try {
            await signIn(user, password, code || undefined);
        } catch (failure) {
            const isCode = failure instanceof ApiError && failure.needsSecondFactor;
            if (isCode) setAsksForCode(true);
            if (!isCode || asksForCode) setError(failure instanceof ApiError && failure.status === 401 ? failure.message : errorText(failure));
            setBusy(false);
        }
    };

    return (
        <main class="sign-in">
            <form class="stack" onSubmit={submit}>
                <h1>{app.name}</h1>
                {hasEnded && (
                    <p class="banner warn" role="status">
                        {texts.ended}
                    </p>
                )}
                <Field label={texts.user}>
                    {(control) => (
                        <input
                            {...control}
                            class="input"
                            name="username"
                            autocomplete="username"
                            autofocus
                            required
                            value={user}
                            onInput={(event) => setUser(event.currentTarget.value)}
                        />
                    )}
                </Field>
                <Field label={texts.password} error={asksForCode ? undefined : error}>
                    {(control) => (
                        <input
                            {...control}
                            class="input"
                            name="password"
                            type="password"
                            autocomplete="current-password"
                            required
                            value={password}
                            onInput={(event) => setPassword(event.currentTarget.value)}
                        />
                    )}
                </Field>
                {asksForCode && (
                    <Field label={texts.code} help={texts.codeHelp} error={error}>
                        {(control) => (
                            <input
                                {...control}
                                class="input"
                                name="code"
                                inputMode="numeric"
                                autocomplete="one-time-code"
                                ref={focus}
                                required
                                value={code}
                                onInput={(event) => setCode(event.currentTarget.value)}
                            />
                        )}
                    </Field>
                )}
                <button type="submit" class="button primary" disabled={isBusy}>
                    {texts.submit}
                </button>
            </form>
        </main>
    );
}

const focus = (element: HTMLElement | null) => element?.focus();
