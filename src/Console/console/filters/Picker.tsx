import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '@shared/ui/Icon';
import { strings } from '../strings';
import { useChoices, type Choice, type ChoiceKind } from './choices';
import './filters.css';

interface PickerProps {
    kind: ChoiceKind;
    chosen: readonly string[];
    onChange(chosen: readonly string[]): void;
    label: string;
    /** One can be chosen instead of several. */
    isSingle?: boolean;
    /** The chosen are shown elsewhere. */
    hidesChosen?: boolean;
    isDisabled?: boolean;
    id?: string;
    describedBy?: string | undefined;
}

const SEARCH_AFTER_MS = 200;

/** A field in which one types a part of a name and chooses from what is found (ARIA combobox pattern). */
export function Picker({ kind, chosen, onChange, label, isSingle, hidesChosen, isDisabled, id, describedBy }: PickerProps) {
    const input = useRef<HTMLInputElement>(null);
    const box = useRef<HTMLDivElement>(null);
    const list = useRef<HTMLUListElement>(null);
    const listId = useId();
    const [text, setText] = useState('');
    const [isOpen, setOpen] = useState(false);
    const [active, setActive] = useState(0);
    const offered = useOffered(kind, text, isOpen).filter((choice) => !chosen.includes(choice.id));
    const { filters } = strings.value;
    useLayoutEffect(() => {
        if (list.current && box.current) place(list.current, box.current);
    }, [isOpen, offered.length]);

    const choose = (choice: Choice | undefined) => {
        if (!choice) return;
        onChange(isSingle ? [choice.id] : [...chosen, choice.id]);
        setText('');
        setActive(0);
        if (isSingle) setOpen(false);
    };
    const onKeyDown = (event: KeyboardEvent) => {
        if (event.key === 'Escape' && isOpen) {
            event.preventDefault();
            event.stopPropagation();
            return setOpen(false);
        }
        if (event.key === 'Enter' && isOpen) choose(offered[active]);
        else if (event.key === 'ArrowDown') setActive(isOpen ? Math.min(active + 1, offered.length - 1) : 0);
        else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
        else if (event.key === 'Backspace' && text === '' && !hidesChosen && chosen.length > 0) return onChange(chosen.slice(0, -1));
        else return;
        event.preventDefault();
        if (event.key.startsWith('Arrow')) setOpen(true);
    };

    return (
        <div ref={box} class="picker">
            {!hidesChosen && (
                <Chosen
                    kind={kind}
                    chosen={chosen}
                    isDisabled={isDisabled}
                    onRemove={(one) => {
                        onChange(chosen.filter((other) => other !== one));
                        input.current?.focus();
                    }}
                />
            )}
            <input
                ref={input}
                id={id}
                class="picker-input"
                role="combobox"
                autocomplete="off"
                aria-autocomplete="list"
                aria-expanded={isOpen}
                aria-controls={isOpen ? listId : undefined}
                aria-activedescendant={isOpen && offered[active] ? `${listId}-${active}` : undefined}
                aria-label={id ? undefined : label}
                aria-describedby={describedBy}
                disabled={isDisabled}
                value={text}
                placeholder={chosen.length > 0 && !hidesChosen ? '' : filters.choose}
                onFocus={() => setOpen(true)}
                onClick={() => setOpen(true)}
                onBlur={() => setOpen(false)}
                onKeyDown={onKeyDown}
                onInput={(event) => {
                    setText(event.currentTarget.value);
                    setOpen(true);
                    setActive(0);
                }}
            />
            {isOpen && (
                <ul ref={list} id={listId} class="picker-list" role="listbox" aria-label={label} onMouseDown={(event) => event.preventDefault()}>
                    <Options id={listId} offered={offered} active={active} onChoose={choose} />
                </ul>
            )}
        </div>
    );
}

interface ChosenProps {
    kind: ChoiceKind;
    chosen: readonly string[];
    isDisabled?: boolean | undefined;
    onRemove(one: string): void;
}

/** What was chosen, each with a button that takes it away. */
function Chosen({ kind, chosen, isDisabled, onRemove }: ChosenProps) {
    const choices = useChoices();
    const { filters } = strings.value;
    return (
        <>
            {chosen.map((each) => (
                <span key={each} class="chip">
                    <bdi class="clip">{choices.name(kind, each)}</bdi>
                    <button
                        type="button"
                        class="chip-remove"
                        disabled={isDisabled}
                        aria-label={filters.remove(choices.name(kind, each))}
                        onClick={() => onRemove(each)}
                    >
                        <Icon name="close" size={12} />
                    </button>
                </span>
            ))}
        </>
    );
}

interface OptionsProps {
    id: string;
    offered: readonly Choice[];
    active: number;
    onChoose(choice: Choice): void;
}

function Options({ id, offered, active, onChoose }: OptionsProps) {
    if (offered.length === 0) {
        return (
            <li role="option" aria-selected="false" aria-disabled="true" class="quiet">
                {strings.value.filters.nothingToChoose}
            </li>
        );
    }
    return (
        <>
            {offered.map((choice, index) => (
                <li key={choice.id} id={`${id}-${index}`} role="option" aria-selected={index === active} onClick={() => onChoose(choice)}>
                    <bdi class="clip">{choice.label}</bdi>
                    {choice.hint && choice.hint !== choice.label && <bdi class="quiet clip">{choice.hint}</bdi>}
                </li>
            ))}
        </>
    );
}

/** Puts the list under its field, or above where there is more room: fixed, so that no scrolling part of the screen cuts it off. */
function place(list: HTMLElement, box: HTMLElement): void {
    const { top, bottom, left, width } = box.getBoundingClientRect();
    const isAbove = innerHeight - bottom < list.offsetHeight + 8 && top > innerHeight - bottom;
    Object.assign(list.style, {
        left: `${left}px`,
        width: `${width}px`,
        top: isAbove ? 'auto' : `${bottom + 2}px`,
        bottom: isAbove ? `${innerHeight - top + 2}px` : 'auto',
    });
}

/** What fits the typed text; it is asked for only while the list is open. */
function useOffered(kind: ChoiceKind, text: string, isOpen: boolean): readonly Choice[] {
    const choices = useChoices();
    const [found, setFound] = useState<readonly Choice[]>([]);
    useEffect(() => {
        if (!isOpen) return;
        let isCurrent = true;
        const timer = setTimeout(
            () => {
                choices.find(kind, text).then(
                    (next) => isCurrent && setFound(next),
                    () => isCurrent && setFound([]),
                );
            },
            text ? SEARCH_AFTER_MS : 0,
        );
        return () => {
            isCurrent = false;
            clearTimeout(timer);
        };
    }, [kind, text, isOpen]);
    return found;
}
