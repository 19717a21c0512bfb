using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Parties;
using ContactCenter.Routing;

namespace ContactCenter.Conversations;

/// <summary>A conversation as the directory stores it and the API shows it (contract §3.1), without the visitor's token.</summary>
[GenerateSerializer, Immutable, Alias("ConversationView")]
public sealed record ConversationView
{
    // What messages change is stored first, side by side, the last message at the end: of an updated row PostgreSQL logs only what lies between its first
    // change and its last.
    private const int ChangedByMessages = -2;
    private const int LastChangedByMessages = -1;

    [Id(0)] public required string RoomId { get; init; }
    [Id(1)] public required ConversationVisitor Visitor { get; init; }

    /// <summary>The contact it is shown with.</summary>
    [Id(2)] public required string ContactId { get; init; }
    [Id(3)] public required string Name { get; init; }

    /// <summary>One of <c>ConversationStatuses</c>.</summary>
    [Id(4)] public required string Status { get; init; }
    [Id(5)] public required ChannelSource Source { get; init; }
    [Id(6)] public bool Verified { get; init; }
    [Id(7)] public string? DepartmentId { get; init; }
    [Id(8)] public ServedBy? ServedBy { get; init; }
    [Id(9)] public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The time since when it waits in its queue; null = it does not wait.</summary>
    [Id(10)] public DateTimeOffset? QueuedAt { get; init; }
    [Id(11)] public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>"user" or "visitor".</summary>
    [Id(12)] public string? Closer { get; init; }
    [Id(13)] public AgentReference? ClosedBy { get; init; }
    [Id(14)] public string? ClosingComment { get; init; }
    [Id(15)] public ImmutableArray<string> Tags { get; init; } = [];
    [Id(16)] public string? Topic { get; init; }

    /// <summary>The messages without notes: visitors are told it.</summary>
    [Id(17), JsonPropertyOrder(ChangedByMessages)] public int MessageCount { get; init; }

    /// <summary>The last message, which is never a note: visitors are shown it.</summary>
    [Id(18), JsonPropertyOrder(LastChangedByMessages)] public MessageView? LastMessage { get; init; }
    [Id(19), JsonPropertyOrder(ChangedByMessages)] public DateTimeOffset LastMessageAt { get; init; }
    [Id(20), JsonPropertyOrder(ChangedByMessages)] public bool WaitingResponse { get; init; }
    [Id(21), JsonPropertyOrder(ChangedByMessages)] public DateTimeOffset? FirstResponseAt { get; init; }
    [Id(22), JsonPropertyOrder(ChangedByMessages)] public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The seq of the conversation's last entry.</summary>
    [Id(23), JsonPropertyOrder(ChangedByMessages)] public long Seq { get; init; }

    /// <summary>The contact with which it was opened and stays when merges are undone; null = the one that is shown.</summary>
    [Id(24)] public string? OriginContactId { get; init; }

    /// <summary>The agent who is asked first (<see cref="PreferredReason"/> says why). Null once the conversation is served.</summary>
    [Id(25)] public AgentReference? PreferredAgent { get; init; }

