using System.Text.Json;
using ContactCenter.Entities;
using ContactCenter.Errors;

namespace ContactCenter.Workspace;

/// <summary>Decides whether a setting may have a value.</summary>
public static class SettingRules
{
    /// <param name="value">The value as JSON.</param>
    public static Decision<WorkspaceEntry> Change(WorkspaceSnapshot workspace, string settingId, string value)
    {
        using var document = JsonDocument.Parse(value);
        if (FindFault(settingId, document.RootElement) is { } fault) return fault;
        return workspace.Setting(settingId) == value ? Decision<WorkspaceEntry>.Nothing : new SettingChanged(settingId, value);
    }

    /// <summary>The fault of a value; null = none.</summary>
    public static Error? FindFault(string settingId, JsonElement value)
    {
        if (SettingCatalog.Find(settingId) is not { } setting) return SettingErrors.NotFound;
        return setting.Accepts(value) ? null : SettingErrors.InvalidValue(setting.Allowed);
    }

    /// <summary>The fault of a value, also when it names a department that does not exist; null = none.</summary>
    public static Error? FindFault(string settingId, JsonElement value, WorkspaceSnapshot workspace)
    {
        if (FindFault(settingId, value) is { } fault) return fault;
        var namesDepartment = SettingCatalog.Find(settingId)!.Format == SettingFormats.Department && value.GetString() is { Length: > 0 };
        return namesDepartment && !workspace.Departments.ContainsKey(value.GetString()!) ? SettingErrors.InvalidValue("the id of a department") : null;
    }
}
