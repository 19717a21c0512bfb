import { useState } from 'preact/hooks';
import { Icon } from '@shared/ui/Icon';
import { strings } from '../strings';

interface TagsFieldProps {
    id: string;
    tags: readonly string[];
    /** The tags of the workspace's catalog. */
    known: readonly string[];
    isDisabled?: boolean;
    onChange(tags: readonly string[]): void;
}

/** Tags of a chat, chosen from the catalog. */
export function TagsField({ id, tags, known, isDisabled = false, onChange }: TagsFieldProps) {
    const { room: texts } = strings.value;
    const [text, setText] = useState('');
    const free = known.filter((tag) => !tags.includes(tag));
    const add = (tag: string) => {
        if (!tag || tags.includes(tag)) return;
        onChange([...tags, tag]);
        setText('');
    };
    const onKeyDown = (event: KeyboardEvent) => {
        if (event.key === 'Enter') {
            event.preventDefault();
            add(text.trim());
        } else if (event.key === 'Backspace' && text === '' && tags.length > 0) onChange(tags.slice(0, -1));
    };
    return (
        <div class="tags-field">
            {tags.map((tag) => (
                <span key={tag} class="badge">
                    <bdi>{tag}</bdi>
                    {!isDisabled && (
                        <button
                            type="button"
                            class="button plain icon-only"
                            aria-label={texts.removeTag(tag)}
                            onClick={() => onChange(tags.filter((each) => each !== tag))}>
                            <Icon name="close" size={12} />
                        </button>
                    )}
                </span>
            ))}
            {!isDisabled && (
                <input
                    id={id}
                    class="input"
                    list={`${id}-known`}
                    placeholder={texts.addTag}
                    value={text}
                    onKeyDown={onKeyDown}
                    onInput={(event) => {
                        const value = event.currentTarget.value;
                        if (free.includes(value)) add(value);
                        else setText(value);
                    }}
                    onBlur={() => add(text.trim())}
                />
            )}
            {isDisabled && tags.length === 0 && (
                <span id={id} class="quiet">
                    {strings.value.common.none}
                </span>
            )}
            <datalist id={`${id}-known`}>
                {free.map((tag) => (
                    <option key={tag} value={tag} />
                ))}
            </datalist>
        </div>
    );
}
