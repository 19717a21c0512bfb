/** The chats. */
export function Chats() {
    return <div class="empty" />;
}
