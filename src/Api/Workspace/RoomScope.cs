namespace ContactCenter.Api.Workspace;

/// <summary>
/// The conversations that a user may see even when others serve them. A user with the permission sees all; a monitor, as soon as there are units,
/// those of its units' departments (contract §3.2, §3.7); others none.
/// </summary>
/// <param name="Departments">The departments of these conversations when not all are seen.</param>
public sealed record RoomScope(bool SeesAll, ImmutableHashSet<string> Departments)
{
    public static RoomScope None { get; } = new(false, []);

    public static RoomScope Of(Caller user, WorkspaceSnapshot workspace) =>
        workspace.Allows(user.Roles, Permissions.ViewRooms) ? LookedAfter(user, workspace) : None;

    /// <summary>
    /// The rooms that a user's permissions reach: all of them, but for somebody who is only a monitor those of its units, as soon as there are
    /// units.
    /// </summary>
    public static RoomScope LookedAfter(Caller user, WorkspaceSnapshot workspace)
    {
        var isOnlyMonitor = user.Roles.Contains(Roles.Monitor) && !user.Roles.Contains(Roles.Manager) && !user.Roles.Contains(Roles.Admin);
        if (!isOnlyMonitor || workspace.Units.IsEmpty) return new RoomScope(true, []);
        return new RoomScope(false,
        [
            .. workspace.Units.Values.Where(unit => unit.Monitors.Any(monitor => monitor.MonitorId == user.UserId)).SelectMany(unit => unit.DepartmentIds),
        ]);
    }

    public bool Includes(string? departmentId) => SeesAll || (departmentId is not null && Departments.Contains(departmentId));

    /// <summary>Narrows a filter by departments (empty = no filter) to this scope.</summary>
    /// <returns>Null = nothing: the filter and the scope have no department in common.</returns>
    public ImmutableArray<string>? Narrow(ImmutableArray<string> departmentIds)
    {
        if (SeesAll) return departmentIds;
        ImmutableArray<string> left = departmentIds.IsEmpty ? [.. Departments.Order(StringComparer.Ordinal)] : [.. departmentIds.Where(Departments.Contains)];
        return left.IsEmpty ? null : left;
    }
}
