using ContactCenter.Api.Conversations;
using ContactCenter.Api.Routing;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Feed;

/// <summary>
/// The part of the feed that one user or visitor may see: the rule of <see cref="ConversationVisibility"/>, resolved once so that it can be asked
/// of every entry and indexed. <see cref="FeedItem.For"/> applies it to an entry.
/// </summary>
public sealed record FeedVisibility
{
    private string? UserId { get; init; }

    private bool SeesQueues { get; init; }

    /// <summary>The visitor's own room, which is all that it sees; null for users.</summary>
    public string? VisitorsRoomId { get; private init; }

    public static FeedVisibility None { get; } = new();

    /// <summary>Every conversation, whoever serves it.</summary>
    public bool SeesAll { get; private init; }

    /// <summary>Tells whether the user sees entries of contacts and blocks.</summary>
    public bool SeesContacts { get; private init; }

    /// <summary>The conversations that the user serves, at least.</summary>
    public bool SeesRooms => UserId is not null;

    /// <summary>The departments whose queues are seen; the public queue is seen besides.</summary>
    public ImmutableHashSet<string> Departments { get; private init; } = [];

    /// <summary>The departments whose conversations are seen whoever serves them.</summary>
    public ImmutableHashSet<string> Monitored { get; private init; } = [];

    public bool SeesNothing => !SeesRooms && !SeesContacts && VisitorsRoomId is null;

    /// <summary>The visibility of a visitor, who sees its own conversation.</summary>
    public static FeedVisibility OfVisitor(string roomId) => new() { VisitorsRoomId = roomId };

    public static FeedVisibility Of(Caller user, WorkspaceSnapshot workspace)
    {
        var scope = RoomScope.Of(user, workspace);
        var seesRooms = workspace.Allows(user.Roles, Permissions.ViewRoom);
        return new FeedVisibility
        {
            UserId = scope.SeesAll || seesRooms ? user.UserId : null, SeesAll = scope.SeesAll, SeesQueues = seesRooms,
            SeesContacts = workspace.Allows(user.Roles, Permissions.ViewContact),
            Departments = seesRooms ? [.. Workspace.Departments.IdsOf(workspace, user.UserId)] : [], Monitored = scope.Departments,
        };
    }

    public bool Serves(string? agentId) => agentId is not null && agentId == UserId;

    /// <param name="queue">A department id or <see cref="QueuePositions.PublicQueue"/>.</param>
    public bool SeesQueue(string queue) => SeesQueues && (queue.Length == 0 || Departments.Contains(queue));

    /// <summary>Tells whether the user sees the calls of a department, whoever answers them.</summary>
    public bool SeesCallsOf(string departmentId) => SeesQueue(departmentId) || Monitors(departmentId);

    public bool Monitors(string? departmentId) => departmentId is not null && Monitored.Contains(departmentId);

    /// <summary>The queues as the index of connections knows them.</summary>
    public IEnumerable<string> Queues => SeesQueues ? Departments.Append(QueuePositions.PublicQueue) : [];

    public bool Equals(FeedVisibility? other) =>
        other is not null && UserId == other.UserId && VisitorsRoomId == other.VisitorsRoomId && SeesAll == other.SeesAll
        && SeesContacts == other.SeesContacts && SeesQueues == other.SeesQueues
        && Departments.SetEquals(other.Departments) && Monitored.SetEquals(other.Monitored);

    public override int GetHashCode() => HashCode.Combine(UserId, SeesAll, SeesContacts, SeesQueues, Departments.Count);
}
