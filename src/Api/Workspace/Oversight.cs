namespace ContactCenter.Api.Workspace;

/// <summary>
/// The reach of a user's permissions to manage: a monitor's end at its units (contract §3.7). A department or agent beyond them is treated as if it
/// did not exist. Names of departments and agents are seen by all who may forward to them; the rule is about changing them.
/// </summary>
internal sealed class Oversight(IWorkspaceConfiguration workspace)
{
    public RoomScope ScopeOf(Caller caller) => RoomScope.LookedAfter(caller, workspace.Current);

    /// <exception cref="ContactCenterException"><see cref="DepartmentErrors.NotFound"/>.</exception>
    public void CheckDepartment(Caller caller, string departmentId)
    {
        if (!ScopeOf(caller).Includes(departmentId)) throw new ContactCenterException(DepartmentErrors.NotFound);
    }

    /// <exception cref="ContactCenterException"><see cref="CatalogErrors.UnitNotFound"/>.</exception>
    public void CheckUnit(Caller caller, string unitId)
    {
        if (!ScopeOf(caller).SeesAll && !UnitsOf(caller).Contains(unitId)) throw new ContactCenterException(CatalogErrors.UnitNotFound);
    }

    /// <summary>The units that a monitor looks after.</summary>
    public ImmutableArray<string> UnitsOf(Caller caller) =>
    [
        .. workspace.Current.Units.Values.Where(unit => unit.Monitors.Any(monitor => monitor.MonitorId == caller.UserId)).Select(unit => unit.UnitId),
    ];

    /// <summary>Tells whether the caller may manage the agent: itself, an agent of a department in its reach, or one that is in no department yet.</summary>
    public bool MayManageAgent(Caller caller, string agentId)
    {
        var scope = ScopeOf(caller);
        if (scope.SeesAll || agentId == caller.UserId) return true;
        ImmutableArray<string> departments = [.. Departments.IdsOf(workspace.Current, agentId)];
        return departments.IsEmpty || departments.Any(scope.Includes);
    }

    /// <summary>Tells whether the caller may take the role from the agent: it may manage the agent, and no other department loses it.</summary>
    public bool MayDismissAgent(Caller caller, string agentId) =>
        MayManageAgent(caller, agentId) && Departments.IdsOf(workspace.Current, agentId).All(ScopeOf(caller).Includes);
}
