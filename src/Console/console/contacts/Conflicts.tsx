import { useState } from 'preact/hooks';
import { newId } from '@shared/api/ids';
import type { Contact } from '@shared/types';
import { useApp } from '../app';
import { attempt } from '../shell/toasts';
import { strings } from '../strings';
import { conflictingOf, resolutionOf } from './conflicting';
import { useFieldText } from './fieldText';

/** Lets the user choose between the values that channels and merged contacts gave for one field. */
export function Conflicts({ contact }: { contact: Contact }) {
    const { api } = useApp();
    const {
        contacts: { conflicts: texts },
    } = strings.value;
    const conflicting = conflictingOf(contact);
    const [chosen, setChosen] = useState<Record<string, string>>({});
    const [isBusy, setBusy] = useState(false);
    const { labelOf, textOf } = useFieldText();

    const save = async (event: Event) => {
        event.preventDefault();
        setBusy(true);
        const all = Object.fromEntries(conflicting.map(({ field, values }) => [field, chosen[field] ?? values[0]!]));
        await attempt(() => api.post('omnichannel/contacts.conflicts', { body: resolutionOf(contact._id, all), idempotencyKey: newId() }), texts.done);
        setBusy(false);
    };

    return (
        <form class="contact-note warn stack" onSubmit={save}>
            <div>
                <h3>{texts.title}</h3>
                <p>{texts.help}</p>
            </div>
            {conflicting.map(({ field, values }) => (
                <fieldset key={field} class="choices">
                    <legend>
                        <bdi>{labelOf(field)}</bdi>
                    </legend>
                    {values.map((value, index) => (
                        <label key={value} class="row">
                            <input
                                type="radio"
                                name={`conflict-${field}`}
                                checked={(chosen[field] ?? values[0]) === value}
                                onChange={() => setChosen({ ...chosen, [field]: value })}
                            />
                            <bdi>{textOf(field, value) || texts.none}</bdi>
                            {index === 0 && <span class="badge">{texts.present}</span>}
                        </label>
                    ))}
                </fieldset>
            ))}
            <div>
                <button type="submit" class="button" disabled={isBusy}>
                    {texts.save}
                </button>
            </div>
        </form>
    );
}
