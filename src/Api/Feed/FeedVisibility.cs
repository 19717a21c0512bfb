using ContactCenter.Api.Conversations;
using ContactCenter.Api.Routing;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Feed;

/// <summary>
/// The part of the feed that one user or visitor may see: the rule of <see cref="ConversationVisibility"/>, resolved once so that it can be asked
/// of every entry and indexed. <see cref="FeedItem.For"/> applies it to an entry.
/// </summary>
public sealed class FeedVisibility : IEquatable<FeedVisibility>
{
    private readonly string? _userId;
    private readonly bool _seesQueues;

    private FeedVisibility(
        string? userId, bool seesAll, bool seesContacts, bool seesQueues, ImmutableHashSet<string> departments, ImmutableHashSet<string> monitored)
    {
        _userId = userId;
        SeesAll = seesAll;
        SeesContacts = seesContacts;
        _seesQueues = seesQueues;
        Departments = departments;
        Monitored = monitored;
    }

    /// <summary>The visitor's own room, which is all that it sees; null for users.</summary>
    public string? VisitorsRoomId { get; private init; }

    public static FeedVisibility None { get; } = new(null, false, false, false, [], []);

    /// <summary>Every conversation, whoever serves it.</summary>
    public bool SeesAll { get; }

    /// <summary>Tells whether the user sees entries of contacts and blocks.</summary>
    public bool SeesContacts { get; }

    /// <summary>The conversations that the user serves, at least.</summary>
    public bool SeesRooms => _userId is not null;

    /// <summary>The departments whose queues are seen; the public queue is seen besides.</summary>
    public ImmutableHashSet<string> Departments { get; }

    /// <summary>The departments whose conversations are seen whoever serves them.</summary>
    public ImmutableHashSet<string> Monitored { get; }

    public bool SeesNothing => !SeesRooms && !SeesContacts && VisitorsRoomId is null;

    /// <summary>The visibility of a visitor, who sees its own conversation.</summary>
    public static FeedVisibility OfVisitor(string roomId) => new(null, false, false, false, [], []) { VisitorsRoomId = roomId };

    public static FeedVisibility Of(Caller user, WorkspaceSnapshot workspace)
    {
        var scope = RoomScope.Of(user, workspace);
        var seesRooms = workspace.Allows(user.Roles, Permissions.ViewRoom);
        var seesContacts = workspace.Allows(user.Roles, Permissions.ViewContact);
        return new FeedVisibility(
            scope.SeesAll || seesRooms ? user.UserId : null, scope.SeesAll, seesContacts, seesRooms,
            seesRooms ? [.. Workspace.Departments.IdsOf(workspace, user.UserId)] : [], scope.Departments);
    }

    public bool Serves(string? agentId) => agentId is not null && agentId == _userId;

    /// <param name="queue">A department id or <see cref="QueuePositions.PublicQueue"/>.</param>
    public bool SeesQueue(string queue) => _seesQueues && (queue.Length == 0 || Departments.Contains(queue));

    public bool Monitors(string? departmentId) => departmentId is not null && Monitored.Contains(departmentId);

    /// <summary>The queues as the index of connections knows them.</summary>
    public IEnumerable<string> Queues => _seesQueues ? Departments.Append(QueuePositions.PublicQueue) : [];

    public bool Equals(FeedVisibility? other) =>
        other is not null && _userId == other._userId && VisitorsRoomId == other.VisitorsRoomId && SeesAll == other.SeesAll
        && SeesContacts == other.SeesContacts && _seesQueues == other._seesQueues
        && Departments.SetEquals(other.Departments) && Monitored.SetEquals(other.Monitored);

    public override bool Equals(object? obj) => Equals(obj as FeedVisibility);

    public override int GetHashCode() => HashCode.Combine(_userId, SeesAll, SeesContacts, _seesQueues, Departments.Count);
}
