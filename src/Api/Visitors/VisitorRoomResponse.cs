using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>
/// A conversation as its visitor sees it (contract §2.2). It lists what is shown, so that what is new or internal (topic, tags, priority, service level,
/// metrics) stays with the agents; <see cref="ShownToVisitors"/> says what is shown of these.
/// </summary>
/// <remarks>
/// A visitor sees the name it gave and the contact that is its own: whether an address it typed belongs to a contact we know, it must not
/// learn (contract §1.14).
/// </remarks>
internal sealed record VisitorRoomResponse
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    /// <summary>"l", always: a conversation with a visitor.</summary>
    public string T { get; } = "l";

    /// <summary>The name that the visitor gave.</summary>
    public required string Fname { get; init; }

    /// <summary>The time when it was opened.</summary>
    public required DateTimeOffset Ts { get; init; }

    /// <summary>The time of the last message.</summary>
    public required DateTimeOffset Lm { get; init; }

    /// <summary>The number of messages.</summary>
    public required int Msgs { get; init; }

    public required int UsersCount { get; init; }

    /// <summary>True, or absent when it is closed.</summary>
    public bool? Open { get; init; }

    /// <summary>Whether it is closed.</summary>
    public required bool Cl { get; init; }

    /// <summary>The visitor itself.</summary>
    public required OwnVisitorResponse V { get; init; }

    public required string ContactId { get; init; }

    /// <summary>Whether the visitor's address is proven.</summary>
    public required bool Verified { get; init; }

    public required SourceResponse Source { get; init; }

    public string? DepartmentId { get; init; }

    /// <summary>The agent, where the workspace shows agents to visitors.</summary>
    public ServedByResponse? ServedBy { get; init; }

    /// <summary>True while the visitor's last message has no response; absent otherwise.</summary>
    public bool? WaitingResponse { get; init; }

    /// <summary>True while it is on hold; absent otherwise.</summary>
    public bool? OnHold { get; init; }

    /// <summary>The time since when it waits in its queue; absent = it does not wait.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    public VisitorMessageResponse? LastMessage { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>"user" or "visitor".</summary>
    public string? Closer { get; init; }

    /// <summary>Who closed it, where the workspace shows agents to visitors.</summary>
    public ClosedByResponse? ClosedBy { get; init; }

    /// <summary>The comment of whoever closed it.</summary>
    public string? ClosingMessage { get; init; }

    [JsonPropertyName("_updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <param name="token">The visitor's own token.</param>
    public static VisitorRoomResponse From(ConversationView room, string token, WorkspaceSnapshot settings)
    {
        var isClosed = room.Status == ConversationStatuses.Closed;
        var showsAgents = ShownToVisitors.Agents(settings);
        var showsCloser = room.ClosedBy is null || showsAgents;
        return new VisitorRoomResponse
        {
            Id = room.RoomId, Fname = room.Visitor.Name ?? room.Visitor.Username, Ts = room.OpenedAt, Lm = room.LastMessageAt,
            Msgs = room.MessageCount, UsersCount = room.ServedBy is null ? 1 : 2, Open = isClosed ? null : true, Cl = isClosed,
            V = OwnVisitorResponse.From(room, token), ContactId = room.OriginContactId ?? room.ContactId, Verified = room.Verified,
            Source = SourceResponse.From(room.Source), DepartmentId = room.DepartmentId,
            ServedBy = showsAgents ? ServedByResponse.From(room.ServedBy) : null, WaitingResponse = room.WaitingResponse ? true : null,
            OnHold = room.Status == ConversationStatuses.OnHold ? true : null, QueuedAt = room.QueuedAt,
            LastMessage = room.LastMessage is { } last ? VisitorMessageResponse.From(last, token, settings) : null,
            ClosedAt = room.ClosedAt, Closer = room.Closer, ClosedBy = showsCloser ? ClosedByResponse.From(room) : null,
            ClosingMessage = showsCloser && isClosed ? room.ClosingComment : null, UpdatedAt = room.UpdatedAt,
        };
    }
}

/// <summary>The visitor of a room, for itself.</summary>
/// <param name="Token">Its secret, by which it is known.</param>
/// <param name="Status">"online" while the conversation is open, else "offline".</param>
internal sealed record OwnVisitorResponse([property: JsonPropertyName("_id")] string Id, string Username, string? Name, string Token, string Status)
{
    public static OwnVisitorResponse From(ConversationView room, string token) =>
        new(room.Visitor.VisitorId, room.Visitor.Username, room.Visitor.Name, token, RoomVisitorResponse.StatusOf(room));
}
