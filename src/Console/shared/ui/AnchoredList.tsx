import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { afterPaint } from './afterPaint';
import { Heights } from './heights';

export interface AnchoredListHandle {
    scrollToEnd(): void;
    scrollTo(index: number): void;
}

interface AnchoredListProps {
    count: number;
    keyAt(index: number): string;
    row(index: number): ComponentChildren;
    /** The height of a row before it is measured, in pixels. */
    estimate: number;
    label: string;
    /** The start comes into view: older rows are wanted. */
    onStart?(): void;
    /** Whether the end is in view. */
    onAtEnd?(isAtEnd: boolean): void;
    handle?: RefObject<AnchoredListHandle>;
    class?: string;
}

const OVERSCAN_PX = 500;
const NEAR_START_PX = 800;
const NEAR_END_PX = 40;

/** Where the reader is: at the end, or at a row with a distance between its start and the start of what is seen. */
type Anchor = 'end' | { index: number; key: string; distance: number };

/** A long list that grows at both ends, such as a conversation. What is read stays where it is; at the end it follows what comes. */
export function AnchoredList(props: AnchoredListProps) {
    const { keyAt, row, estimate, label, handle, class: className } = props;
    const scroller = useRef<HTMLDivElement>(null);
    const [view] = useState(() => new View(estimate));
    const [, draw] = useState(0);
    view.use(props);
    const { start, end } = view.range(scroller.current);

    useLayoutEffect(() => {
        if (view.settle(scroller.current!, start, end)) draw((drawn) => drawn + 1);
    });

    useEffect(() => afterPaint(() => {
        view.overscan = OVERSCAN_PX;
        draw((drawn) => drawn + 1);
    }), []);

    useEffect(() => {
        const element = scroller.current!;
        const onResize = () => { if (view.settle(element)) draw((drawn) => drawn + 1); };
        const observer = new ResizeObserver(onResize);
        observer.observe(element);
        observer.observe(element.querySelector('.anchored-window')!);
        return () => observer.disconnect();
    }, []);

    useImperativeHandle(handle ?? { current: null }, () => ({
        scrollToEnd: () => { view.anchor = 'end'; draw((drawn) => drawn + 1); },
        scrollTo: (index: number) => { view.anchor = { index, key: keyAt(index), distance: -80 }; draw((drawn) => drawn + 1); },
    }));

    // The browser's own way there is cut short when a row on the way has another height than it was thought to have.
    const onKeyDown = (event: KeyboardEvent) => {
        const isOwn = event.target === scroller.current && !event.altKey && !event.shiftKey;
        if (!isOwn || (event.key !== 'Home' && event.key !== 'End') || view.isEmpty) return;
        event.preventDefault();
        view.anchor = event.key === 'End' ? 'end' : { index: 0, key: keyAt(0), distance: 0 };
        draw((drawn) => drawn + 1);
    };
    const onScroll = () => { if (scroller.current && view.scrolled(scroller.current)) draw((drawn) => drawn + 1); };
    const rows = [];
    for (let index = start; index < end; index++) rows.push(<div key={keyAt(index)} class="anchored-row">{row(index)}</div>);
    return (
        <div ref={scroller} class={`anchored-list ${className ?? ''}`} role="log" aria-live="off" aria-label={label} tabIndex={0} onScroll={onScroll}
            onKeyDown={onKeyDown}>
            <div class="anchored-content"><div class="anchored-window">{rows}</div></div>
        </div>
    );
}

/** The state of the list between two drawings. It places what is drawn by itself, since that must happen between measuring and painting. */
class View {
    anchor: Anchor = 'end';
    /** How far rows are drawn beyond what is seen: not at all at first, so that what is seen comes sooner. */
    overscan = 0;
    readonly #heights: Heights;
    #props!: AnchoredListProps;
    #drawn = { start: 0, end: 0 };
    #isAtEnd: boolean | undefined;

    constructor(estimate: number) {
        this.#heights = new Heights(estimate);
    }

