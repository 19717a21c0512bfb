using System.Collections.Immutable;
using ContactCenter.Calls;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Routing;

namespace ContactCenter.Webhooks;

/// <summary>Makes events of the journal's entries. Private notes, and what concerns only this server, are none.</summary>
public static class WebhookEvents
{
    /// <summary>The entities whose entries may be events. Each of them is a lane of its own: its events are sent in order.</summary>
    public static ImmutableArray<string> EntityTypes { get; } = [Journal.EntityTypes.Conversation, Journal.EntityTypes.Call, Journal.EntityTypes.Contact];

    /// <summary>The events of an entry, in order; none for a tombstone.</summary>
    public static ImmutableArray<WebhookEvent> Of(JournalEntry entry)
    {
        object? known = entry.Entity.Type switch
        {
            Journal.EntityTypes.Call => EntryCodec<CallEntry>.Read(entry),
            Journal.EntityTypes.Contact => EntryCodec<ContactEntry>.Read(entry),
            _ => EntryCodec<ConversationEntry>.Read(entry),
        };
        return [.. TypesOf(known).Select((type, index) => new WebhookEvent(IdOf(entry.Position, index), type, entry, known))];
    }

    /// <summary>The id of an entry's event. It has no full stop, which stands between the parts of what is signed.</summary>
    public static string IdOf(long position, int index) => index == 0 ? $"evt_{position}" : $"evt_{position}_{index + 1}";

    private static ImmutableArray<string> TypesOf(object? entry) => entry switch
    {
        ConversationStarted { MustVerify: true } => [WebhookEventTypes.Started],
        ConversationStarted => [WebhookEventTypes.Started, WebhookEventTypes.Queued],
        VerificationEnded => [WebhookEventTypes.Queued],
        AgentAssigned { Reason: AssignmentReason.GoesOn } => [WebhookEventTypes.Resumed],
        AgentAssigned => [WebhookEventTypes.Taken],
        // The agent to whom it goes is told by the entry after this one.
        ConversationTransferred { Scope: TransferScopes.Agent } => [WebhookEventTypes.Forwarded],
        ConversationTransferred => [WebhookEventTypes.Forwarded, WebhookEventTypes.Queued],
        ConversationHeld => [WebhookEventTypes.Held],
        ConversationClosed => [WebhookEventTypes.Closed],
        MessagePosted { Sender.Kind: MessageSender.Visitor } => [WebhookEventTypes.FromVisitor],
        MessagePosted { Sender.Kind: MessageSender.User } => [WebhookEventTypes.FromAgent],
        MessageEdited => [WebhookEventTypes.Edited],
        MessageDeleted => [WebhookEventTypes.Deleted],
        CallEventRecorded => [WebhookEventTypes.Call],
        CallWrapUpSaved => [WebhookEventTypes.WrappedUp],
        ContactCreated or ContactArrived => [WebhookEventTypes.ContactCreated],
        ContactUpdated or ConflictsResolved => [WebhookEventTypes.ContactUpdated],
        ContactBlocked or ChannelBlocked => [WebhookEventTypes.ContactBlocked],
        ContactUnblocked or ChannelUnblocked => [WebhookEventTypes.ContactUnblocked],
        ContactsMerged => [WebhookEventTypes.ContactMerged],
        ContactsUnmerged => [WebhookEventTypes.ContactUnmerged],
        _ => [],
    };
}
