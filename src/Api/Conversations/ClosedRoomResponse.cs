namespace ContactCenter.Api.Conversations;

/// <summary>A closed conversation in a person's history (contract §1.8).</summary>
internal record ClosedRoomResponse
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    /// <summary>The visitor's name.</summary>
    public required string Fname { get; init; }

    /// <summary>The time when it was opened.</summary>
    public required DateTimeOffset Ts { get; init; }

    /// <summary>The visitor.</summary>
    public required RoomVisitorResponse V { get; init; }

    /// <summary>The number of messages.</summary>
    public required int Msgs { get; init; }

    public ServedByResponse? ServedBy { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>"user" or "visitor".</summary>
    public string? Closer { get; init; }

    public ClosedByResponse? ClosedBy { get; init; }

    /// <summary>The comment of whoever closed it.</summary>
    public string? ClosingMessage { get; init; }

    public required ImmutableArray<string> Tags { get; init; }

    public required SourceResponse Source { get; init; }

    public MessageResponse? LastMessage { get; init; }

    /// <summary>Whether the channel's identity was proven.</summary>
    public required bool Verified { get; init; }

    public static ClosedRoomResponse From(ConversationView room) => new()
    {
        Id = room.RoomId, Fname = room.Name, Ts = room.OpenedAt, V = RoomVisitorResponse.From(room), Msgs = room.MessageCount,
        ServedBy = ServedByResponse.From(room.ServedBy), ClosedAt = room.ClosedAt, Closer = room.Closer, ClosedBy = ClosedByResponse.From(room),
        ClosingMessage = room.ClosedAt is null ? null : room.ClosingComment, Tags = room.Tags, Source = SourceResponse.From(room.Source),
        LastMessage = room.LastMessage is { } last ? MessageResponse.From(last) : null, Verified = room.Verified,
    };
}
