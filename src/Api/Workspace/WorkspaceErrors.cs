using ContactCenter.Errors;

namespace ContactCenter.Api.Workspace;

/// <summary>Errors of contract §7.1, permissions and settings.</summary>
internal static class WorkspaceErrors
{
    public static Error InvalidPermissionBody { get; } = new(ErrorKind.Refused, "Invalid body params", "error-invalid-body-params");
    public static Error InvalidPermission { get; } = new(ErrorKind.Refused, "Invalid permission", "error-invalid-permission");
    public static Error InvalidRole { get; } = new(ErrorKind.Refused, "Invalid role", "error-invalid-role");
    public static Error SettingNotFound { get; } = Error.Coded("error-setting-not-found", "Setting not found");
    public static Error InvalidSettingValue { get; } = Error.Coded("error-invalid-setting-value", "Invalid setting value");

    /// <summary>The form that queries with a department's list of agents answer with.</summary>
    public static Error AgentNotFound { get; } = Error.Plain("error-agent-not-found");
}
