using System.Collections.Immutable;
using ContactCenter.Contacts;

namespace ContactCenter.Conversations;

/// <summary>A conversation as the contract shows it (§3.1) and as the directory stores it, without the visitor's token.</summary>
[GenerateSerializer, Immutable, Alias("ConversationView")]
public sealed record ConversationView
{
    [Id(0)] public required string RoomId { get; init; }
    [Id(1)] public required ConversationVisitor Visitor { get; init; }

    /// <summary>The contact it is shown with.</summary>
    [Id(2)] public required string ContactId { get; init; }
    [Id(3)] public required string Name { get; init; }

    /// <summary>One of <see cref="Directory.ConversationStatuses"/>.</summary>
    [Id(4)] public required string Status { get; init; }
    [Id(5)] public required ChannelSource Source { get; init; }
    [Id(6)] public bool Verified { get; init; }
    [Id(7)] public string? DepartmentId { get; init; }
    [Id(8)] public ServedBy? ServedBy { get; init; }
    [Id(9)] public DateTimeOffset OpenedAt { get; init; }
    [Id(10)] public DateTimeOffset? QueuedAt { get; init; }
    [Id(11)] public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>"user" or "visitor".</summary>
    [Id(12)] public string? Closer { get; init; }
    [Id(13)] public AgentReference? ClosedBy { get; init; }
    [Id(14)] public string? ClosingComment { get; init; }
    [Id(15)] public ImmutableArray<string> Tags { get; init; } = [];
    [Id(16)] public string? Topic { get; init; }
    [Id(17)] public int MessageCount { get; init; }
    [Id(18)] public MessageView? LastMessage { get; init; }
    [Id(19)] public DateTimeOffset LastMessageAt { get; init; }
    [Id(20)] public bool WaitingResponse { get; init; }
    [Id(21)] public DateTimeOffset? FirstResponseAt { get; init; }
    [Id(22)] public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The seq of the conversation's last entry.</summary>
    [Id(23)] public long Seq { get; init; }

    /// <summary>The contact it was opened with, and stays with when merges are undone; null = the one that is shown.</summary>
    [Id(24)] public string? OriginContactId { get; init; }
}

[GenerateSerializer, Immutable, Alias("ServedBy")]
public sealed record ServedBy(string UserId, string Username, DateTimeOffset At);

/// <summary>A message, written or of the system (contract §2.3).</summary>
/// <param name="Seq">Its place in the conversation.</param>
/// <param name="Type">The system message's type (<c>livechat-started</c>, <c>uj</c>, <c>livechat-close</c>); null for a written one.</param>
[GenerateSerializer, Immutable, Alias("MessageView")]
public sealed record MessageView(string MessageId, string RoomId, long Seq, DateTimeOffset At, string Text, MessageSender Sender, string? Type = null);

/// <param name="Kind">"visitor", "user" or "system".</param>
/// <param name="Id">Visitor id or user id.</param>
[GenerateSerializer, Immutable, Alias("MessageSender")]
public sealed record MessageSender(string Kind, string Id, string Username, string? Name)
{
    public const string Visitor = "visitor";
    public const string User = "user";
    public const string System = "system";
}
