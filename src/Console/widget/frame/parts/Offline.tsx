import { useEffect, useRef, useState } from 'preact/hooks';
import { Field } from '@shared/ui/Field';
import { leaveMessage } from '../offline';
import { reasonOf, strings } from '../strings';
import { faultsOf, type FieldError, type Profile } from '../view';
import { useApp } from './context';
import { ProfileFields } from './Profile';

type Step = { kind: 'writing'; failure?: unknown } | { kind: 'sending' } | { kind: 'sent' };

/** Takes a message while nobody is there. The text stays until the server has it. */
export function Offline() {
    const app = useApp();
    const [profile, setProfile] = useState<Profile>(app.profile);
    const [faults, setFaults] = useState<readonly FieldError[]>([]);
    const [step, setStep] = useState<Step>({ kind: 'writing' });
    const stop = useRef(new AbortController());
    const form = useRef<HTMLFormElement>(null);
    const texts = strings.value.offline;
    const config = app.config.value;
    useEffect(() => () => stop.current.abort(), []);
    const submit = (event: Event) => {
        event.preventDefault();
        const found: FieldError[] = faultsOf(profile, undefined);
        if (app.offlineDraft.peek().trim() === '') found.push({ name: 'message', kind: 'missing' });
        setFaults(found);
        if (found.length > 0) return void queueMicrotask(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
        setStep({ kind: 'sending' });
        leaveMessage(app, profile, stop.current.signal).then(() => setStep({ kind: 'sent' }), (failure: unknown) => setStep({ kind: 'writing', failure }));
    };
    if (step.kind === 'sent') {
        return (
            <div class="page center" role="status">
                <p>{texts.sent}</p>
                <button type="button" class="button" data-focus onClick={() => setStep({ kind: 'writing' })}>{texts.another}</button>
            </div>
        );
    }
    const isSending = step.kind === 'sending';
    return (
        <form ref={form} class="page" noValidate aria-label={texts.title} onSubmit={submit}>
            <h2>{texts.title}</h2>
            <p class="quiet" dir="auto">{config?.messages?.offlineMessage || texts.intro}</p>
            {step.kind === 'writing' && step.failure !== undefined && <p class="error" role="alert">{texts.refused(reasonOf(step.failure))}</p>}
            <ProfileFields profile={profile} faults={faults} onChange={(next) => { setProfile(next); app.keepProfile(next); }}
                departments={(config?.departments ?? []).filter((department) => department.showOnOfflineForm)} />
            <Field label={texts.message} error={faults.some(({ name }) => name === 'message') ? strings.value.form.missing : undefined}>
                {(control) => <textarea {...control} class="input" name="message" rows={5} dir="auto" required readOnly={isSending}
                    value={app.offlineDraft.value}
                    onInput={({ currentTarget }) => app.typeOffline(currentTarget.value)} />}
            </Field>
            {isSending && <p role="status">{texts.sending}</p>}
            <button type="submit" class="button primary large" disabled={isSending}>{texts.send}</button>
        </form>
    );
}
