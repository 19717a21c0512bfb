/** Gives the focus to an element once it is drawn, if it comes at all. */
export function focusSoon(selector: string): void {
    requestAnimationFrame(() => setTimeout(() => document.querySelector<HTMLElement>(selector)?.focus()));
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
