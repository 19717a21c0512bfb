import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { strings } from '../strings';

export interface Option {
    id: string;
    label: string;
    hint?: string;
}

interface ComboboxProps {
    id: string;
    placeholder: string;
    chosen: Option | undefined;
    search(text: string, signal: AbortSignal): Promise<readonly Option[]>;
    onChoose(option: Option | undefined): void;
    describedBy?: string | undefined;
    isFirst?: boolean;
}

const PAUSE_MS = 200;

/** A field that completes a name from what the server finds (ARIA combobox with a list). */
export function Combobox({ id, placeholder, chosen, search, onChoose, describedBy, isFirst }: ComboboxProps) {
    const [text, setText] = useState('');
    const [options, setOptions] = useState<readonly Option[]>();
    const [active, setActive] = useState(0);
    const [isOpen, setOpen] = useState(false);
    const listId = useId();
    const latest = useRef(search);
    latest.current = search;
    useEffect(() => {
        if (!isOpen) return;
        const stop = new AbortController();
        const timer = setTimeout(
            () => {
                latest.current(text, stop.signal).then(
                    (found) => {
                        setOptions(found);
                        setActive(0);
                    },
                    () => {
                        if (!stop.signal.aborted) setOptions([]);
                    },
                );
            },
            text ? PAUSE_MS : 0,
        );
        return () => {
            stop.abort();
            clearTimeout(timer);
        };
    }, [text, isOpen]);

    const choose = (option: Option | undefined) => {
        onChoose(option);
        setText('');
        setOpen(false);
    };
    const onKeyDown = (event: KeyboardEvent) => {
        const count = options?.length ?? 0;
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            setOpen(true);
            if (count > 0) setActive((active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
        } else if (event.key === 'Enter' && isOpen && options?.[active]) choose(options[active]);
        else if (event.key === 'Escape' && isOpen) setOpen(false);
        else return;
        event.preventDefault();
        event.stopPropagation();
    };
    const activeId = isOpen && options?.[active] ? `${listId}-${active}` : undefined;
    return (
        <div class="combobox">
            <input
                id={id}
                class="input"
                role="combobox"
                autocomplete="off"
                autofocus={isFirst}
                aria-expanded={isOpen}
                aria-controls={listId}
                aria-activedescendant={activeId}
                aria-describedby={describedBy}
                aria-autocomplete="list"
                placeholder={placeholder}
                value={isOpen ? text : (chosen?.label ?? '')}
                onFocus={() => setOpen(true)}
                onBlur={() => setOpen(false)}
                onKeyDown={onKeyDown}
                onInput={(event) => {
                    setText(event.currentTarget.value);
                    setOpen(true);
                    if (chosen) onChoose(undefined);
                }}
            />
            <ul id={listId} role="listbox" aria-label={placeholder} class="options" hidden={!isOpen || !options}>
                {options?.map((option, index) => (
                    <li
                        key={option.id}
                        id={`${listId}-${index}`}
                        role="option"
                        aria-selected={index === active}
                        onPointerDown={(event) => {
                            event.preventDefault();
                            choose(option);
                        }}>
                        <bdi>{option.label}</bdi>
                        {option.hint && <span class="quiet">{option.hint}</span>}
                    </li>
                ))}
            </ul>
            {isOpen && options?.length === 0 && (
                <p class="quiet" role="status">
                    {strings.value.forward.nobody}
                </p>
            )}
        </div>
    );
}
