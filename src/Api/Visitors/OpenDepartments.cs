using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Visitors;

/// <summary>Finds the departments that visitors ask for.</summary>
internal static class OpenDepartments
{
    /// <returns>Null = none was asked for.</returns>
    /// <exception cref="ContactCenterException"><see cref="VisitorErrors.InvalidDepartment"/>: it is not there, or not open.</exception>
    public static async Task<DepartmentView?> FindOpenAsync(this Departments departments, string? idOrName, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(idOrName) ? null
        : await departments.FindAsync(idOrName, cancellationToken) is { IsOpen: true } department ? department
        : throw new ContactCenterException(VisitorErrors.InvalidDepartment);
}
