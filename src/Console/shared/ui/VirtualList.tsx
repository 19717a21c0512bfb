import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';

interface VirtualListProps<T> {
    items: readonly T[];
    /** The search or filter whose items these are. With another one, the list is shown from its start. */
    question?: string;
    keyOf(item: T): string;
    /** The height of an item before it is measured, in pixels. */
    estimate: number;
    label: string;
    class?: string;
    children(item: T, index: number): ComponentChildren;
    /** Called when the end of what is there comes into view. */
    onEnd?(): void;
    /** The number of items that the whole list has; those that are not there are read when they come into view. */
    total?: number;
}

const OVERSCAN = 8;

/** A long list of which only the visible part is in the document. */
export function VirtualList<T>({ items, question, keyOf, estimate, label, class: className, children, onEnd, total }: VirtualListProps<T>) {
    const scroller = useRef<HTMLDivElement>(null);
    const [, draw] = useReducer((count: number) => count + 1, 0);
    const latest = useRef(items);
    latest.current = items;

    const virtualizer = useMemo(() => new Virtualizer<HTMLDivElement, HTMLLIElement>({
        count: 0, estimateSize: () => estimate, getScrollElement: () => scroller.current, overscan: OVERSCAN,
        getItemKey: (index) => keyOf(latest.current[index]!), observeElementRect, observeElementOffset, scrollToFn: elementScroll,
        onChange: () => draw(0),
    }), []);
    virtualizer.setOptions({ ...virtualizer.options, count: items.length });

    useLayoutEffect(() => virtualizer._didMount(), []);
    useLayoutEffect(() => virtualizer._willUpdate());
    useLayoutEffect(() => {
        if (scroller.current) scroller.current.scrollTop = 0;
    }, [question]);

    const onFocus = useFocusKept(scroller, items);
    const shown = virtualizer.getVirtualItems();
    const last = shown.at(-1)?.index ?? -1;
    useEffect(() => {
        if (onEnd && last >= items.length - 1 && (total === undefined || items.length < total)) onEnd();
    }, [last, items.length, total]);

    return (
        <div ref={scroller} class={`virtual-list ${className ?? ''}`} tabIndex={-1} onFocusIn={onFocus}>
            <ul aria-label={label} style={{ blockSize: `${virtualizer.getTotalSize()}px` }}>
                {shown.map(({ index, key, start }) => (
                    <li key={key} ref={virtualizer.measureElement} data-index={index} aria-setsize={total ?? items.length} aria-posinset={index + 1}
                        style={{ transform: `translateY(${start}px)` }}>
                        {children(items[index]!, index)}
                    </li>
                ))}
            </ul>
        </div>
    );
}

/** Gives the focus to the item that takes the place of one that went away with the focus in it. Returns what is told of focus. */
function useFocusKept(scroller: RefObject<HTMLDivElement>, items: readonly unknown[]): (event: FocusEvent) => void {
    const last = useRef<{ element: HTMLElement; index: number }>();
    useLayoutEffect(() => {
        if (!last.current || last.current.element.isConnected || document.activeElement !== document.body) return;
        const index = Math.min(last.current.index, items.length - 1);
        const item = scroller.current?.querySelector<HTMLElement>(`li[data-index="${index}"]`);
        (item?.querySelector<HTMLElement>('a, button') ?? scroller.current)?.focus();
    }, [items]);
    return ({ target }) => {
        const element = target as HTMLElement;
        const index = Number(element.closest<HTMLElement>('li[data-index]')?.dataset['index'] ?? NaN);
        last.current = Number.isNaN(index) ? undefined : { element, index };
    };
}
