using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Feed;

/// <param name="Fname">The visitor's name.</param>
/// <param name="V">The visitor.</param>
/// <param name="Verified">Whether the channel's identity is proven.</param>
/// <param name="DepartmentId">Absent = the public queue.</param>
/// <param name="Ts">The time when it was opened.</param>
/// <param name="QueuedAt">The time since when it waits; absent = the visitor must prove first who it is.</param>
/// <param name="PriorityWeight">1 (highest) to 5; 99 = no priority.</param>
internal sealed record StartedRoom(
    string Fname, string ContactId, UserResponse V, bool Verified, SourceResponse Source, string? DepartmentId, bool Open, DateTimeOffset Ts,
    DateTimeOffset? QueuedAt, int PriorityWeight)
{
    public static StartedRoom From(ConversationStarted started, DateTimeOffset at) => new(
        started.Name, started.ShownContactId ?? started.ContactId, UserOf(started.Visitor), started.Verified, SourceResponse.From(started.Source),
        started.DepartmentId, true, at, started.MustVerify ? null : at, PriorityReference.NoWeight);

    public static UserResponse UserOf(ConversationVisitor visitor) => new(visitor.VisitorId, visitor.Username, visitor.Name);
}

/// <param name="ServedBy">The agent who serves it from now on.</param>
/// <param name="OnHold">False when it goes on after it was on hold; absent otherwise.</param>
internal sealed record AssignedRoom(ServedByResponse ServedBy, bool? OnHold)
{
    public static AssignedRoom From(AgentAssigned assigned, DateTimeOffset at) => new(ServedByOf(assigned, at), OnHoldOf(assigned));

    public static ServedByResponse ServedByOf(AgentAssigned assigned, DateTimeOffset at) => new(assigned.Agent.UserId, assigned.Agent.Username, at);

    public static bool? OnHoldOf(AgentAssigned assigned) => assigned.Reason == AssignmentReason.GoesOn ? false : null;
}

/// <summary>In short why the conversation came to this agent. The candidates are in REST's routing.</summary>
internal sealed record DecisionSummary(string Method, string Reason)
{
    public static DecisionSummary? From(RoutingDecision? decision) => decision is null ? null : new(decision.Method, decision.Reason);
}

/// <param name="DepartmentId">Absent = none.</param>
/// <param name="ServedBy">Null, always: nobody serves it until the `conversation-assigned` that follows.</param>
/// <param name="QueuedAt">The time since when it waits in a queue; absent = it goes to an agent, or to a queue that the agent does not see.</param>
internal sealed record TransferredRoom(
    string? DepartmentId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ServedByResponse? ServedBy,
    DateTimeOffset? QueuedAt)
{
    /// <param name="isGone">Whether it is for an agent who does not see the queue that the conversation goes to.</param>
    public static TransferredRoom From(ConversationTransferred moved, DateTimeOffset at, bool isGone) =>
        new(moved.ToDepartmentId, null, moved.Scope != TransferScopes.Agent && !isGone ? at : null);
}

/// <param name="Verified">Whether the channel's identity is proven.</param>
internal sealed record VerifiedRoom(bool Verified);

internal sealed record HeldRoom(bool OnHold, DateTimeOffset HeldAt);

/// <param name="Topic">Null = none.</param>
/// <param name="LivechatData">Values of room custom fields.</param>
/// <param name="PriorityId">Null = none.</param>
/// <param name="PriorityWeight">1 (highest) to 5; 99 = no priority.</param>
/// <param name="SlaId">Null = no service level.</param>
/// <param name="EstimatedWaitingTimeQueue">Minutes within which it is due by its service level; 9999999 = no service level.</param>
internal sealed record InfoRoom(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Topic,
    ImmutableArray<string> Tags,
    IReadOnlyDictionary<string, string> LivechatData,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? PriorityId,
    int PriorityWeight,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? SlaId,
    int EstimatedWaitingTimeQueue)
{
    public static InfoRoom From(ConversationInfo info) => new(
        info.Topic, info.Tags.IsDefault ? [] : info.Tags, info.CustomFields, info.Priority?.PriorityId,
        info.Priority?.Weight ?? PriorityReference.NoWeight, info.ServiceLevel?.SlaId,
        info.ServiceLevel?.DueTimeInMinutes ?? ServiceLevelReference.NoDueTimeInMinutes);
}

/// <param name="TranscriptRequest">The transcript by e-mail that is sent when the conversation is closed; null = there is none any more.</param>
internal sealed record TranscriptRoom([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] TranscriptRequestResponse? TranscriptRequest)
{
    public static TranscriptRoom None { get; } = new((TranscriptRequestResponse?)null);

    public static TranscriptRoom From(TranscriptRequest request) => new(
        TranscriptRequestResponse.From(request)! with { RequestedBy = request.RequestedBy is { } by ? UserResponse.From(by) : null });
}

/// <param name="PdfTranscriptRequested">False = it was given up.</param>
/// <param name="PdfTranscriptFileId">The id of the document; absent = it is not made.</param>
internal sealed record PdfRoom(bool PdfTranscriptRequested, string? PdfTranscriptFileId = null);

/// <param name="V">The visitor whose it is from now on.</param>
/// <param name="Verified">Whether the channel's identity is proven.</param>
internal sealed record VisitorOfRoom(UserResponse V, bool Verified);

/// <param name="Fname">The visitor's name.</param>
internal sealed record ContactOfRoom(string Fname, string ContactId);

/// <param name="Closer">"user" or "visitor".</param>
/// <param name="Timeout">The timeout that ended it; absent = none did.</param>
/// <param name="ClosedBy">The user who closed it; absent = the visitor did, or a timeout.</param>
internal sealed record ClosedRoomChange(DateTimeOffset ClosedAt, string Closer, string? Timeout, ClosedByResponse? ClosedBy, ImmutableArray<string> Tags)
{
    public static ClosedRoomChange From(ConversationClosed closed, DateTimeOffset at) => new(
        at, closed.Closer, closed.Timeout, closed.By is { } by ? new ClosedByResponse(by.UserId, by.Username) : null,
        closed.Tags.IsDefault ? [] : closed.Tags);
}
