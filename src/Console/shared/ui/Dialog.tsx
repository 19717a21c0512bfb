import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './Icon';

interface DialogProps {
    title: string;
    closeLabel: string;
    onClose(): void;
    children: ComponentChildren;
    /** Beside the window instead of over its middle. */
    isPanel?: boolean;
    class?: string;
}

/** A modal dialog. The browser keeps the focus in it and gives it back where it was. */
export function Dialog({ title, closeLabel, onClose, children, isPanel, class: className }: DialogProps) {
    const dialog = useRef<HTMLDialogElement>(null);
    const titleId = useId();
    useEffect(() => {
        const before = document.activeElement as HTMLElement | null;
        const element = dialog.current!;
        element.showModal();
        return () => {
            element.close();
            if (before?.isConnected) before.focus();
        };
    }, []);
    return (
        <dialog ref={dialog} class={`dialog ${isPanel ? 'panel' : ''} ${className ?? ''}`} aria-labelledby={titleId}
            onCancel={(event) => { event.preventDefault(); onClose(); }}
            onClick={(event) => { if (event.target === dialog.current) onClose(); }}>
            <div class="dialog-body">
                <header class="spread">
                    <h2 id={titleId}>{title}</h2>
                    <button type="button" class="button plain icon-only" aria-label={closeLabel} onClick={onClose}><Icon name="close" /></button>
                </header>
                {children}
            </div>
        </dialog>
    );
}
