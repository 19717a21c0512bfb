import { strings } from '../strings';
import { customKeyOf } from './conflicting';
import { useAgents, useContactFields } from './useKnown';

/** The names of fields and their values for a person: a manager by its name, a custom field by its label. */
export function useFieldText(): { labelOf(field: string): string; textOf(field: string, value: string): string } {
    const agents = useAgents().value ?? [];
    const fields = useContactFields().value ?? [];
    const { common, contacts: { details } } = strings.value;
    return {
        labelOf: (field) => {
            const key = customKeyOf(field);
            if (key !== undefined) return fields.find((each) => each._id === key)?.label ?? key;
            return field === 'manager' ? details.manager : field === 'name' ? common.name : field;
        },
        textOf: (field, value) => (field === 'manager' ? agents.find((agent) => agent._id === value)?.name ?? value : value),
    };
}
