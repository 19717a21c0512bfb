import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './Icon';

export interface MenuItem {
    label: string;
    icon?: IconName;
    isDanger?: boolean;
    isDisabled?: boolean;
    onChoose(): void;
}

interface MenuProps {
    label: string;
    items: readonly MenuItem[];
    icon?: IconName;
    /** Text beside the icon. */
    text?: string;
    class?: string;
}

/** A button with a menu of actions (ARIA menu button pattern). The menu lies on top of everything, also of a list or dialog that would cut it off. */
export function Menu({ label, items, icon = 'more', text, class: className }: MenuProps) {
    const [isOpen, setOpen] = useState(false);
    const id = useId();
    const button = useRef<HTMLButtonElement>(null);
    const list = useRef<HTMLDivElement>(null);

    useLayoutEffect(() => {
        if (!isOpen || !list.current || !button.current) return;
        list.current.showPopover?.();
        place(list.current, button.current);
        choices(list.current)[0]?.focus();
        const onOutside = (event: Event) => {
            if (!list.current?.contains(event.target as Node) && !button.current?.contains(event.target as Node)) setOpen(false);
        };
        document.addEventListener('pointerdown', onOutside);
        return () => document.removeEventListener('pointerdown', onOutside);
    }, [isOpen]);

    const close = () => {
        setOpen(false);
        button.current?.focus();
    };

    const onKeyDown = (event: KeyboardEvent) => {
        const all = choices(list.current!);
        const at = all.indexOf(document.activeElement as HTMLElement);
        const next = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
        if (next !== undefined) {
            event.preventDefault();
            all[next]?.focus();
        } else if (event.key === 'Escape' || event.key === 'Tab') {
            event.preventDefault();
            event.stopPropagation();
            close();
        }
    };

    return (
        <>
            <button ref={button} type="button" class={`button plain ${text ? '' : 'icon-only'} ${className ?? ''}`} aria-label={text ? undefined : label}
                aria-haspopup="menu" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined}
                onClick={(event) => { event.preventDefault(); event.stopPropagation(); setOpen(!isOpen); }}>
                <Icon name={icon} />{text}
            </button>
            {isOpen && (
                <div ref={list} id={id} class="menu" popover="manual" role="menu" aria-label={label} onKeyDown={onKeyDown}>
                    {items.map((item) => (
                        <button key={item.label} type="button" role="menuitem" tabIndex={-1} class={`menu-item ${item.isDanger ? 'danger' : ''}`}
                            aria-disabled={item.isDisabled}
                            onClick={(event) => { event.stopPropagation(); if (item.isDisabled) return; close(); item.onChoose(); }}>
                            {item.icon && <Icon name={item.icon} />}{item.label}
                        </button>
                    ))}
                </div>
            )}
        </>
    );
}

const choices = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('[role=menuitem]')];

/** Puts the menu under its button, or above where there is no room, inside of the window. */
function place(list: HTMLElement, button: HTMLElement): void {
    const margin = 8;
    const anchor = button.getBoundingClientRect();
    const { width, height } = list.getBoundingClientRect();
    const below = anchor.bottom + 4;
    const top = below + height > innerHeight - margin ? Math.max(margin, anchor.top - height - 4) : below;
    const isRightToLeft = getComputedStyle(list).direction === 'rtl';
    const wanted = isRightToLeft ? anchor.left : anchor.right - width;
    list.style.insetBlockStart = `${top}px`;
    list.style.left = `${Math.min(Math.max(margin, wanted), innerWidth - width - margin)}px`;
}
