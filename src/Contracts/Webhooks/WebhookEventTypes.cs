using System.Collections.Immutable;

namespace ContactCenter.Webhooks;

/// <summary>The types of events that webhooks send (docs/webhooks.md). A name, once sent, is never changed or reused.</summary>
public static class WebhookEventTypes
{
    public const string Started = "conversation.started";

    /// <summary>The conversation waits in a queue from now on.</summary>
    public const string Queued = "conversation.queued";
    public const string Taken = "conversation.taken";
    public const string Forwarded = "conversation.forwarded";
    public const string Held = "conversation.held";
    public const string Resumed = "conversation.resumed";
    public const string Closed = "conversation.closed";
    public const string FromVisitor = "message.from-visitor";
    public const string FromAgent = "message.from-agent";
    public const string Edited = "message.edited";
    public const string Deleted = "message.deleted";
    public const string Call = "call.event";
    public const string WrappedUp = "call.wrapped-up";

    /// <summary>A user registered a contact, or a visitor whom nobody knew came.</summary>
    public const string ContactCreated = "contact.created";
    public const string ContactUpdated = "contact.updated";

    /// <summary>The contact, or one of its channels, is blocked from now on.</summary>
    public const string ContactBlocked = "contact.blocked";
    public const string ContactUnblocked = "contact.unblocked";

    /// <summary>Another contact is part of this one from now on.</summary>
    public const string ContactMerged = "contact.merged";
    public const string ContactUnmerged = "contact.unmerged";

    /// <summary>Somebody wrote while nobody was there. It is in no conversation, and stands beside the order of all else.</summary>
    public const string Offline = "offline-message";

    /// <summary>A sample, which only the test of an endpoint sends.</summary>
    public const string Test = "webhook.test";

    /// <summary>The types that an endpoint can choose.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        Started, Queued, Taken, Forwarded, Held, Resumed, Closed, FromVisitor, FromAgent, Edited, Deleted, Call, WrappedUp,
        ContactCreated, ContactUpdated, ContactBlocked, ContactUnblocked, ContactMerged, ContactUnmerged, Offline,
    ];
}
