/** The calls. */
export function Calls() {
    return <div class="empty" />;
}
