import { useRef, useState } from 'preact/hooks';
import { Field } from '@shared/ui/Field';
import { reasonOf, strings } from '../strings';
import { faultsOf, type FieldError, type Profile } from '../view';
import { useApp } from './context';
import { ProfileFields } from './Profile';

/** Asks who the visitor is and what it is about. What is typed is kept with each key. */
export function Register() {
    const app = useApp();
    const form = useRef<HTMLFormElement>(null);
    const [profile, setProfile] = useState<Profile>(app.profile);
    const [faults, setFaults] = useState<readonly FieldError[]>([]);
    const texts = strings.value.form;
    const config = app.config.value;
    const refusal = app.formRefusal.value;
    const change = (next: Profile) => {
        setProfile(next);
        app.keepProfile(next);
        setFaults((known) => known.filter(({ name }) => faultsOf(next, config).some((fault) => fault.name === name)));
    };
    const submit = (event: Event) => {
        event.preventDefault();
        const found: FieldError[] = faultsOf(withDefaults(profile, config), config);
        if (app.draft.peek().trim() === '') found.push({ name: 'message', kind: 'missing' });
        setFaults(found);
        if (found.length > 0) return void queueMicrotask(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
        app.register(withDefaults(profile, config), app.draft.peek());
    };
    return (
        <form ref={form} class="page" noValidate aria-label={texts.title} onSubmit={submit}>
            <h2>{texts.title}</h2>
            {refusal && <p class="error" role="alert">{texts.refused(reasonOf(refusal))}</p>}
            <ProfileFields profile={profile} faults={faults} customFields={config?.customFields ?? []} onChange={change}
                departments={(config?.departments ?? []).filter((department) => department.showOnRegistration)} />
            <Field label={texts.message} error={faults.some(({ name }) => name === 'message') ? texts.missing : undefined}>
                {(control) => <textarea {...control} class="input" name="message" rows={3} dir="auto" required value={app.draft.value}
                    onInput={({ currentTarget }) => app.type(currentTarget.value)} />}
            </Field>
            <button type="submit" class="button primary large">{texts.start}</button>
        </form>
    );
}

/** A field that was not touched has the value that it shows. */
function withDefaults(profile: Profile, config: ReturnType<typeof useApp>['config']['value']): Profile {
    const defaults = (config?.customFields ?? []).filter((field) => field.defaultValue).map((field) => [field._id, field.defaultValue!] as const);
    return { ...profile, fields: { ...Object.fromEntries(defaults), ...profile.fields } };
}
