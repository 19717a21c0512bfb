using ContactCenter.Errors;

namespace ContactCenter.Workspace;

/// <summary>Errors of contract §6, departments.</summary>
public static class DepartmentErrors
{
    public static Error NotFound { get; } = Error.Plain("error-department-not-found");
    public static Error RemovalDisabled { get; } = Error.Plain("error-department-removal-disabled");

    /// <summary>A department that is its own fallback.</summary>
    public static Error OwnFallback { get; } = Error.Coded(
        "error-fallback-department-circular", "Cannot save department. Circular reference between fallback department and department");
}
