namespace ContactCenter.Api.Conversations;

/// <summary>The department that a forwarded conversation goes to.</summary>
/// <param name="RequestedDepartmentId">The department that the caller asked for, when the conversation goes to another one; else null.</param>
internal sealed record ForwardTarget(string DepartmentId, string? RequestedDepartmentId);

/// <summary>
/// Finds the department (contract §3.6): the one that is asked for when somebody is there or it takes conversations without; else its fallback,
/// and so on for as many steps as the workspace allows.
/// </summary>
internal sealed class ForwardTargets(IAgentAvailability directory, IWorkspaceConfiguration workspace)
{
    /// <exception cref="ContactCenterException">The department is unknown or closed, or may not be forwarded to, or nobody is there.</exception>
    public async Task<ForwardTarget> FindAsync(string? fromDepartmentId, string departmentId, CancellationToken cancellationToken)
    {
        var current = workspace.Current;
        if (current.Departments.GetValueOrDefault(departmentId) is not { IsOpen: true } asked || !MayForward(current, fromDepartmentId, departmentId))
            throw new ContactCenterException(TransferErrors.InvalidDepartment);
        var steps = Math.Max(0, current.SettingNumber("Omnichannel_max_fallback_forward_depth"));
        for (var department = asked; ; steps--)
        {
            if (department.Profile.ReceivesForwardOffline || await directory.AnyAgentAvailableAsync(department.DepartmentId, cancellationToken))
                return new ForwardTarget(department.DepartmentId, department == asked ? null : departmentId);
            if (steps == 0 || Fallback(current, department) is not { } next) throw new ContactCenterException(TransferErrors.NobodyOnline);
            department = next;
        }
    }

    private static DepartmentView? Fallback(WorkspaceSnapshot workspace, DepartmentView department) =>
        department.Profile.FallbackDepartmentId is { } id && workspace.Departments.GetValueOrDefault(id) is { IsOpen: true } fallback ? fallback : null;

    private static bool MayForward(WorkspaceSnapshot workspace, string? fromDepartmentId, string departmentId) =>
        fromDepartmentId is null || !workspace.Departments.TryGetValue(fromDepartmentId, out var from)
        || from.Profile.ForwardAllowedIds.IsEmpty || from.Profile.ForwardAllowedIds.Contains(departmentId);
}
