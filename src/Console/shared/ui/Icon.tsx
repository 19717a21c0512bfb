/** Outlines on a ground of 24 × 24, drawn for this project. */
const PATHS = {
    inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5a3 3 0 0 0 6 0h5',
    chats: 'M4 5h16v11H10l-4 4v-4H4z',
    text: 'M4 5h16v11H10l-4 4v-4H4zM8 10.500v.010M12 10.500v.010M16 10.500v.010',
    contacts: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-6 8-6s7 2 8 6',
    phone: 'M6 4h3l2 5-2.500 1.500a11 11 0 0 0 5 5L15 13l5 2v3a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z',
    board: 'M4 20V10M10 20V4M16 20v-7M21 20H3',
    settings:
        'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.100 2.100M16.300 16.300l2.100 2.100M18.400 5.600l-2.100 2.100M7.700 16.300l-2.100 2.100',
    filter: 'M4 6h16M7 12h10M10 18h4',
    record: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
    search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
    more: 'M12 6.500v-1M12 12.500v-1M12 18.500v-1',
    close: 'M6 6l12 12M18 6L6 18',
    back: 'M15 5l-7 7 7 7',
    forward: 'M14 5l7 7-7 7M21 12H3',
    check: 'M5 12l5 5L20 7',
    checks: 'M2 12l5 5L17 7M12 16l1 1L23 7',
    clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
    warning: 'M12 4l9 16H3zM12 10v4M12 17v.500',
    block: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM6 6l12 12',
    shield: 'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM9 12l2 2 4-4',
    mail: 'M3 6h18v12H3zM3 7l9 7 9-7',
    globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18',
    plus: 'M12 5v14M5 12h14',
    pencil: 'M4 20l1-5L16 4l4 4L9 19z',
    trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13',
    attach: 'M20 11l-8 8a5 5 0 0 1-7-7l8-8a3.500 3.500 0 0 1 5 5l-8 8a2 2 0 0 1-3-3l7-7',
    send: 'M4 4l17 8-17 8 3-8zM7 12h14',
    note: 'M5 4h14v10l-5 6H5zM14 20v-6h5',
    info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7v.500',
    merge: 'M6 4v4c0 4 6 4 6 8v4M18 4v4c0 4-6 4-6 8',
    pause: 'M8 5v14M16 5v14',
    play: 'M7 5l12 7-12 7z',
    tag: 'M3 12V4h8l10 10-8 8zM7.500 8v.500',
    user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-6 8-6s7 2 8 6',
    down: 'M5 9l7 7 7-7',
    incoming: 'M19 5L7 17M7 8v9h9',
    outgoing: 'M5 19L17 7M8 7h9v9',
    missed: 'M4 8l7 7 9-9M4 14V8h6',
    star: 'M12 4l2.500 5.500 6 .600-4.500 4 1.300 5.900-5.300-3-5.300 3L8 14.100l-4.500-4 6-.600z',
    sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.400 1.400M17.600 17.600L19 19M19 5l-1.400 1.400M6.400 17.600L5 19',
    signOut: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
    download: 'M12 4v11M7 10l5 5 5-5M4 20h16',
    eye: 'M2 12c4-7 16-7 20 0-4 7-16 7-20 0zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
    help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.700.300-1 .800-1 1.700M12 17v.500',
} as const;

export type IconName = keyof typeof PATHS;

/** A small picture beside a text. Where it stands alone, the element around it has a label. */
export function Icon({ name, size = 18, class: className }: { name: IconName; size?: number; class?: string }) {
    return (
        <svg
            class={className}
            width={size}
            height={size}
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            stroke-width="1.8"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
            focusable="false">
            <path d={PATHS[name]} />
        </svg>
    );
}
