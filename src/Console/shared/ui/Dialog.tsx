import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon';

interface DialogProps {
    title: string;
    closeLabel: string;
    onClose(): void;
    children: ComponentChildren;
    /** Beside the window instead of over its middle. */
    isPanel?: boolean;
    /** It shows something that can also be changed: no field takes the focus by itself. */
    isForReading?: boolean;
    class?: string;
}

/** A modal dialog. The focus goes to its first field at once, stays in it, and goes back where it was. */
export function Dialog({ title, closeLabel, onClose, children, isPanel, isForReading, class: className }: DialogProps) {
    const dialog = useRef<HTMLDialogElement>(null);
    const titleId = useId();
    // Not after the next frame: letters that are typed by then would be lost.
    useLayoutEffect(() => {
        const before = document.activeElement as HTMLElement | null;
        const element = dialog.current!;
        element.showModal();
        return () => {
            element.close();
            if (before?.isConnected) before.focus();
        };
    }, []);
    useFirstField(dialog, isForReading ?? false);
    return (
        <dialog ref={dialog} class={`dialog ${isPanel ? 'panel' : ''} ${className ?? ''}`} aria-labelledby={titleId}
            onCancel={(event) => { event.preventDefault(); onClose(); }}
            onClick={(event) => { if (event.target === dialog.current) onClose(); }}>
            <div class="dialog-body">
                <header class="spread">
                    <h2 id={titleId}>{title}</h2>
                    <button type="button" class="button plain icon-only" data-close aria-label={closeLabel} onClick={onClose}><Icon name="close" /></button>
                </header>
                {children}
            </div>
        </dialog>
    );
}

/** Gives the focus to the first field as soon as there is one, unless the user has gone on from where the dialog began. */
function useFirstField(dialog: { readonly current: HTMLDialogElement | null }, isForReading: boolean): void {
    const isPending = useRef(!isForReading);
    useLayoutEffect(() => {
        const element = dialog.current!;
        const active = document.activeElement;
        const isAtStart = !element.contains(active) || active === element || active!.hasAttribute('data-close');
        if (!isPending.current || !isAtStart) return;
        const field = element.querySelector<HTMLElement>('[autofocus]') ?? element.querySelector<HTMLElement>('input, select, textarea');
        field?.focus();
        isPending.current = field === null;
    });
}
