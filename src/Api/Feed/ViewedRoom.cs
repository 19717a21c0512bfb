namespace ContactCenter.Api.Feed;

/// <param name="IsAdmitted">It was looked whether the user may see the room.</param>
internal sealed record ViewerHere(AgentReference User, bool IsAdmitted);

/// <summary>The viewers of a room on another node.</summary>
internal sealed record ViewersElsewhere(ImmutableArray<AgentReference> Users, DateTimeOffset Until);

/// <summary>One room that is viewed. <see cref="ViewedRooms"/> touches it under its lock only.</summary>
internal sealed class ViewedRoom
{
    public Dictionary<FeedSubscriber, ViewerHere> Here { get; } = [];

    /// <summary>The viewers on other nodes, by node.</summary>
    public Dictionary<string, ViewersElsewhere> Elsewhere { get; } = new(StringComparer.Ordinal);

    /// <summary>The users who type, and for how long that holds unless they say it again.</summary>
    public Dictionary<string, DateTimeOffset> TypingUntil { get; } = new(StringComparer.Ordinal);

    /// <summary>The viewers on this node have changed since the others were told.</summary>
    public bool HasNews { get; set; }

    /// <summary>Somebody here does not know yet who views it elsewhere.</summary>
    public bool AsksOthers { get; set; }

    public bool IsEmpty => Here.Count == 0 && Elsewhere.Count == 0;

    public IEnumerable<AgentReference> Users() => Order(Admitted.Concat(Elsewhere.Values.SelectMany(node => node.Users)));

    public RoomViewers Describe(string roomId) => new(roomId, [.. Order(Admitted)]);

    /// <returns>True = somebody is shown otherwise than before.</returns>
    public bool Expire(DateTimeOffset now)
    {
        var has = false;
        foreach (var (nodeId, node) in Elsewhere)
            if (node.Until <= now) has |= Elsewhere.Remove(nodeId);
        foreach (var (userId, until) in TypingUntil)
            if (until <= now) has |= TypingUntil.Remove(userId);
        return has;
    }

    private IEnumerable<AgentReference> Admitted => Here.Values.Where(viewer => viewer.IsAdmitted).Select(viewer => viewer.User);

    private static IEnumerable<AgentReference> Order(IEnumerable<AgentReference> users) =>
        users.DistinctBy(user => user.UserId).OrderBy(user => user.Username, StringComparer.Ordinal).Take(ViewedRooms.UsersMax);
}
