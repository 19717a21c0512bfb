import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '@shared/ui/Icon';
import { strings } from '../../strings';
import { ExistingHint } from './ExistingHint';
import type { Problems } from './problems';

interface AddressFieldsProps {
    kind: 'emails' | 'phones';
    all: readonly string[];
    problems: Problems;
    /** The ids of the contact itself: its own addresses are no news. */
    ownIds: readonly string[];
    onChange(all: readonly string[]): void;
}

/** The e-mails or phones of a contact, each in a line that can be taken away, and a button for one more. */
export function AddressFields({ kind, all, problems, ownIds, onChange }: AddressFieldsProps) {
    const group = useRef<HTMLFieldSetElement>(null);
    const { form: texts } = strings.value.contacts;
    const { common } = strings.value;
    const one = kind === 'emails' ? common.email : common.phone;
    const set = (index: number, text: string) => onChange(all.map((each, at) => (at === index ? text : each)));
    const lineToFocus = useRef<number>();
    useLayoutEffect(() => {
        if (lineToFocus.current !== undefined) group.current?.querySelectorAll('input')[lineToFocus.current]?.focus();
        lineToFocus.current = undefined;
    }, [all]);
    const remove = (index: number) => {
        const rest = all.filter((_, at) => at !== index);
        lineToFocus.current = Math.max(0, index - 1);
        onChange(rest.length > 0 ? rest : ['']);
    };
    const add = () => {
        lineToFocus.current = all.length;
        onChange([...all, '']);
    };
    return (
        <fieldset ref={group} class="field addresses">
            <legend class="label">{texts[kind]}</legend>
            {all.map((text, index) => {
                const id = `contact-${kind}-${index}`;
                const problem = problems[`${kind}.${index}`];
                return (
                    <div key={index} class="address">
                        <div class="row">
                            <input
                                class="input"
                                id={id}
                                type={kind === 'emails' ? 'email' : 'tel'}
                                dir="ltr"
                                autocomplete="off"
                                aria-label={texts.nth(one, index + 1)}
                                aria-invalid={problem ? true : undefined}
                                aria-describedby={problem ? `${id}-error` : undefined}
                                value={text}
                                onInput={(event) => set(index, event.currentTarget.value)}
                            />
                            <button type="button" class="button plain icon-only" aria-label={texts.removeNth(one, index + 1)} onClick={() => remove(index)}>
                                <Icon name="close" size={16} />
                            </button>
                        </div>
                        {problem ? (
                            <span class="error" id={`${id}-error`} role="alert">
                                {problem}
                            </span>
                        ) : (
                            <ExistingHint kind={kind} address={text.trim()} ownIds={ownIds} />
                        )}
                    </div>
                );
            })}
            <div>
                <button type="button" class="button plain add" onClick={add}>
                    <Icon name="plus" size={16} />
                    {kind === 'emails' ? texts.addEmail : texts.addPhone}
                </button>
            </div>
        </fieldset>
    );
}
