import { useState } from 'preact/hooks';
import { Icon } from '@shared/ui/Icon';
import { Menu } from '@shared/ui/Menu';
import { useApp } from '../../app';
import { useChoices } from '../../filters/choices';
import { Problem } from '../../filters/Problem';
import { fullTime } from '../../shell/format';
import { useRest } from '../../shell/useRest';
import { strings } from '../../strings';
import { PartHead } from '../PartHead';
import { manageTexts } from '../texts';
import { stateOf, type Action, type Policy } from './policies';
import { PolicyDialog } from './PolicyDialog';
import { Receipts } from './Receipts';

/** How long closed chats are kept, what went, and the receipts of it. */
export default function Retention() {
    const { api } = useApp();
    const { retention: texts } = manageTexts.value;
    const [edited, setEdited] = useState<{ policy: Policy | undefined; isRemoval: boolean }>();
    const read = useRest('retention', (signal) => api.get('retention.policies', { signal }));
    const policies = read.value?.policies ?? [];
    return (
        <section class="manage-part" aria-labelledby="part-title">
            <PartHead title={texts.title} help={texts.help}>
                <button type="button" class="button primary" onClick={() => setEdited({ policy: undefined, isRemoval: false })}>
                    <Icon name="plus" size={16} />
                    {texts.add}
                </button>
            </PartHead>
            <Problem read={read} />
            {policies.length > 0 && <Policies policies={policies} onEdit={(policy, isRemoval) => setEdited({ policy, isRemoval })} />}
            {read.value && policies.length === 0 && <p class="quiet">{texts.nothing}</p>}
            <Receipts />
            {edited && <PolicyDialog {...edited} onClose={() => setEdited(undefined)} onDone={read.reload} />}
        </section>
    );
}

function Policies({ policies, onEdit }: { policies: readonly Policy[]; onEdit(policy: Policy, isRemoval: boolean): void }) {
    const { retention: texts } = manageTexts.value;
    const { common } = strings.value;
    const choices = useChoices();
    const nameOf = ({ department }: Policy) => (department ? department.name ?? department._id : texts.workspace);
    return (
        <div class="wide-table" tabIndex={0} role="region" aria-label={texts.title}>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{texts.department}</th>
                        <th scope="col">{texts.action}</th>
                        <th scope="col">{texts.days}</th>
                        <th scope="col">{texts.state}</th>
                        <th scope="col">{texts.changed}</th>
                        <th scope="col">
                            <span class="hidden-label">{common.more}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {policies.map((policy) => (
                        <tr key={policy.department?._id ?? ''} data-policy={policy.department?._id ?? 'workspace'}>
                            <th scope="row">
                                <button type="button" class="text-link" onClick={() => onEdit(policy, false)}>
                                    <bdi>{nameOf(policy)}</bdi>
                                </button>
                            </th>
                            <td>{texts.actions[policy.action as Action]}</td>
                            <td>{policy.days ?? ''}</td>
                            <td>{stateOf(policy)}</td>
                            <td>
                                <time dateTime={policy.changedAt}>{fullTime(policy.changedAt)}</time>{' '}
                                {policy.changedBy && <bdi>{choices.name('agents', policy.changedBy)}</bdi>}
                            </td>
                            <td class="table-menu">
                                <Menu
                                    label={`${common.more}: ${nameOf(policy)}`}
                                    items={[
                                        { label: common.edit, icon: 'pencil', onChoose: () => onEdit(policy, false) },
                                        ...(policy.action === 'inherit'
                                            ? []
                                            : [{ label: texts.remove, icon: 'trash' as const, isDanger: true, onChoose: () => onEdit(policy, true) }]),
                                    ]}
                                />
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