    get isEmpty(): boolean {
        return this.#heights.count === 0;
    }

    use(props: AnchoredListProps): void {
        this.#props = props;
        this.#heights.sync(props.count, props.keyAt);
    }

    /** The rows to draw around the anchor. */
    range(scroller: HTMLElement | null): { start: number; end: number } {
        const height = scroller?.clientHeight || 900;
        const top = this.#wantedTop(height);
        const start = Math.max(0, this.#heights.indexAt(top - this.overscan));
        const end = Math.min(this.#heights.count, this.#heights.indexAt(top + height + this.overscan) + 1);
        this.#drawn = { start, end };
        return this.#drawn;
    }

    /** Measures what was drawn, puts it where it belongs and the reader where he was. Tells whether other rows must be drawn. */
    settle(scroller: HTMLElement, start = this.#drawn.start, end = this.#drawn.end): boolean {
        const content = scroller.firstElementChild as HTMLElement;
        const window = content.firstElementChild as HTMLElement;
        const rows = window.children;
        for (let at = 0; at < rows.length && start + at < this.#heights.count; at++)
            this.#heights.measure(start + at, this.#props.keyAt(start + at), rows[at]!.getBoundingClientRect().height);
        content.style.blockSize = `${this.#heights.total}px`;
        window.style.insetBlockStart = `${this.#heights.offsetOf(start)}px`;
        const top = this.#wantedTop(scroller.clientHeight);
        if (Math.abs(scroller.scrollTop - top) >= 1) scroller.scrollTop = top;
        this.#tell(scroller);
        const wanted = this.range(scroller);
        return wanted.start < start || wanted.end > end;
    }

    /** Notes where the reader has scrolled to. Tells whether other rows must be drawn. */
    scrolled(scroller: HTMLElement): boolean {
        const { scrollTop: top, clientHeight, scrollHeight } = scroller;
        // The row below the first one that is seen: when the first changes its height, what is read below it stays.
        const index = Math.min(this.#heights.indexAt(Math.max(0, top)) + 1, Math.max(0, this.#heights.count - 1));
        const isAtEnd = scrollHeight - top - clientHeight < NEAR_END_PX;
        if (isAtEnd || this.#heights.count === 0) this.anchor = 'end';
        else this.anchor = { index, key: this.#props.keyAt(index), distance: top - this.#heights.offsetOf(index) };
        this.#tell(scroller);
        const { start, end } = this.#drawn;
        const wanted = this.range(scroller);
        return wanted.start !== start || wanted.end !== end;
    }

    #tell(scroller: HTMLElement): void {
        const isAtEnd = this.anchor === 'end';
        if (isAtEnd !== this.#isAtEnd) this.#props.onAtEnd?.(isAtEnd);
        this.#isAtEnd = isAtEnd;
        if (scroller.scrollTop < NEAR_START_PX) this.#props.onStart?.();
    }

    #wantedTop(height: number): number {
        const last = Math.max(0, this.#heights.total - height);
        if (this.anchor === 'end') return last;
        this.#findAnchor();
        return Math.min(last, Math.max(0, this.#heights.offsetOf(this.anchor.index) + this.anchor.distance));
    }

    /** The anchor's row may have another place, or be gone; then the row in its place is the anchor. */
    #findAnchor(): void {
        if (this.anchor === 'end') return;
        const { count, keyAt } = this.#props;
        const { index, key } = this.anchor;
        if (index < count && keyAt(index) === key) return;
        for (let distance = 1; distance < count; distance++) {
            for (const place of [index + distance, index - distance]) {
                if (place < 0 || place >= count || keyAt(place) !== key) continue;
                this.anchor = { ...this.anchor, index: place };
                return;
            }
        }
        if (count === 0) this.anchor = 'end';
        else this.anchor = { ...this.anchor, index: Math.min(index, count - 1), key: keyAt(Math.min(index, count - 1)) };
    }
}
