using System.Collections.Immutable;
using ContactCenter.Workspace;

namespace ContactCenter.Api.Feed;

/// <summary>What one user may see of the feed. The same rules as REST; see <see cref="FeedItem.For"/> for how they meet an entry.</summary>
public sealed class FeedVisibility : IEquatable<FeedVisibility>
{
    public const string SeeAllPermission = "view-livechat-rooms";
    public const string SeeRoomsPermission = "view-l-room";

    private readonly string? _userId;
    private readonly bool _seesQueues;

    private FeedVisibility(string? userId, bool seesAll, bool seesQueues, ImmutableHashSet<string> departments)
    {
        _userId = userId;
        SeesAll = seesAll;
        _seesQueues = seesQueues;
        Departments = departments;
    }

    public static FeedVisibility None { get; } = new(null, false, false, []);

    /// <summary>Every conversation, whoever serves it.</summary>
    public bool SeesAll { get; }

    /// <summary>The departments whose queues are seen; the public queue is seen besides.</summary>
    public ImmutableHashSet<string> Departments { get; }

    public bool SeesNothing => _userId is null;

    /// <param name="departmentIds">The departments of which the user is an agent.</param>
    public static FeedVisibility Of(
        string userId, ImmutableArray<string> roles, ImmutableArray<string> departmentIds, WorkspaceSnapshot workspace)
    {
        var seesAll = workspace.Allows(roles, SeeAllPermission);
        var seesRooms = workspace.Allows(roles, SeeRoomsPermission);
        if (!seesAll && !seesRooms) return None;
        return new FeedVisibility(userId, seesAll, seesRooms, seesRooms ? [.. departmentIds] : []);
    }

    public bool Serves(string? agentId) => agentId is not null && agentId == _userId;

    /// <param name="queue">A department id or <see cref="FeedItem.PublicQueue"/>.</param>
    public bool SeesQueue(string queue) => _seesQueues && (queue.Length == 0 || Departments.Contains(queue));

    /// <summary>The queues as the index of connections knows them.</summary>
    public IEnumerable<string> Queues => _seesQueues ? Departments.Append(FeedItem.PublicQueue) : [];

    public bool Equals(FeedVisibility? other) =>
        other is not null && _userId == other._userId && SeesAll == other.SeesAll && _seesQueues == other._seesQueues
        && Departments.SetEquals(other.Departments);

    public override bool Equals(object? obj) => Equals(obj as FeedVisibility);

    public override int GetHashCode() => HashCode.Combine(_userId, SeesAll, _seesQueues, Departments.Count);
}
