/** Outlines on a ground of 24 × 24: only those of the widget, as each counts in its size. */
const PATHS = {
    close: 'M6 6l12 12M18 6L6 18',
    send: 'M4 4l17 8-17 8 3-8zM7 12h14',
    attach: 'M20 11l-8 8a5 5 0 0 1-7-7l8-8a3.5 3.5 0 0 1 5 5l-8 8a2 2 0 0 1-3-3l7-7',
    saved: 'M5 12l5 5L20 7',
    delivered: 'M2 12l5 5L17 7M12 16l1 1L23 7',
    sending: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
    sound: 'M5 9h3l5-4v14l-5-4H5zM16 9a4 4 0 0 1 0 6M19 6a8 8 0 0 1 0 12',
    silent: 'M5 9h3l5-4v14l-5-4H5zM17 10l4 4M21 10l-4 4',
    end: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
    file: 'M6 3h8l4 4v14H6zM14 3v4h4',
} as const;

export type IconName = keyof typeof PATHS;

/** A small picture beside a text. Where it stands alone, the element around it has a label. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
    return (
        <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={PATHS[name]} />
        </svg>
    );
}
