import { useRef, useState } from 'preact/hooks';
import { ApiError } from '@shared/api/errors';
import { newId } from '@shared/api/ids';
import type { Call } from '@shared/types';
import { Field } from '@shared/ui/Field';
import { useApp } from '../app';
import { Picker } from '../filters/Picker';
import { errorText, strings } from '../strings';
import { notify } from '../shell/toasts';
import { savedValues, wrapUpBody, wrapUpDrafts, type WrapUpValues } from './wrapUpDrafts';

interface WrapUpFormProps {
    call: Call;
    isSmall?: boolean;
    onDone?(): void;
    /** Gives up what was typed. */
    onCancel?(): void;
}

type Part = 'notes' | 'disposition' | 'tags';

/** Notes, disposition and tags of a call. What is typed stays on the device until it is saved. */
export function WrapUpForm({ call, isSmall, onDone, onCancel }: WrapUpFormProps) {
    const { calls } = strings.value;
    const { values, problem, isBusy, change, save, giveUp } = useWrapUp(call, onDone);
    const errorOf = (part: Part) => (problem?.part === part ? problem.text : undefined);
    return (
        <form class="stack wrap-up-form" onSubmit={save} data-call={call._id}>
            <Field label={calls.notes} error={errorOf('notes')}>
                {(control) => (
                    <textarea
                        {...control}
                        class="input"
                        dir="auto"
                        rows={isSmall ? 3 : 4}
                        value={values.notes}
                        onInput={(event) => change({ notes: event.currentTarget.value })}
                    />
                )}
            </Field>
            <Field label={calls.disposition} error={errorOf('disposition')}>
                {(control) => (
                    <Picker
                        id={control.id}
                        describedBy={control['aria-describedby']}
                        kind="dispositions"
                        label={calls.disposition}
                        isSingle
                        chosen={values.dispositionId ? [values.dispositionId] : []}
                        onChange={(chosen) => change({ dispositionId: chosen[0] ?? '' })}
                    />
                )}
            </Field>
            <Field label={calls.tags} error={errorOf('tags')}>
                {(control) => (
                    <Picker
                        id={control.id}
                        describedBy={control['aria-describedby']}
                        kind="tags"
                        label={calls.tags}
                        chosen={values.tags}
                        onChange={(tags) => change({ tags })}
                    />
                )}
            </Field>
            {problem && !problem.part && (
                <p class="error" role="alert">
                    {problem.text}
                </p>
            )}
            <Buttons
                isOpen={call.open}
                isBusy={isBusy}
                {...(onCancel
                    ? {
                          onCancel: () => {
                              giveUp();
                              onCancel();
                          },
                      }
                    : {})}
            />
        </form>
    );
}

function Buttons({ isOpen, isBusy, onCancel }: { isOpen: boolean; isBusy: boolean; onCancel?(): void }) {
    const { calls, common } = strings.value;
    return (
        <div class="actions">
            {onCancel && (
                <button type="button" class="button" onClick={onCancel}>
                    {common.cancel}
                </button>
            )}
            <button type="submit" class="button primary" disabled={isBusy}>
                {isOpen ? calls.saveNow : calls.saveWrapUp}
            </button>
        </div>
    );
}

/** The values of a call's form, and what can be done with them. */
function useWrapUp(call: Call, onDone: (() => void) | undefined) {
    const app = useApp();
    const drafts = wrapUpDrafts(app);
    const { calls } = strings.value;
    const values = drafts.of(call._id).value ?? savedValues(call);
    const [problem, setProblem] = useState<{ part?: Part | undefined; text: string }>();
    const [isBusy, setBusy] = useState(false);
    const key = useRef(newId());
    const change = (next: Partial<WrapUpValues>) => {
        key.current = newId();
        drafts.type(call._id, { ...values, ...next });
    };
    const save = async (event: Event) => {
        event.preventDefault();
        setBusy(true);
        setProblem(undefined);
        try {
            const { call: saved } = await app.api.post('calls.wrapUp', { body: wrapUpBody(call._id, values), idempotencyKey: key.current });
            drafts.end(call._id);
            app.store.showCall(saved);
            app.changes.touch('calls');
            notify(calls.wrapUpSaved);
            onDone?.();
        } catch (failure) {
            setProblem(problemOf(failure));
        }
        setBusy(false);
    };
    return { values, problem, isBusy, change, save, giveUp: () => drafts.end(call._id) };
}

/** Which part of a wrap-up the server refused, in words. */
function problemOf(failure: unknown): { part?: Part | undefined; text: string } {
    const { calls } = strings.peek();
    if (!(failure instanceof ApiError) || failure.code !== 'error-call-wrap-up-required') return { text: errorText(failure) };
    const part = (['notes', 'disposition', 'tags'] as const).find((each) => failure.message.includes(each));
    return { part, text: part ? calls.required[part] : errorText(failure) };
}
