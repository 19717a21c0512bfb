import { useState } from 'preact/hooks';
import { useApp } from '../../app';
import { Problem } from '../../filters/Problem';
import { SearchBox } from '../../filters/FilterBar';
import { attempt, notify } from '../../shell/toasts';
import { useQuery } from '../../shell/useQuery';
import { useRest } from '../../shell/useRest';
import { strings } from '../../strings';
import { PartHead } from '../PartHead';
import { manageTexts } from '../texts';

type Grants = Readonly<Record<string, readonly string[]>>;

/** Which role may do what. */
export default function PermissionMatrix() {
    const { api, permissions: own } = useApp();
    const [query, change] = useQuery();
    const { permissions: texts } = manageTexts.value;
    const { common } = strings.value;
    const mayEdit = own.can('access-permissions');
    const [changed, setChanged] = useState<Grants>({});
    const read = useRest('permissions', async () => {
        const [permissions, roles] = await Promise.all([api.get('permissions.listAll'), api.get('roles.list')]);
        return { permissions: permissions.update.toSorted((one, other) => one._id.localeCompare(other._id)), roles: roles.roles };
    });
    const text = (query['q'] ?? '').toLowerCase();
    const shown = (read.value?.permissions ?? []).filter(({ _id }) => _id.includes(text) || readable(_id).includes(text));
    const rolesOf = (id: string, stored: readonly string[]) => changed[id] ?? stored;
    const set = async (id: string, before: readonly string[], role: string, isGranted: boolean, isUndo = false) => {
        const after = isGranted ? [...before, role] : before.filter((each) => each !== role);
        setChanged((all) => ({ ...all, [id]: after }));
        const isDone = await attempt(() => api.post('permissions.update', { body: { permissions: [{ _id: id, roles: after }] } }));
        if (!isDone) return setChanged((all) => ({ ...all, [id]: before }));
        const told = isGranted ? texts.granted(readable(id), role) : texts.taken(readable(id), role);
        notify(told, isUndo ? undefined : { label: common.undo, run: () => void set(id, after, role, !isGranted, true) });
    };
    return (
        <section class="manage-part" aria-labelledby="part-title">
            <PartHead title={texts.title} help={mayEdit ? texts.help : texts.readOnly} />
            <SearchBox label={texts.search} value={query['q'] ?? ''} onChange={(q) => change({ q })} />
            <Problem read={read} />
            <div class="wide-table matrix" tabIndex={0} role="region" aria-label={texts.table}>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{texts.permission}</th>
                            {read.value?.roles.map(({ _id, name }) => (
                                <th key={_id} scope="col">
                                    {name}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {shown.map(({ _id, roles }) => (
                            <PermissionRow
                                key={_id}
                                id={_id}
                                granted={rolesOf(_id, roles)}
                                roles={read.value!.roles}
                                mayEdit={mayEdit}
                                onChange={(role, isGranted) => set(_id, rolesOf(_id, roles), role, isGranted)}
                            />
                        ))}
                    </tbody>
                </table>
            </div>
            {read.value && (
                <p class="quiet" role="status">
                    {common.results(shown.length)}
                </p>
            )}
        </section>
    );
}

interface PermissionRowProps {
    id: string;
    granted: readonly string[];
    roles: readonly { _id: string; name: string }[];
    mayEdit: boolean;
    onChange(role: string, isGranted: boolean): void;
}

function PermissionRow({ id, granted, roles, mayEdit, onChange }: PermissionRowProps) {
    const { permissions: texts } = manageTexts.value;
    return (
        <tr data-permission={id}>
            <th scope="row">
                {readable(id)}
                <code class="quiet small-text">{id}</code>
            </th>
            {roles.map(({ _id, name }) => (
                <td key={_id}>
                    <input
                        type="checkbox"
                        aria-label={texts.cell(readable(id), name)}
                        disabled={!mayEdit}
                        checked={granted.includes(_id)}
                        onChange={(event) => onChange(_id, event.currentTarget.checked)}
                    />
                </td>
            ))}
        </tr>
    );
}

/** A permission's name as words. */
export const readable = (id: string): string =>
    id
        .replaceAll('-', ' ')
        .replace(/\bl room\b/, 'chats')
        .replaceAll('livechat', 'chat')
        .replaceAll('omnichannel ', '');
