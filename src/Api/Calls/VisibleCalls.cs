using ContactCenter.Api.Workspace;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls;

/// <summary>
/// Decides who may see a call, and reads calls as far as a caller may: users who may see all conversations or those of its department; agents those
/// with a part for them, and those of their departments' queues.
/// </summary>
internal sealed class VisibleCalls(ICallDirectory directory, AccessControl access, IWorkspaceConfiguration workspace)
{
    public bool MaySee(Caller caller, CallView call)
    {
        var departmentId = call.Record.DepartmentId;
        if (RoomScope.Of(caller, workspace.Current).Includes(departmentId)) return true;
        if (!access.May(caller, Permissions.ViewRoom)) return false;
        return HasPart(caller.UserId, call) || (departmentId is not null && QueuesOf(caller.UserId).Contains(departmentId));
    }

    /// <summary>What a list may show to the caller; null = everything.</summary>
    public CallVisibility? ReachOf(Caller caller)
    {
        var scope = RoomScope.Of(caller, workspace.Current);
        return scope.SeesAll ? null : new(caller.UserId, [.. scope.Departments.Union(QueuesOf(caller.UserId)).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Null also when the caller may not see it.</summary>
    public async Task<CallView?> FindAsync(Caller caller, string callId, CancellationToken cancellationToken) =>
        await directory.FindCallAsync(callId, cancellationToken) is { } call && MaySee(caller, call) ? call : null;

    /// <summary>Gets a call; one that the caller may not see does not exist for it.</summary>
    /// <param name="missing">The error for a call that does not exist; null = <see cref="CallErrors.NotFound"/>.</param>
    public async Task<CallView> GetAsync(ApiCall call, string callId, Error? missing = null) =>
        await FindAsync(call.Caller, callId, call.Aborted) ?? throw new ContactCenterException(missing ?? CallErrors.NotFound);

    public static bool HasPart(string userId, CallView call) => call.AgentIds.Contains(userId);

    private ImmutableHashSet<string> QueuesOf(string userId) =>
        [.. workspace.Current.Departments.Values.Where(department => Departments.HasAgent(department, userId)).Select(department => department.DepartmentId)];
}
