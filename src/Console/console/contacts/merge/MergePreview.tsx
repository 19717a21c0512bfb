import type { Contact } from '@shared/types';
import { useApp } from '../../app';
import { useRest } from '../../shell/useRest';
import { errorText, strings } from '../../strings';
import { valueOf } from '../conflicting';
import { useFieldText } from '../fieldText';
import { nameOf } from '../subject';
import { differencesOf, merge, mergeErrorText, type Choices } from './merging';

interface MergePreviewProps {
    contact: Contact;
    other: Contact;
    choices: Choices;
    onChoose(choices: Choices): void;
}

/** The fields in which two contacts differ, and the contact that would come out. */
export function MergePreview({ contact, other, choices, onChoose }: MergePreviewProps) {
    const { merging: texts } = strings.value.contacts;
    const { labelOf, textOf } = useFieldText();
    const differing = differencesOf(contact, other);
    const choose = (field: string, owner: string | undefined) => {
        const { [field]: _, ...rest } = choices;
        onChoose(owner === undefined ? rest : { ...rest, [field]: owner });
    };
    return (
        <>
            {differing.length > 0 && <h3>{texts.fields}</h3>}
            {differing.map((field) => (
                <fieldset key={field} class="choices">
                    <legend>
                        <bdi>{labelOf(field)}</bdi>
                    </legend>
                    {[contact, other].map((owner) => (
                        <label key={owner._id} class="row">
                            <input type="radio" name={`merge-${field}`} checked={choices[field] === owner._id} onChange={() => choose(field, owner._id)} />
                            <bdi>{textOf(field, valueOf(owner, field))}</bdi>
                        </label>
                    ))}
                    <label class="row">
                        <input type="radio" name={`merge-${field}`} checked={choices[field] === undefined} onChange={() => choose(field, undefined)} />
                        {texts.later}
                    </label>
                </fieldset>
            ))}
            <Result contact={contact} other={other} choices={choices} />
        </>
    );
}

function Result({ contact, other, choices }: Omit<MergePreviewProps, 'onChoose'>) {
    const app = useApp();
    const {
        contacts: { merging: texts, details },
        common,
    } = strings.value;
    const { labelOf, textOf } = useFieldText();
    const { value, error } = useRest(
        `merge ${contact._id} ${other._id} ${JSON.stringify(choices)} ${contact._updatedAt} ${other._updatedAt}`,
        async (signal) => (await merge(app, contact._id, other._id, choices, true, undefined, signal)).contact,
    );
    if (error !== undefined)
        return (
            <p class="contact-note bad" role="alert">
                {mergeErrorText(error) ?? errorText(error)}
            </p>
        );
    return (
        <section class="merge-result" aria-label={texts.result} aria-busy={value === undefined}>
            <h3>{texts.result}</h3>
            {value && (
                <dl class="facts">
                    <div>
                        <dt>{common.name}</dt>
                        <dd>
                            <bdi>{nameOf(value)}</bdi>
                        </dd>
                    </div>
                    <div>
                        <dt>{details.emails}</dt>
                        <dd>
                            {value.emails.map(({ address }) => (
                                <bdi key={address}>{address}</bdi>
                            ))}
                        </dd>
                    </div>
                    <div>
                        <dt>{details.phones}</dt>
                        <dd>
                            {value.phones.map(({ phoneNumber }) => (
                                <bdi key={phoneNumber}>{phoneNumber}</bdi>
                            ))}
                        </dd>
                    </div>
                    <div>
                        <dt>{details.manager}</dt>
                        <dd>
                            <bdi>{value.contactManager ? textOf('manager', value.contactManager) : details.none}</bdi>
                        </dd>
                    </div>
                    {Object.entries(value.customFields).map(([key, text]) => (
                        <div key={key}>
                            <dt>
                                <bdi>{labelOf(`customFields.${key}`)}</bdi>
                            </dt>
                            <dd>
                                <bdi>{text}</bdi>
                            </dd>
                        </div>
                    ))}
                </dl>
            )}
            {value && value.conflictingFields.length > 0 && <p class="contact-note warn">{texts.conflicts(value.conflictingFields.length)}</p>}
        </section>
    );
}
