namespace ContactCenter.Api.Conversations;

/// <summary>The place of a conversation in its queue (contract §3.4); its id is the room's. It stays, as taken, until the conversation is closed.</summary>
internal sealed record InquiryResponse
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    /// <summary>The id of the room, as `_id`.</summary>
    public required string Rid { get; init; }

    /// <summary>The visitor's name.</summary>
    public required string Name { get; init; }

    /// <summary>The time when the conversation was opened.</summary>
    public required DateTimeOffset Ts { get; init; }

    /// <summary>The text of the last message; empty = there is none.</summary>
    public required string Message { get; init; }

    /// <summary>"queued", "verifying" or "taken".</summary>
    public required string Status { get; init; }

    /// <summary>"l", always.</summary>
    public string T { get; } = "l";

    /// <summary>The visitor.</summary>
    public required RoomVisitorResponse V { get; init; }

    /// <summary>The id of the department; absent = the public queue.</summary>
    public string? Department { get; init; }

    public required SourceResponse Source { get; init; }

    public DateTimeOffset? QueuedAt { get; init; }

    public DateTimeOffset? TakenAt { get; init; }

    public string? PriorityId { get; init; }

    /// <summary>1 (highest) to 5; 99 = no priority.</summary>
    public required int PriorityWeight { get; init; }

    public string? SlaId { get; init; }

    /// <summary>Minutes within which it is due by its service level; 9999999 = no service level.</summary>
    public required int EstimatedWaitingTimeQueue { get; init; }

    /// <summary>The agent who is asked first.</summary>
    public DefaultAgentResponse? DefaultAgent { get; init; }

    public MessageResponse? LastMessage { get; init; }

    [JsonPropertyName("_updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }

    public static InquiryResponse From(ConversationView room) => new()
    {
        Id = room.RoomId, Rid = room.RoomId, Name = room.Name, Ts = room.OpenedAt, Message = room.LastMessage?.Text ?? "", Status = StatusOf(room),
        V = RoomVisitorResponse.From(room), Department = room.DepartmentId, Source = SourceResponse.From(room.Source), QueuedAt = room.QueuedAt,
        TakenAt = room.ServedBy?.At, PriorityId = room.Priority?.PriorityId, PriorityWeight = room.Priority?.Weight ?? PriorityReference.NoWeight,
        SlaId = room.ServiceLevel?.SlaId,
        EstimatedWaitingTimeQueue = room.ServiceLevel?.DueTimeInMinutes ?? ServiceLevelReference.NoDueTimeInMinutes,
        DefaultAgent = room.PreferredAgent is { } agent ? new DefaultAgentResponse(agent.UserId, agent.Username) : null,
        LastMessage = room.LastMessage is { } last ? MessageResponse.From(last) : null, UpdatedAt = room.UpdatedAt,
    };

    private static string StatusOf(ConversationView room) => room.Status switch
    {
        ConversationStatuses.Queued => "queued",
        ConversationStatuses.Verifying => "verifying",
        _ => "taken",
    };
}

internal sealed record DefaultAgentResponse(string AgentId, string Username);
