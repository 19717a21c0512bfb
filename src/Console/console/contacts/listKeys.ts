/** Moves the focus between the rows of a list by the arrow keys, beside the Tab key. */
export function moveInList(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target instanceof HTMLElement && event.target.tagName === 'A' ? event.target.closest('li') : null;
    if (by === undefined || !row || !(event.currentTarget instanceof HTMLElement)) return;
    const next = event.currentTarget.querySelector<HTMLElement>(`[data-index="${Number(row.dataset['index']) + by}"] a`);
    if (!next) return;
    event.preventDefault();
    next.focus();
}
