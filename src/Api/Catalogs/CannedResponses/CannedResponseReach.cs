using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.CannedResponses;

/// <summary>Judges which canned responses a user may see and change.</summary>
internal sealed class CannedResponseReach(AccessControl access, Oversight oversight, IWorkspaceConfiguration workspace)
{
    /// <exception cref="ContactCenterException">There is none that the caller may see.</exception>
    public CannedResponseItem Find(Caller caller, string responseId) =>
        workspace.Current.CannedResponses.TryGetValue(responseId, out var found) && MaySee(caller, found)
            ? found
            : throw new ContactCenterException(CatalogErrors.CannedResponseNotFound);

    /// <summary>Everybody's, the caller's own, those of the caller's departments; by shortcut.</summary>
    public IEnumerable<CannedResponseItem> Visible(Caller caller) => workspace.Current.CannedResponses.Values
        .Where(response => MaySee(caller, response))
        .OrderBy(response => response.Shortcut, StringComparer.CurrentCulture).ThenBy(response => response.ResponseId, StringComparer.Ordinal);

    /// <summary>
    /// Refuses a change unless the canned response is the caller's own, is a department's in the caller's reach with the permission for these, or
    /// the caller has the permission for all.
    /// </summary>
    public void CheckMayChange(Caller caller, CannedResponseItem response)
    {
        if (access.May(caller, Permissions.SaveAllCanned)) return;
        var may = response.Scope switch
        {
            CannedScopes.User => response.OwnerId == caller.UserId,
            CannedScopes.Department => MayManageDepartments(caller, response.DepartmentId),
            _ => false,
        };
        if (!may) throw new ContactCenterException(CatalogErrors.NotYours);
    }

    /// <exception cref="ContactCenterException">There is no such department, or the caller does not look after it.</exception>
    public void CheckDepartment(Caller caller, string? departmentId)
    {
        if (departmentId is null || !workspace.Current.Departments.ContainsKey(departmentId)) throw new ContactCenterException(DepartmentErrors.NotFound);
        if (access.May(caller, Permissions.SaveDepartmentCanned)) oversight.CheckDepartment(caller, departmentId);
    }

    private bool MaySee(Caller caller, CannedResponseItem response) => response.Scope switch
    {
        CannedScopes.User => response.OwnerId == caller.UserId || access.May(caller, Permissions.ViewAllCanned),
        CannedScopes.Department => access.May(caller, Permissions.ViewAllCanned) || MayManageDepartments(caller, response.DepartmentId)
            || (workspace.Current.Departments.GetValueOrDefault(response.DepartmentId!) is { } own && Departments.HasAgent(own, caller.UserId)),
        _ => true,
    };

    private bool MayManageDepartments(Caller caller, string? departmentId) =>
        access.May(caller, Permissions.SaveDepartmentCanned) && oversight.ScopeOf(caller).Includes(departmentId);
}
