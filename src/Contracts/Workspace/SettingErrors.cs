using ContactCenter.Errors;

namespace ContactCenter.Workspace;

/// <summary>Errors of contract §7.1, settings.</summary>
public static class SettingErrors
{
    public static Error NotFound { get; } = Error.Coded("error-setting-not-found", "Setting not found");

    /// <summary>An example for the API's description.</summary>
    public static Error Invalid { get; } = InvalidValue("true or false");

    /// <param name="allowed">The allowed values in words (<see cref="SettingDefinition.Allowed"/>).</param>
    public static Error InvalidValue(string allowed) => Error.Coded("error-invalid-setting-value", $"Invalid setting value: must be {allowed}");
}
