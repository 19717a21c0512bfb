/** One conversation: its head, messages and the composer. Used by the inbox and by the Chats tab. */
export function ConversationView({ roomId }: { roomId: string }) {
    return <div data-rid={roomId} />;
}
