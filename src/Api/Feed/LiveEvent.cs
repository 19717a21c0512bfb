namespace ContactCenter.Api.Feed;

/// <summary>One thing that happened, as it is sent live. Entries of the journal become events of the same kind, with few exceptions.</summary>
/// <param name="Entry">The entry that it shows.</param>
internal abstract record LiveEvent([property: JsonIgnore] JournalEntry Entry)
{
    /// <summary>The event's place among all events. A client keeps the last one that it was told of.</summary>
    [JsonPropertyOrder(-3)]
    public long Position => Entry.Position;

    /// <summary>The event's place in the history of what it is about: the conversation, the contact or the block.</summary>
    [JsonPropertyOrder(-3)]
    public long Seq => Entry.Seq;

    /// <summary>The time when it happened.</summary>
    [JsonPropertyOrder(-3)]
    public DateTimeOffset At => Entry.At;

    /// <summary>The name of what happened.</summary>
    [JsonPropertyOrder(-3)]
    public string Kind => Entry.Kind;

    /// <summary>The event as UTF-8 JSON.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, ApiJson.Options.GetTypeInfo(GetType()));
}

/// <summary>An event of a conversation.</summary>
internal abstract record RoomEvent(JournalEntry Entry) : LiveEvent(Entry)
{
    /// <summary>The id of the room.</summary>
    [JsonPropertyOrder(-2)]
    public string Rid => Entry.Entity.Id;
}

/// <summary>An event of a conversation as agents see it. Never with the visitor's key or the agent's slot.</summary>
internal abstract record AgentRoomEvent(JournalEntry Entry) : RoomEvent(Entry)
{
    /// <summary>The one who did it: `user:` or `visitor:` and its id, or `system`.</summary>
    [JsonPropertyOrder(-1)]
    public string Actor => Entry.Actor;
}

/// <summary>
/// An event of a conversation as its visitor sees it. Only kinds that have such an event are shown, so that everything new or internal (topics, tags,
/// decisions, comments of transfers, other names of its contact) stays with the agents.
/// </summary>
internal abstract record VisitorRoomEvent(JournalEntry Entry) : RoomEvent(Entry);

/// <summary>Kinds of events that are not kinds of journal entries.</summary>
public static class FeedKinds
{
    /// <summary>The reduced form: a conversation that the viewer saw waiting does not wait any more.</summary>
    public const string LeftQueue = "conversation-left-queue";

    /// <summary>Whatever happens to a call.</summary>
    public const string CallChanged = "call-changed";

    /// <summary>The reduced form: a call is not for the viewer's department any more.</summary>
    public const string CallLeft = "call-left";

    /// <summary>A contact's erasure has begun: only its id is told.</summary>
    public const string ContactDeleted = "contact-deleted";
}
