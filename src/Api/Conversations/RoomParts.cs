namespace ContactCenter.Api.Conversations;

/// <summary>A user or visitor, as messages and rooms name it.</summary>
internal sealed record UserResponse([property: JsonPropertyName("_id")] string Id, string Username, string? Name = null)
{
    public static UserResponse From(MessageSender sender) => new(sender.Id, sender.Username, sender.Name);

    public static UserResponse From(AgentReference agent) => new(agent.UserId, agent.Username, agent.Name);
}

/// <summary>The channel through which a conversation came (contract §1.1).</summary>
/// <param name="Type">widget, email, sms, app, api or other.</param>
/// <param name="Id">The app or number, where one type has several.</param>
/// <param name="Label">The name that agents see.</param>
/// <param name="Destination">The page or number that was reached.</param>
internal sealed record SourceResponse(string Type, string? Id, string? Label, string? Destination)
{
    public static SourceResponse From(ChannelSource source) => new(source.Type, source.Id, source.Label, source.Destination);
}

/// <summary>The visitor of a room, as agents see it: without its token.</summary>
/// <param name="Status">"online" while the conversation is open, else "offline".</param>
internal sealed record RoomVisitorResponse([property: JsonPropertyName("_id")] string Id, string Username, string? Name, string Status)
{
    public static RoomVisitorResponse From(ConversationView room) =>
        new(room.Visitor.VisitorId, room.Visitor.Username, room.Visitor.Name, StatusOf(room));

    public static string StatusOf(ConversationView room) => room.Status == ConversationStatuses.Closed ? "offline" : "online";
}

/// <summary>The agent who serves a room.</summary>
/// <param name="At">The time since when.</param>
internal sealed record ServedByResponse([property: JsonPropertyName("_id")] string Id, string Username, [property: JsonPropertyName("ts")] DateTimeOffset At)
{
    public static ServedByResponse? From(ServedBy? agent) => agent is null ? null : new(agent.UserId, agent.Username, agent.At);
}

/// <summary>Who closed a room: an agent or the visitor.</summary>
internal sealed record ClosedByResponse([property: JsonPropertyName("_id")] string Id, string Username)
{
    /// <returns>Null = the room is open.</returns>
    public static ClosedByResponse? From(ConversationView room) => room.ClosedAt is null ? null
        : new(room.ClosedBy?.UserId ?? room.Visitor.VisitorId, room.ClosedBy?.Username ?? room.Visitor.Username);
}

/// <summary>A thing that is named by its id, with its name.</summary>
internal sealed record NamedResponse([property: JsonPropertyName("_id")] string Id, string? Name);

/// <summary>The conversation that somebody opened last.</summary>
/// <param name="Id">The id of the room.</param>
/// <param name="At">The time when it was opened.</param>
internal sealed record LastChatResponse([property: JsonPropertyName("_id")] string Id, [property: JsonPropertyName("ts")] DateTimeOffset At)
{
    public static LastChatResponse? From(ConversationView? room) => room is null ? null : new(room.RoomId, room.OpenedAt);

    public static LastChatResponse? From(LastChat? chat) => chat is null ? null : new(chat.RoomId, chat.At);
}
