namespace ContactCenter.Api.Workspace;

/// <summary>Reads departments.</summary>
internal sealed class Departments(IDepartmentDirectory directory)
{
    /// <summary>Finds a department by id or exact name; null = there is none.</summary>
    public async Task<DepartmentView?> FindAsync(string idOrName, CancellationToken cancellationToken) =>
        await directory.FindDepartmentAsync(idOrName, cancellationToken);

    public async Task<IReadOnlyList<DepartmentView>> ListAsync(CancellationToken cancellationToken) =>
        await directory.ListDepartmentsAsync(cancellationToken);
}
