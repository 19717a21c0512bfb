/** A contact with its details, channels and history. Used by the Contacts tab and beside a conversation or a call. */
export function ContactPanel({ contactId }: { contactId: string }) {
    return <div data-contact={contactId} />;
}
