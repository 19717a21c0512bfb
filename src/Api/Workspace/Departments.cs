namespace ContactCenter.Api.Workspace;

/// <summary>Reads departments: few by nature, so lists are filtered here.</summary>
internal sealed class Departments(IDepartmentDirectory directory)
{
    /// <summary>Finds a department by id or exact name; null = there is none.</summary>
    public async Task<DepartmentView?> FindAsync(string idOrName, CancellationToken cancellationToken) =>
        await directory.FindDepartmentAsync(idOrName, cancellationToken);

    /// <summary>Finds a department by id alone; null = there is none.</summary>
    public async Task<DepartmentView?> FindByIdAsync(string departmentId, CancellationToken cancellationToken) =>
        await FindAsync(departmentId, cancellationToken) is { } found && found.DepartmentId == departmentId ? found : null;

    /// <summary>Finds the department that a visitor asks for.</summary>
    /// <returns>Null = none was asked for.</returns>
    /// <exception cref="ContactCenterException"><see cref="VisitorErrors.InvalidDepartment"/>: it is not there, or not open.</exception>
    public async Task<DepartmentView?> FindOpenAsync(string? idOrName, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(idOrName) ? null
        : await FindAsync(idOrName, cancellationToken) is { IsOpen: true } department ? department
        : throw new ContactCenterException(VisitorErrors.InvalidDepartment);

    public async Task<IReadOnlyList<DepartmentView>> ListAsync(CancellationToken cancellationToken) =>
        await directory.ListDepartmentsAsync(cancellationToken);

    /// <summary>Lists departments by name.</summary>
    /// <param name="text">A part of the name; null = any.</param>
    /// <param name="isOwnOnly">Only departments of which the caller is an agent.</param>
    /// <param name="isArchived">Null = whether or not.</param>
    public async Task<IEnumerable<DepartmentView>> ListAsync(ApiCall call, string? text, bool? isOwnOnly, bool? isArchived) =>
        (await ListAsync(call.Aborted))
            .Where(department => string.IsNullOrEmpty(text) || FoldedText.Contains(department.Profile.Name, text))
            .Where(department => isOwnOnly != true || HasAgent(department, call.Caller.UserId))
            .Where(department => isArchived is null || department.IsArchived == isArchived)
            .OrderBy(department => department.Profile.Name, StringComparer.CurrentCulture)
            .ThenBy(department => department.DepartmentId, StringComparer.Ordinal);

    /// <summary>The ids of the departments that the agent serves.</summary>
    public static IEnumerable<string> IdsOf(WorkspaceSnapshot workspace, string agentId) =>
        workspace.Departments.Values.Where(department => HasAgent(department, agentId)).Select(department => department.DepartmentId);

    public static bool HasAgent(DepartmentView department, string userId) => department.Agents.Any(agent => agent.AgentId == userId);
}
