import { Field } from '@shared/ui/Field';
import { strings } from '../../strings';
import { useAgents } from '../useKnown';

interface ManagerSelectProps {
    /** The agent's id; empty = nobody. */
    value: string;
    problem: string | undefined;
    onChange(value: string): void;
}

/** The agent to whom a contact's chats go first. */
export function ManagerSelect({ value, problem, onChange }: ManagerSelectProps) {
    const agents = useAgents().value ?? [];
    const { form: texts, details } = strings.value.contacts;
    const isKnown = value === '' || agents.some((agent) => agent._id === value);
    return (
        <Field label={texts.manager} help={texts.managerHelp} error={problem}>
            {(control) => (
                <select {...control} class="input" name="manager" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
                    <option value="">{texts.nobody}</option>
                    {!isKnown && <option value={value}>{agents.length > 0 ? details.noSuchManager : '…'}</option>}
                    {agents.map((agent) => <option key={agent._id} value={agent._id}>{agent.name} ({agent.username})</option>)}
                </select>
            )}
        </Field>
    );
}
