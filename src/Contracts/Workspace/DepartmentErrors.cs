using ContactCenter.Errors;

namespace ContactCenter.Workspace;

/// <summary>Errors of contract §6, departments.</summary>
public static class DepartmentErrors
{
    public static Error NotFound { get; } = Error.Plain("error-department-not-found");
    public static Error RemovalDisabled { get; } = Error.Plain("error-department-removal-disabled");
}
