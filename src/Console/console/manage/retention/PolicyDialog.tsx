import { useState } from 'preact/hooks';
import { newId } from '@shared/api/ids';
import { Dialog } from '@shared/ui/Dialog';
import { Field } from '@shared/ui/Field';
import { useApp } from '../../app';
import { useChoices } from '../../filters/choices';
import { Picker } from '../../filters/Picker';
import { Problem } from '../../filters/Problem';
import { fullTime } from '../../shell/format';
import { attempt } from '../../shell/toasts';
import { useRest } from '../../shell/useRest';
import { strings } from '../../strings';
import { manageTexts } from '../texts';
import { changeOf, DAYS_MAX, isWhole, lets, membersOf, type Action, type Change, type Policy } from './policies';

interface PolicyDialogProps {
    policy: Policy | undefined;
    isRemoval: boolean;
    onClose(): void;
    onDone(): void;
}

/** Changes or removes a policy. Says before what would go, and sends that number with the change. */
export function PolicyDialog({ policy, isRemoval, onClose, onDone }: PolicyDialogProps) {
    const { api } = useApp();
    const { retention: texts, manage } = manageTexts.value;
    const { common } = strings.value;
    const [change, setChange] = useState<Change>(() => (isRemoval ? { ...changeOf(policy), action: 'inherit' } : changeOf(policy)));
    const [isBusy, setBusy] = useState(false);
    const key = JSON.stringify(change);
    const preview = useRest(key, (signal) =>
        isWhole(change) ? api.get('retention.preview', { query: membersOf(change), signal }) : Promise.resolve(undefined),
    );
    const count = preview.value?.conversations;
    const save = async (event: Event) => {
        event.preventDefault();
        if (count === undefined) return;
        setBusy(true);
        const { departmentId, action, ...others } = membersOf(change);
        const target = departmentId ? { departmentId } : {};
        const idempotencyKey = newId();
        const isDone = await attempt(
            () => (action === 'inherit'
                ? api.post('retention.remove', { body: { ...target, confirm: count }, idempotencyKey })
                : api.post('retention.save', { body: { ...target, action, ...others, confirm: count }, idempotencyKey })),
            isRemoval ? manage.removed : manage.saved,
        );
        setBusy(false);
        if (!isDone) return preview.reload();
        onDone();
        onClose();
    };
    return (
        <Dialog title={isRemoval ? texts.remove : policy ? texts.edit : texts.add} closeLabel={common.close} onClose={onClose} isPanel>
            <form class="stack manage-form" onSubmit={save}>
                {!isRemoval && <Fields change={change} isNew={policy === undefined} onChange={setChange} />}
                <Problem read={preview} />
                <Preview preview={preview.value} change={change} />
                <div class="actions form-actions">
                    <button type="button" class="button" onClick={onClose}>{common.cancel}</button>
                    <button type="submit" class={`button ${isRemoval ? 'danger' : 'primary'}`} disabled={isBusy || count === undefined}>
                        {isRemoval ? texts.remove : common.save}
                    </button>
                </div>
            </form>
        </Dialog>
    );
}

function Fields({ change, isNew, onChange }: { change: Change; isNew: boolean; onChange(change: Change): void }) {
    const { retention: texts } = manageTexts.value;
    const actions: Action[] = change.departmentId ? ['anonymize', 'delete', 'keep'] : ['anonymize', 'delete'];
    return (
        <>
            {isNew && (
                <Field label={texts.department} help={texts.departmentHelp}>
                    {(control) => (
                        <Picker id={control.id} describedBy={control['aria-describedby']} kind="departments" label={texts.department} isSingle
                            chosen={change.departmentId ? [change.departmentId] : []}
                            onChange={([departmentId = '']) =>
                                onChange({ ...change, departmentId, action: !departmentId && change.action === 'keep' ? 'anonymize' : change.action })} />
                    )}
                </Field>
            )}
            <Field label={texts.action} help={texts.actionHelp}>
                {(control) => (
                    <select {...control} class="input" value={change.action} onChange={(event) => onChange({ ...change, action: event.currentTarget.value as Action })}>
                        {actions.map((action) => <option key={action} value={action}>{texts.actions[action]}</option>)}
                    </select>
                )}
            </Field>
            {lets(change.action) && (
                <Field label={texts.days}>
                    {(control) => (
                        <input {...control} class="input" type="number" required min={1} max={DAYS_MAX} value={change.days ?? ''}
                            onInput={({ currentTarget: { value, valueAsNumber } }) => onChange({ ...change, days: value === '' ? undefined : valueAsNumber })} />
                    )}
                </Field>
            )}
            <label class="check">
                <input type="checkbox" checked={change.enabled} onChange={(event) => onChange({ ...change, enabled: event.currentTarget.checked })} />
                <span>{texts.enabled}</span>
            </label>
        </>
    );
}

function Preview({ preview, change }: { preview: { conversations: number; oldest?: string; departments: readonly Line[] } | undefined; change: Change }) {
    const choices = useChoices();
    const { retention: texts } = manageTexts.value;
    if (!preview) return null;
    const isGrace = change.enabled && (lets(change.action) || preview.conversations > 0);
    return (
        <div class="banner" role="status">
            <div class="grow">
                <p>{texts.wouldGo(preview.conversations)}{preview.oldest && ` ${texts.oldest.replace('{time}', fullTime(preview.oldest))}`}</p>
                {preview.departments.length > 1 && (
                    <ul>
                        {preview.departments.map(({ department, conversations }) => (
                            <li key={department?._id ?? ''}>
                                <bdi>{department ? department.name ?? choices.name('departments', department._id) : texts.noDepartment}</bdi>: {conversations}
                            </li>
                        ))}
                    </ul>
                )}
                {isGrace && <p>{texts.grace}</p>}
            </div>
        </div>
    );
}

interface Line {
    department?: { _id: string; name?: string };
    conversations: number;
}
