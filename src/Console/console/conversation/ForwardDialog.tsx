import { useRef, useState } from 'preact/hooks';
import { newId } from '@shared/api/ids';
import type { Room } from '@shared/types';
import { Dialog } from '@shared/ui/Dialog';
import { Field } from '@shared/ui/Field';
import { useApp } from '../app';
import { attempt } from '../shell/toasts';
import { strings } from '../strings';
import { Combobox, type Option } from './Combobox';
import { leaveChat } from './leaving';

const MOST_FOUND = 20;

/** Hands a chat to a department, to an agent, or to an agent of a department. */
export function ForwardDialog({ room, onClose }: { room: Room; onClose(): void }) {
    const app = useApp();
    const { forward: texts, common, actions } = strings.value;
    const [department, setDepartment] = useState<Option>();
    const [agent, setAgent] = useState<Option>();
    const [comment, setComment] = useState('');
    const [error, setError] = useState<string>();
    const [isBusy, setBusy] = useState(false);
    const key = useRef(newId());

    const departments = async (text: string, signal: AbortSignal) =>
        (await app.api.get('livechat/department', { query: { text, enabled: true, count: MOST_FOUND }, signal })).departments.map(
            ({ _id, name }) => ({ id: _id, label: name }),
        );
    const agents = async (text: string, signal: AbortSignal) =>
        (
            await app.api.get('livechat/users/agent', {
                query: { text, onlyAvailable: true, count: MOST_FOUND, ...(room.servedBy ? { excludeId: room.servedBy._id } : {}) },
                signal,
            })
        ).users
            .filter((user) => !department || user.departments.includes(department.id))
            .map(({ _id, name, username }) => ({ id: _id, label: name, hint: username }));
    const submit = async (event: Event) => {
        event.preventDefault();
        if (!department && !agent) return setError(texts.noneChosen);
        setBusy(true);
        const body = {
            roomId: room._id,
            ...(department ? { departmentId: department.id } : {}),
            ...(agent ? { userId: agent.id } : {}),
            ...(comment.trim() ? { comment } : {}),
        };
        const isDone = await attempt(() => app.api.post('livechat/room.forward', { body, idempotencyKey: key.current }), actions.forwarded);
        setBusy(false);
        key.current = newId();
        if (!isDone) return;
        onClose();
        leaveChat(app, room._id);
    };
    return (
        <Dialog title={texts.title} closeLabel={common.close} onClose={onClose}>
            <form class="stack" onSubmit={submit}>
                <Field label={texts.department} error={error}>
                    {(control) => (
                        <Combobox
                            id={control.id}
                            describedBy={control['aria-describedby']}
                            isFirst
                            placeholder={texts.chooseDepartment}
                            chosen={department}
                            search={departments}
                            onChoose={(option) => {
                                setDepartment(option);
                                setError(undefined);
                            }}
                        />
                    )}
                </Field>
                <Field label={texts.agent}>
                    {(control) => (
                        <Combobox
                            id={control.id}
                            placeholder={texts.chooseAgent}
                            chosen={agent}
                            search={agents}
                            onChoose={(option) => {
                                setAgent(option);
                                setError(undefined);
                            }}
                        />
                    )}
                </Field>
                <Field label={texts.comment}>
                    {(control) => (
                        <textarea
                            {...control}
                            class="input"
                            rows={3}
                            dir="auto"
                            value={comment}
                            onInput={(event) => setComment(event.currentTarget.value)}
                        />
                    )}
                </Field>
                <div class="actions">
                    <button type="button" class="button" onClick={onClose}>
                        {common.cancel}
                    </button>
                    <button type="submit" class="button primary" disabled={isBusy}>
                        {texts.submit}
                    </button>
                </div>
            </form>
        </Dialog>
    );
}
