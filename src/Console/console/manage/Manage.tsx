export default function Manage() {
    return <div class="empty" />;
}