    /// <summary>Values of room custom fields (contract: livechatData).</summary>
    [Id(26)] public ImmutableDictionary<string, string> CustomFields { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Null = none.</summary>
    [Id(27)] public PriorityReference? Priority { get; init; }

    /// <summary>The service level that says how soon it is due in the queue; null = none.</summary>
    [Id(28)] public ServiceLevelReference? ServiceLevel { get; init; }

    /// <summary>The time since when it is on hold; null = it is not.</summary>
    [Id(29)] public DateTimeOffset? HeldAt { get; init; }

    /// <summary>The visitor wrote while the conversation was on hold: it goes on as soon as its agent has a place.</summary>
    [Id(30)] public bool WaitsToGoOn { get; init; }

    /// <summary>Edits and deletions of messages and notes so far; 0 = the transcript is read as it was written.</summary>
    [Id(31)] public int ChangedMessages { get; init; }

    [Id(32), JsonPropertyOrder(ChangedByMessages)] public ReadCursor VisitorCursor { get; init; } = ReadCursor.None;
    [Id(33), JsonPropertyOrder(ChangedByMessages)] public ReadCursor AgentCursor { get; init; } = ReadCursor.None;

    /// <summary>Messages of the visitor that no agent has read, at most <see cref="ReadCursor.UnreadMax"/>.</summary>
    [Id(34), JsonPropertyOrder(ChangedByMessages)] public int UnreadByAgent { get; init; }

    /// <summary>Messages of agents that the visitor has not read, at most <see cref="ReadCursor.UnreadMax"/>.</summary>
    [Id(35), JsonPropertyOrder(ChangedByMessages)] public int UnreadByVisitor { get; init; }

    /// <summary>The request for the transcript by e-mail, which is sent when the conversation is closed; null = nobody asked for one.</summary>
    [Id(36)] public TranscriptRequest? TranscriptRequest { get; init; }

    /// <summary>The visitor's answers to the survey; null = none.</summary>
    [Id(37)] public ImmutableDictionary<string, string>? Survey { get; init; }

    [Id(38), JsonPropertyOrder(ChangedByMessages)] public ConversationMetrics Metrics { get; init; } = ConversationMetrics.None;

    /// <summary>The agent from whom a timeout took the conversation, who is asked again only when no other agent is free.</summary>
    [Id(39)] public string? AvoidedAgentId { get; init; }

    /// <summary>
    /// The reason why <see cref="PreferredAgent"/> is asked first, one of <see cref="Routing.RoutingReasons"/>; null = somebody sent it
    /// there.
    /// </summary>
    [Id(40)] public string? PreferredReason { get; init; }

    /// <summary>The transcript as a document; null = nobody asked for one.</summary>
    [Id(41)] public PdfTranscript? Pdf { get; init; }

    /// <summary>
    /// The time by which it stands in the line while it waits: that of its first arrival, unless something sent it to the end. Null = that
    /// of <see cref="QueuedAt"/>.
    /// </summary>
    [Id(42)] public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>Agents who served it before, at most the last <see cref="FormerAgentsMax"/>. They still find and read it.</summary>
    [Id(43)] public ImmutableArray<string> FormerAgentIds { get; init; } = [];

    /// <summary>Private notes, deleted ones included.</summary>
    [Id(44), JsonPropertyOrder(ChangedByMessages)] public int NoteCount { get; init; }

    /// <summary>Nothing is left of it but figures.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [Id(45)] public bool IsAnonymized { get; init; }

    public const int FormerAgentsMax = 50;
}

/// <summary>The places up to which one side has received and read the messages.</summary>
[GenerateSerializer, Immutable, Alias("ReadCursor")]
public sealed record ReadCursor(long DeliveredSeq, long ReadSeq)
{
    /// <summary>The most unread messages that are counted.</summary>
    public const int UnreadMax = 999;

    public static ReadCursor None { get; } = new(0, 0);
}

/// <param name="Weight">1 (highest) to 5; conversations without a priority sort as 99 (contract §3.1).</param>
[GenerateSerializer, Immutable, Alias("PriorityReference")]
public sealed record PriorityReference(string PriorityId, int Weight)
{
    public const int NoWeight = 99;
}

[GenerateSerializer, Immutable, Alias("ServiceLevelReference")]
public sealed record ServiceLevelReference(string SlaId, int DueTimeInMinutes)
{
    /// <summary>The due time by which conversations without a service level sort (contract §3.1).</summary>
    public const int NoDueTimeInMinutes = 9_999_999;
}

/// <param name="RequestedBy">The user who asked; null = the visitor.</param>
[GenerateSerializer, Immutable, Alias("TranscriptRequest")]
public sealed record TranscriptRequest(string Email, string Subject, DateTimeOffset RequestedAt, AgentReference? RequestedBy)
{
    /// <summary>Stands for the address that the visitor has given by the time the transcript is sent, if any.</summary>
    public const string ToVisitor = "";
}

/// <param name="File">Null = it is not made yet.</param>
[GenerateSerializer, Immutable, Alias("PdfTranscript")]
public sealed record PdfTranscript(DateTimeOffset RequestedAt, AgentReference RequestedBy, FileReference? File)
{
    /// <summary>The id under which the document is kept and fetched. No message has this id.</summary>
    public static string FileIdOf(string roomId) => MessageIds.OfDocument(roomId);
}

/// <summary>Times and counts that are measured of a conversation (contract §3.1 metrics).</summary>
[GenerateSerializer, Immutable, Alias("ConversationMetrics")]
public sealed record ConversationMetrics
{
    public static ConversationMetrics None { get; } = new();

