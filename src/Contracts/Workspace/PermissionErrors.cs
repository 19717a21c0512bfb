using ContactCenter.Errors;

namespace ContactCenter.Workspace;

/// <summary>Errors of contract §7.1, permissions.</summary>
public static class PermissionErrors
{
    public static Error InvalidPermission { get; } = new(ErrorKind.Refused, "Invalid permission", "error-invalid-permission");
    public static Error InvalidRole { get; } = new(ErrorKind.Refused, "Invalid role", "error-invalid-role");
}
