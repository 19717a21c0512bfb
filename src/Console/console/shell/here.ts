/**
 * Remembers the page that the user is on. The result tells whether the user is still there: a response may come when the user has gone on, and must not take
 * the user back.
 */
export function here(): () => boolean {
    const { pathname } = location;
    return () => location.pathname === pathname;
}
