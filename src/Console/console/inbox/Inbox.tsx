/** The inbox. */
export function Inbox() {
    return <div class="empty" />;
}
