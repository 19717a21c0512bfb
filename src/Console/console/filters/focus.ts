const COMES_WITHIN_MS = 3_000;

/**
 * Gives the focus to an element as soon as it is drawn, if it comes at all and the user does not go elsewhere meanwhile. Renders run in a microtask, so
 * no letter that is typed next comes before it.
 */
export function focusSoon(selector: string): void {
    const before = document.activeElement;
    const isElsewhere = () => document.activeElement !== document.body && document.activeElement !== before;
    const isDone = () => {
        if (isElsewhere()) return true;
        const element = document.querySelector<HTMLElement>(selector);
        element?.focus();
        return element !== null && document.activeElement === element;
    };
    queueMicrotask(() => {
        if (isDone()) return;
        const drawn = new MutationObserver(() => { if (isDone()) drawn.disconnect(); });
        drawn.observe(document.body, { childList: true, subtree: true });
        setTimeout(() => drawn.disconnect(), COMES_WITHIN_MS);
    });
}

/** Runs something on Escape, unless a dialog or a field in between has its own use for it. */
export function onEscape(run: () => void): (event: KeyboardEvent) => void {
    return (event) => {
        const isInDialog = (event.target as HTMLElement).closest('dialog') !== null;
        if (event.key !== 'Escape' || event.defaultPrevented || isInDialog) return;
        event.preventDefault();
        run();
    };
}
