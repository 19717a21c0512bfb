namespace ContactCenter.Api.Feed;

/// <summary>One journal entry as the feed holds it: rendered once, together with who may see it. Immutable; shared by all connections.</summary>
public sealed class FeedItem(long position)
{
    private readonly LiveEvent? _visitorEvent;
    private byte[]? _visitorBody;

    public long Position { get; } = position;

    /// <summary>The entry as UTF-8 JSON; null = nobody sees it.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The notice that the conversation left its queue, for users who only saw it wait. UTF-8 JSON; null = it did not leave a queue.</summary>
    public byte[]? Notice { get; init; }

    /// <summary>
    /// The entry as the conversation's visitor sees it, as UTF-8 JSON; null = the visitor does not see it. Written when a connection first needs it: most
    /// conversations have agents alone who look. Two connections that ask at once may both write it, and write the same.
    /// </summary>
    public byte[]? VisitorBody
    {
        get => _visitorBody ??= _visitorEvent?.Write();
        init => _visitorBody = value;
    }

    /// <summary>What <see cref="VisitorBody"/> is written from.</summary>
    internal LiveEvent? VisitorEvent
    {
        init => _visitorEvent = value;
    }

    public bool IsForVisitor => _visitorBody is not null || _visitorEvent is not null;

    /// <summary>The visitor is blocked: its connections are told so and end.</summary>
    public bool BlocksVisitor { get; init; }

    /// <summary>The room may be another visitor's from here on: connections of visitors to it are looked at again.</summary>
    public bool ChangesVisitor { get; init; }

    /// <summary>About a contact or a block: for those who may see contacts, and nobody else.</summary>
    public bool IsForContacts { get; init; }

    /// <summary>The room; null for an entry without a body.</summary>
    public string? RoomId { get; init; }

    /// <summary>The agent who serves the conversation (or did, when this entry closed it).</summary>
    public string? AgentId { get; init; }

    /// <summary>The agent from whom this entry takes the conversation: it sees this entry, and nothing after it.</summary>
    public string? PreviousAgentId { get; init; }

    /// <summary>
    /// The entry as <see cref="PreviousAgentId"/> sees it, unless that agent sees the queue as well: the conversation leaves it. UTF-8 JSON; null =
    /// <see cref="Body"/>.
    /// </summary>
    public byte[]? PreviousBody { get; init; }

    /// <summary>The queue in which the conversation waits after this entry: a department id or <see cref="Routing.QueuePositions.PublicQueue"/>.</summary>
    public string? Queue { get; init; }

    /// <summary>The queue in which it waited until this entry; null = it did not, or it is still there.</summary>
    public string? LeftQueue { get; init; }

    /// <summary>The queues that this entry makes faster or slower: an agent of theirs came or went.</summary>
    public ImmutableArray<string> PacedQueues { get; init; } = [];

    /// <summary>The department of the conversation after this entry; null = none.</summary>
    public string? DepartmentId { get; init; }

    /// <summary>The department from which this entry takes the conversation; null = it stays.</summary>
    public string? PreviousDepartmentId { get; init; }

    /// <summary>The one agent who is offered the conversation while it waits, besides users who see more; null = all agents of the queue.</summary>
    public string? PreferredAgentId { get; init; }

    /// <summary>About a call: the agents with a part in it, who see it besides the agents of its department; null = about something else.</summary>
    public ImmutableArray<string>? CallAgentIds { get; init; }

    /// <summary>The departments in whose queues the call was, and whose agents saw it then.</summary>
    public ImmutableArray<string> FormerDepartmentIds { get; init; } = [];

    /// <summary>The user whose sign-in, roles or departments this entry may change.</summary>
    public string? ChangesAccessOf { get; init; }

    /// <summary>The entry may change what everyone sees: permissions, departments.</summary>
    public bool ChangesAccessOfAll { get; init; }

    /// <summary>The entry may also change what is seen, not only who is signed in.</summary>
    public bool ChangesRights { get; init; }

    /// <summary>Rooms may have gone that somebody views.</summary>
    public bool RemovesRooms { get; init; }

    /// <summary>Somebody was erased: items of before, which may still show them, are not kept any longer.</summary>
    public bool ForgetsOlder { get; init; }

    /// <summary>The bytes that it may come to; what a visitor sees is not longer than what agents see.</summary>
    public int Bytes => (Body?.Length ?? 0) + (Notice?.Length ?? 0) + (IsForVisitor ? Body?.Length ?? 0 : 0) + (PreviousBody?.Length ?? 0);

    /// <summary>Chooses what a viewer gets: the body, the notice or nothing (null).</summary>
    public byte[]? For(FeedVisibility viewer)
    {
        if (viewer.VisitorsRoomId is { } roomId) return roomId == RoomId ? VisitorBody : null;
        if (Body is null) return null;
        if (IsForContacts) return viewer.SeesContacts ? Body : null;
        if (CallAgentIds is { } agentIds) return OfCall(viewer, agentIds);
        if (viewer.Serves(AgentId) || viewer.SeesAll || viewer.Monitors(DepartmentId) || IsOfferedTo(viewer)) return Body;
        if (viewer.Serves(PreviousAgentId)) return PreviousBody ?? Body;
        if (viewer.Monitors(PreviousDepartmentId)) return PreviousBody ?? Notice;
        return LeftQueue is not null && viewer.SeesQueue(LeftQueue) ? Notice : null;
    }

    private byte[]? OfCall(FeedVisibility viewer, ImmutableArray<string> agentIds)
    {
        if (viewer.SeesAll || agentIds.Any(viewer.Serves) || (DepartmentId is { } now && viewer.SeesCallsOf(now))) return Body;
        return FormerDepartmentIds.Any(viewer.SeesCallsOf) ? Notice : null;
    }

    private bool IsOfferedTo(FeedVisibility viewer) =>
        Queue is not null && (PreferredAgentId is null ? viewer.SeesQueue(Queue) : viewer.Serves(PreferredAgentId));

    public bool MayChangeAccessOf(string userId) => ChangesAccessOfAll || ChangesAccessOf == userId;
}
