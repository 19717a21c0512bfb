import { useState } from 'preact/hooks';
import { Field } from '@shared/ui/Field';
import { newId } from '@shared/api/ids';
import { reasonOf, strings } from '../strings';
import { isEmail } from '../view';
import { useApp } from './context';

/** The end of a conversation: an opinion, the transcript, and the way to the next one. */
export function Closed() {
    const app = useApp();
    const texts = strings.value.closed;
    const config = app.config.value;
    return (
        <>
            <div class="closed">
                <p class="strong" dir="auto" role="status">{config?.messages?.conversationFinishedMessage || texts.title}</p>
                {config?.survey && config.survey.items.length > 0 && <Survey items={config.survey.items} values={config.survey.values} />}
                {config?.settings?.transcript && <Transcript />}
            </div>
            <p class="anew"><button type="button" class="button primary large" data-focus onClick={() => app.startAnew()}>{texts.anew}</button></p>
        </>
    );
}

type Step = { kind: 'open'; failure?: unknown } | { kind: 'sending' } | { kind: 'done' };

function Survey({ items, values }: { items: readonly string[]; values: readonly string[] }) {
    const app = useApp();
    const [marks, setMarks] = useState<Readonly<Record<string, string>>>({});
    const [feedback, setFeedback] = useState('');
    const [step, setStep] = useState<Step>({ kind: 'open' });
    const texts = strings.value.closed;
    if (step.kind === 'done') return <p role="status">{texts.thanks}</p>;
    const words = feedback.trim();
    const data = [
        ...Object.entries(marks).map(([name, value]) => ({ name, value })), ...(words ? [{ name: 'additionalFeedback', value: words }] : []),
    ];
    /* One question first: the others come when somebody wants to say something. */
    const hasBegun = Object.keys(marks).length > 0;
    const submit = (event: Event) => {
        event.preventDefault();
        const rid = app.session.conversation.peek()?.room._id;
        if (!rid || data.length === 0) return;
        setStep({ kind: 'sending' });
        app.session.api.post('livechat/room.survey', { body: { rid, token: app.session.token, data }, idempotencyKey: newId() })
            .then(() => setStep({ kind: 'done' }), (failure: unknown) => setStep({ kind: 'open', failure }));
    };
    return (
        <form class="survey" aria-label={texts.survey} onSubmit={submit}>
            <h2>{texts.survey}</h2>
            {items.slice(0, hasBegun ? items.length : 1).map((item) => (
                <fieldset key={item}>
                    <legend>{texts.items[item] ?? item}</legend>
                    <span class="marks">
                        {values.map((value, index) => (
                            <label key={value} title={texts.marks[index]}>
                                <input type="radio" name={item} value={value} checked={marks[item] === value}
                                    onChange={() => setMarks({ ...marks, [item]: value })} />
                                <span aria-hidden="true">{value}</span><span class="hidden-label">{texts.marks[index] ?? value}</span>
                            </label>
                        ))}
                    </span>
                </fieldset>
            ))}
            {hasBegun && <Field label={`${texts.feedback} (${strings.value.optional})`}>
                {(control) => <textarea {...control} class="input" rows={2} dir="auto" value={feedback}
                    onInput={({ currentTarget }) => setFeedback(currentTarget.value)} />}
            </Field>}
            {step.kind === 'open' && step.failure !== undefined && <p class="error" role="alert">{texts.failed(reasonOf(step.failure))}</p>}
            {hasBegun && <button type="submit" class="button" disabled={step.kind === 'sending'}>{texts.sendSurvey}</button>}
        </form>
    );
}

function Transcript() {
    const app = useApp();
    const [email, setEmail] = useState(app.profile.email);
    const [step, setStep] = useState<Step>({ kind: 'open' });
    const texts = strings.value.closed;
    if (step.kind === 'done') return <p role="status" dir="auto">{texts.transcriptSent(email)}</p>;
    const submit = (event: Event) => {
        event.preventDefault();
        const rid = app.session.conversation.peek()?.room._id;
        if (!rid || !isEmail(email)) return;
        setStep({ kind: 'sending' });
        app.session.api.post('livechat/transcript', { body: { rid, token: app.session.token, email: email.trim() }, idempotencyKey: newId() })
            .then(() => setStep({ kind: 'done' }), (failure: unknown) => setStep({ kind: 'open', failure }));
    };
    return (
        <form class="transcript" aria-label={texts.transcript} noValidate onSubmit={submit}>
            <Field label={texts.transcriptTo} error={step.kind === 'open' && step.failure !== undefined ? texts.failed(reasonOf(step.failure)) : undefined}>
                {(control) => <input {...control} class="input" type="email" dir="ltr" autoComplete="email" value={email}
                    onInput={({ currentTarget }) => setEmail(currentTarget.value)} />}
            </Field>
            <button type="submit" class="button" disabled={!isEmail(email) || step.kind === 'sending'}>{texts.transcript}</button>
        </form>
    );
}