    /// <summary>The time at which an agent served it first.</summary>
    [Id(0)] public DateTimeOffset? FirstServedAt { get; init; }

    /// <summary>The time since when the visitor waits for an answer; null = it does not wait.</summary>
    [Id(1)] public DateTimeOffset? WaitingSince { get; init; }

    [Id(2)] public DateTimeOffset? LastVisitorMessageAt { get; init; }
    [Id(3)] public DateTimeOffset? LastAgentMessageAt { get; init; }

    /// <summary>Answers of agents, each to everything that the visitor wrote since the one before.</summary>
    [Id(4)] public int Responses { get; init; }
    [Id(5)] public long ResponseTotalMilliseconds { get; init; }
}

/// <summary>A file that belongs to a message. Its content is kept outside the database under the conversation's and the message's id.</summary>
/// <param name="Name">The name as sent, without any path.</param>
[GenerateSerializer, Immutable, Alias("FileReference")]
public sealed record FileReference(string Name, string ContentType, long SizeBytes);

[GenerateSerializer, Immutable, Alias("ServedBy")]
public sealed record ServedBy(string UserId, string Username, DateTimeOffset At);

/// <summary>A written message, a note (<see cref="MessageTypes.Note"/>) or a system message (contract §2.3).</summary>
/// <param name="Seq">Its place in the conversation.</param>
/// <param name="Type">The system message's type (<c>livechat-started</c>, <c>uj</c>, <c>livechat-close</c>), or "note"; null for a written message.</param>
[GenerateSerializer, Immutable, Alias("MessageView")]
public sealed record MessageView(
    string MessageId, [property: JsonPropertyOrder(MessageView.SameAsBefore)] string RoomId, long Seq, DateTimeOffset At, string Text,
    [property: JsonPropertyOrder(MessageView.SameAsBefore)] MessageSender Sender, string? Type = null)
{
    // Stored last: it is mostly what the message before had (see ConversationView).
    private const int SameAsBefore = 1;

    [Id(0)] public FileReference? File { get; init; }

    /// <summary>The time at which its text was changed last; null = never.</summary>
    [Id(1)] public DateTimeOffset? EditedAt { get; init; }
    [Id(2)] public MessageSender? EditedBy { get; init; }

    /// <summary>The message was deleted: transcripts leave it out.</summary>
    [Id(3)] public bool IsDeleted { get; init; }

    /// <summary>The transfer that a <c>livechat_transfer_history</c> message reports; null for others.</summary>
    [Id(4)] public TransferView? Transfer { get; init; }

    /// <summary>The visitor's page that a <c>livechat_navigation_history</c> message reports; null for others.</summary>
    [Id(5)] public PageView? Page { get; init; }

    /// <summary>The failure that a <c>livechat_sms_failed</c> message reports; null for others.</summary>
    [Id(6)] public SmsFailure? Failure { get; init; }
}

/// <param name="MessageSeq">The message that did not reach the phone.</param>
[GenerateSerializer, Immutable, Alias("TextFailure")]
public sealed record SmsFailure(long MessageSeq, string Reason);

/// <param name="Scope">One of <see cref="TransferScopes"/>.</param>
[GenerateSerializer, Immutable, Alias("TransferView")]
public sealed record TransferView(
    string Scope, MessageSender By, AgentReference? From, string? FromDepartmentId, string? ToDepartmentId, AgentReference? To, string? Comment,
    string? RequestedDepartmentId);

[GenerateSerializer, Immutable, Alias("PageView")]
public sealed record PageView(string Title, string Url, string Change);

/// <param name="Kind">"visitor", "user" or "system".</param>
/// <param name="Id">Visitor id or user id.</param>
[GenerateSerializer, Immutable, Alias("MessageSender")]
public sealed record MessageSender(string Kind, string Id, string Username, string? Name)
{
    public const string Visitor = "visitor";
    public const string User = "user";
    public const string System = "system";
}
