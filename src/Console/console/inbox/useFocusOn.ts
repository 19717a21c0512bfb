import { useLayoutEffect, useRef } from 'preact/hooks';

/** Moves the keyboard's focus with the list, when the focus is in it or was lost. */
export function useFocusOn(pane: { current: HTMLElement | null }, focused: string | undefined, rid: string | undefined): void {
    const former = useRef(focused);
    useLayoutEffect(() => {
        const isMoved = former.current !== focused;
        former.current = focused;
        if (!isMoved || !focused || focused === rid) return;
        const link = pane.current?.querySelector<HTMLElement>(`[data-rid="${CSS.escape(focused)}"] a`);
        link?.focus();
        link?.scrollIntoView({ block: 'nearest' });
    }, [focused]);
    // Before the browser paints: whoever sees the chat can use its keys, and a focus that comes late takes the next one for a letter.
    useLayoutEffect(() => {
        if (!rid || (document.activeElement && document.activeElement !== document.body)) return;
        (document.querySelector<HTMLElement>('.composer-field') ?? document.querySelector<HTMLElement>('.chat-head h1'))?.focus();
    }, [rid]);
}
