import { useLayoutEffect, useState } from 'preact/hooks';
import type { Schemas } from '@shared/api/client';
import type { Room } from '@shared/types';
import { Field } from '@shared/ui/Field';
import { useApp } from '../app';
import { fullTime } from '../shell/format';
import { attempt } from '../shell/toasts';
import { strings } from '../strings';
import { priorityText, usePriorities, useRoomFields, useServiceLevels, useTags } from './catalogs';
import { channelLabel } from './channel';
import { mayEditInfo } from './offered';
import { changedInfo, infoOf, type Info } from './roomInfo';
import { TagsField } from './TagsField';

/** Topic, tags, priority, service level and custom fields of a chat, to read and to change. */
export function RoomInfo({ room }: { room: Room }) {
    const app = useApp();
    const { room: texts } = strings.value;
    const [info, setInfo] = useState<Info>(infoOf(room));
    const [base, setBase] = useState<Info>(info);
    const [isBusy, setBusy] = useState(false);
    const mayEdit = mayEditInfo(room, app.me._id, app.permissions);
    const now = JSON.stringify(infoOf(room));
    useLayoutEffect(() => {
        const next = infoOf(room);
        setInfo((typed) => ({ ...next, ...changedInfo(base, typed) }));
        setBase(next);
    }, [room._id, now]);
    const change = (changes: Partial<Info>) => setInfo((before) => ({ ...before, ...changes }));
    const hasChanged = Object.keys(changedInfo(base, info)).length > 0;

    const submit = async (event: Event) => {
        event.preventDefault();
        setBusy(true);
        await attempt(
            () =>
                app.api.post('livechat/room.saveInfo', {
                    body: { roomData: { _id: room._id, ...savedForm(base, info) }, guestData: { _id: room.v._id } },
                }),
            texts.saved,
        );
        setBusy(false);
    };
    return (
        <form class="room-info stack" onSubmit={submit}>
            <Facts room={room} />
            <Field label={texts.topic}>
                {(control) => (
                    <input
                        {...control}
                        class="input"
                        dir="auto"
                        disabled={!mayEdit}
                        value={info.topic}
                        onInput={(event) => change({ topic: event.currentTarget.value })}
                    />
                )}
            </Field>
            <Field label={texts.tags}>
                {(control) => <Tags id={control.id} room={room} tags={info.tags} isDisabled={!mayEdit} onChange={(tags) => change({ tags })} />}
            </Field>
            <Choices info={info} isDisabled={!mayEdit} onChange={change} />
            <CustomFields
                values={info.livechatData}
                isDisabled={!mayEdit || !app.permissions.can('edit-livechat-room-customfields')}
                onChange={(livechatData) => change({ livechatData })}
            />
            {mayEdit && (
                <button type="submit" class="button primary" disabled={isBusy || !hasChanged}>
                    {texts.save}
                </button>
            )}
        </form>
    );
}

/** Tags are changed one by one, so that two who change them do not take away each other's. */
function savedForm(base: Info, info: Info) {
    const { tags, ...changes } = changedInfo(base, info);
    const added = info.tags.filter((tag) => !base.tags.includes(tag));
    const removed = base.tags.filter((tag) => !info.tags.includes(tag));
    return { ...changes, addTags: tags ? added : [], removeTags: tags ? removed : [] };
}

function Facts({ room }: { room: Room }) {
    const app = useApp();
    const { room: texts, conversation } = strings.value;
    const department = room.department?.name ?? app.departments.nameOf(room.departmentId);
    const facts: [string, string | undefined][] = [
        [conversation.channel, channelLabel(room.source, strings.value)],
        [texts.department, department],
        [texts.agent, room.servedBy?.username],
        [texts.started, fullTime(room.ts)],
        [texts.queued, room.queuedAt && fullTime(room.queuedAt)],
        [texts.closed, room.closedAt && fullTime(room.closedAt)],
    ];
    return (
        <dl class="facts">
            {facts.map(
                ([name, value]) =>
                    value && (
                        <div key={name}>
                            <dt>{name}</dt>
                            <dd>
                                <bdi>{value}</bdi>
                            </dd>
                        </div>
                    ),
            )}
        </dl>
    );
}

function Tags({
    id,
    room,
    tags,
    isDisabled,
    onChange,
}: {
    id: string;
    room: Room;
    tags: readonly string[];
    isDisabled: boolean;
    onChange(tags: readonly string[]): void;
}) {
    return <TagsField id={id} tags={tags} known={useTags(room.departmentId)} isDisabled={isDisabled} onChange={onChange} />;
}

function Choices({ info, isDisabled, onChange }: { info: Info; isDisabled: boolean; onChange(changes: Partial<Info>): void }) {
    const { room: texts } = strings.value;
    const priorities = usePriorities();
    const levels = useServiceLevels();
    return (
        <>
            <Field label={texts.priority}>
                {(control) => (
                    <select
                        {...control}
                        class="input"
                        disabled={isDisabled}
                        value={info.priorityId}
                        onChange={(event) => onChange({ priorityId: event.currentTarget.value })}>
                        <option value="">{texts.noPriority}</option>
                        {priorities.map((priority) => (
                            <option key={priority._id} value={priority._id}>
                                {priorityText(priority, strings.value)}
                            </option>
                        ))}
                    </select>
                )}
            </Field>
            <Field label={texts.sla}>
                {(control) => (
                    <select
                        {...control}
                        class="input"
                        disabled={isDisabled}
                        value={info.slaId}
                        onChange={(event) => onChange({ slaId: event.currentTarget.value })}>
                        <option value="">{texts.noSla}</option>
                        {levels.map((level) => (
                            <option key={level._id} value={level._id}>
                                {level.name}
                            </option>
                        ))}
                    </select>
                )}
            </Field>
        </>
    );
}

type Values = Record<string, string>;

function CustomFields({ values, isDisabled, onChange }: { values: Values; isDisabled: boolean; onChange(values: Values): void }) {
    const fields = useRoomFields();
    const unlisted = Object.keys(values).filter((name) => !fields.some((field) => field._id === name));
    if (fields.length + unlisted.length === 0) return null;
    return (
        <fieldset class="stack">
            <legend>{strings.value.room.custom}</legend>
            {fields.map((field) => (
                <CustomField
                    key={field._id}
                    field={field}
                    value={values[field._id] ?? ''}
                    isDisabled={isDisabled}
                    onChange={(value) => onChange({ ...values, [field._id]: value })}
                />
            ))}
            {unlisted.map((name) => (
                <Field key={name} label={name}>
                    {(control) => <input {...control} class="input" disabled value={values[name]} />}
                </Field>
            ))}
        </fieldset>
    );
}

function CustomField({
    field,
    value,
    isDisabled,
    onChange,
}: {
    field: Schemas['CustomField'];
    value: string;
    isDisabled: boolean;
    onChange(value: string): void;
}) {
    const options =
        field.type === 'select'
            ? (field.options ?? '')
                  .split(',')
                  .map((option) => option.trim())
                  .filter(Boolean)
            : undefined;
    return (
        <Field label={field.label}>
            {(control) =>
                options ? (
                    <select {...control} class="input" disabled={isDisabled} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
                        <option value="" />
                        {options.map((option) => (
                            <option key={option}>{option}</option>
                        ))}
                    </select>
                ) : (
                    <input
                        {...control}
                        class="input"
                        dir="auto"
                        disabled={isDisabled}
                        value={value}
                        onInput={(event) => onChange(event.currentTarget.value)}
                    />
                )
            }
        </Field>
    );
}
