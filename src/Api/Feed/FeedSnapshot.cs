using ContactCenter.Api.Calls;
using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Feed;

/// <summary>The state from which a client starts.</summary>
/// <param name="Position">Every later event follows. Some of them may be included already: a room's `seq` says up to where.</param>
public abstract record FeedSnapshot([property: JsonPropertyOrder(-1)] long Position);

/// <summary>The state from which an agent's client starts.</summary>
/// <param name="Rooms">The rooms that the user serves, also on hold.</param>
/// <param name="Queue">The rooms that the user sees waiting.</param>
/// <param name="Calls">The open calls that the user sees, and those that it wraps up.</param>
/// <param name="Truncated">Whether there are more rooms or calls than these: read the rest over REST.</param>
internal sealed record AgentSnapshot(
    long Position, ImmutableArray<RoomResponse> Rooms, ImmutableArray<RoomResponse> Queue, ImmutableArray<CallResponse> Calls, bool Truncated)
    : FeedSnapshot(Position)
{
    public static AgentSnapshot Example { get; } = new(4710, [RoomExamples.Room with { Seq = 7 }], [], [CallResponse.From(CallExamples.DialedView)], false);
}

/// <summary>The state from which a visitor's client starts. The messages are in `livechat/messages.history`.</summary>
/// <param name="Room">The visitor's room; absent = it is gone.</param>
internal sealed record VisitorSnapshot(long Position, VisitorRoomState? Room) : FeedSnapshot(Position)
{
    public static VisitorSnapshot Example { get; } = new(4710, VisitorRoomState.From(RoomExamples.RoomView with { Seq = 7 }, WorkspaceSnapshot.Empty));
}

/// <summary>The visitor's room as it is now.</summary>
internal sealed record VisitorRoomState
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    /// <summary>The seq of the last entry that is part of this state.</summary>
    public required long Seq { get; init; }

    /// <summary>Whether it is closed.</summary>
    public required bool Cl { get; init; }

    /// <summary>The time when it was opened.</summary>
    public required DateTimeOffset Ts { get; init; }

    public string? DepartmentId { get; init; }

    /// <summary>Whether the visitor's address is proven.</summary>
    public required bool Verified { get; init; }

    /// <summary>Whether an agent serves it.</summary>
    public required bool Served { get; init; }

    /// <summary>The agent; absent while the setting `Livechat_show_agent_info` is off.</summary>
    public ServedByResponse? ServedBy { get; init; }

    public required bool OnHold { get; init; }

    /// <summary>The time since when it waits in its queue; absent = it does not wait.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Messages of agents that the visitor has not read, at most 999.</summary>
    public required int Unread { get; init; }

    /// <summary>How far the agent has read.</summary>
    public required AgentCursor AgentCursor { get; init; }

    public static VisitorRoomState From(ConversationView room, WorkspaceSnapshot settings) => new()
    {
        Id = room.RoomId, Seq = room.Seq, Cl = room.Status == ConversationStatuses.Closed, Ts = room.OpenedAt, DepartmentId = room.DepartmentId,
        Verified = room.Verified, Served = room.ServedBy is not null,
        ServedBy = ShownToVisitors.Agents(settings) ? ServedByResponse.From(room.ServedBy) : null,
        OnHold = room.Status == ConversationStatuses.OnHold, QueuedAt = room.QueuedAt, ClosedAt = room.ClosedAt, Unread = room.UnreadByVisitor,
        AgentCursor = new AgentCursor(room.AgentCursor.DeliveredSeq, room.AgentCursor.ReadSeq),
    };
}

/// <param name="DeliveredSeq">The seq of the last message that was delivered.</param>
/// <param name="ReadSeq">The seq of the last message that was read.</param>
internal sealed record AgentCursor(long DeliveredSeq, long ReadSeq);
