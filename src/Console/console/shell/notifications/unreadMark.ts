import { strings } from '../../strings';

let original: string | undefined;

/** Shows how much is unread in the title, in the page's icon and on the app's badge. */
export function markUnread(count: number): void {
    const { app } = strings.value;
    document.title = count > 0 ? app.unreadTitle(count) : app.name;
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    original ??= icon?.href;
    if (icon && original) icon.href = count > 0 ? markedIcon(count) : original;
    const badge = navigator as Navigator & { setAppBadge?(count: number): Promise<void>; clearAppBadge?(): Promise<void> };
    void (count > 0 ? badge.setAppBadge?.(count) : badge.clearAppBadge?.())?.catch(() => undefined);
}

function markedIcon(count: number): string {
    const text = count > 9 ? '9+' : String(count);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#2853c7"/>`
        + `<path d="M7 8h18v12H14l-5 5v-5H7z" fill="#ffffff"/><circle cx="22" cy="22" r="10" fill="#c4182c"/>`
        + `<text x="22" y="26.500" font-family="sans-serif" font-size="13" font-weight="700" text-anchor="middle" fill="#ffffff">${text}</text></svg>`;
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
