/** The contacts. */
export function Contacts() {
    return <div class="empty" />;
}
