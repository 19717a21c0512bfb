namespace ContactCenter.Api.Conversations;

/// <summary>A conversation as agents see it (contract §3.1), over REST and over the hub: without any visitor's token.</summary>
internal sealed record RoomResponse
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    /// <summary>"l", always: a conversation with a visitor.</summary>
    public string T { get; } = "l";

    /// <summary>The visitor's name.</summary>
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

    /// <summary>The visitor.</summary>
    public required RoomVisitorResponse V { get; init; }

    public required string ContactId { get; init; }

    /// <summary>Whether the channel's identity is proven.</summary>
    public required bool Verified { get; init; }

    public required SourceResponse Source { get; init; }

    /// <summary>Of conversations by SMS.</summary>
    public RoomSmsResponse? Sms { get; init; }

    public string? DepartmentId { get; init; }

    public ServedByResponse? ServedBy { get; init; }

    /// <summary>True while the visitor's last message has no response; absent otherwise.</summary>
    public bool? WaitingResponse { get; init; }

    /// <summary>The time since when it waits for a response: of the first message without one. Absent = it does not wait for one.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>True while it is on hold; absent otherwise.</summary>
    public bool? OnHold { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    public string? Topic { get; init; }

    /// <summary>The time since when it waits in its queue; absent = it does not wait.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    public string? PriorityId { get; init; }

    /// <summary>1 (highest) to 5; 99 = no priority.</summary>
    public required int PriorityWeight { get; init; }

    public string? SlaId { get; init; }

    /// <summary>Minutes within which it is due by its service level; 9999999 = no service level.</summary>
    public required int EstimatedWaitingTimeQueue { get; init; }

    /// <summary>Messages of the visitor that no agent has read, at most 999.</summary>
    public required int Unread { get; init; }

    /// <summary>Values of room custom fields.</summary>
    public IReadOnlyDictionary<string, string>? LivechatData { get; init; }

    /// <summary>True when the transcript as a document was asked for; absent otherwise.</summary>
    public bool? PdfTranscriptRequested { get; init; }

    public string? PdfTranscriptFileId { get; init; }

    /// <summary>The transcript by e-mail that is sent when the conversation is closed.</summary>
    public TranscriptRequestResponse? TranscriptRequest { get; init; }

    /// <summary>The visitor's answers to the survey.</summary>
    public IReadOnlyDictionary<string, string>? SurveyFeedback { get; init; }

    public MessageResponse? LastMessage { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>"user" or "visitor".</summary>
    public string? Closer { get; init; }

    public ClosedByResponse? ClosedBy { get; init; }

    /// <summary>The comment of whoever closed it.</summary>
    public string? ClosingMessage { get; init; }

    public required RoomMetricsResponse Metrics { get; init; }

    [JsonPropertyName("_updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>True when nothing is left of it but these figures; absent otherwise. The visitor and the contact are then `anonymous`.</summary>
    public bool? Anonymized { get; init; }

    /// <summary>The department with its name, in lists.</summary>
    public NamedResponse? Department { get; init; }

    /// <summary>The seq of the last entry that is part of this state, over the hub.</summary>
    public long? Seq { get; init; }

    public static RoomResponse From(ConversationView room)
    {
        var isClosed = room.Status == ConversationStatuses.Closed;
        return new RoomResponse
        {
            Id = room.RoomId, Fname = room.Name, Ts = room.OpenedAt, Lm = room.LastMessageAt, Msgs = room.MessageCount,
            UsersCount = room.ServedBy is null ? 1 : 2, Open = isClosed ? null : true, Cl = isClosed, V = RoomVisitorResponse.From(room),
            ContactId = room.ContactId, Verified = room.Verified, Source = SourceResponse.From(room.Source),
            Sms = SmsRules.IsBySms(room.Source) ? new RoomSmsResponse(room.Source.Destination) : null,
            DepartmentId = room.DepartmentId, ServedBy = ServedByResponse.From(room.ServedBy), WaitingResponse = room.WaitingResponse ? true : null,
            WaitingSince = room.WaitingResponse ? room.Metrics.WaitingSince : null,
            OnHold = room.Status == ConversationStatuses.OnHold ? true : null, Tags = room.Tags.IsDefaultOrEmpty ? null : room.Tags,
            Topic = room.Topic, QueuedAt = room.QueuedAt, PriorityId = room.Priority?.PriorityId,
            PriorityWeight = room.Priority?.Weight ?? PriorityReference.NoWeight, SlaId = room.ServiceLevel?.SlaId,
            EstimatedWaitingTimeQueue = room.ServiceLevel?.DueTimeInMinutes ?? ServiceLevelReference.NoDueTimeInMinutes,
            Unread = room.UnreadByAgent, LivechatData = room.CustomFields.IsEmpty ? null : Sorted(room.CustomFields),
            PdfTranscriptRequested = room.Pdf is null ? null : true,
            PdfTranscriptFileId = room.Pdf?.File is null ? null : PdfTranscript.FileIdOf(room.RoomId),
            TranscriptRequest = TranscriptRequestResponse.From(room.TranscriptRequest),
            SurveyFeedback = room.Survey is { } survey ? Sorted(survey) : null,
            LastMessage = room.LastMessage is { } last ? MessageResponse.From(last) : null,
            ClosedAt = room.ClosedAt, Closer = room.Closer, ClosedBy = ClosedByResponse.From(room),
            ClosingMessage = room.ClosedAt is null ? null : room.ClosingComment, Metrics = RoomMetricsResponse.From(room), UpdatedAt = room.UpdatedAt,
            Anonymized = room.IsAnonymized ? true : null,
        };
    }

    private static SortedDictionary<string, string> Sorted(ImmutableDictionary<string, string> fields) => new(fields, StringComparer.Ordinal);
}

/// <param name="From">The number of the workspace that the visitor writes to.</param>
internal sealed record RoomSmsResponse(string? From);

/// <param name="Email">Absent = the visitor's own address.</param>
internal sealed record TranscriptRequestResponse(string? Email, string Subject, DateTimeOffset RequestedAt)
{
    /// <summary>The user who asked for it, over the hub; absent = the visitor did.</summary>
    public UserResponse? RequestedBy { get; init; }

    public static TranscriptRequestResponse? From(TranscriptRequest? request) => request is null ? null
        : new(request.Email == ContactCenter.Conversations.TranscriptRequest.ToVisitor ? null : request.Email, request.Subject, request.RequestedAt);
}
