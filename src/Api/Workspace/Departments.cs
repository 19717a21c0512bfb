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

    public static bool HasAgent(DepartmentView department, string userId) => department.Agents.Any(agent => agent.AgentId == userId);
}
