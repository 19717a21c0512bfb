namespace ContactCenter.Api.Visitors;

/// <summary>Finds the addresses for messages that visitors write while nobody is there: the department's, else the workspace's.</summary>
internal static class OfflineAddresses
{
    public const string FormSetting = "Livechat_display_offline_form";

    /// <summary>Empty = nowhere, or what was stored is no list of addresses.</summary>
    public static ImmutableArray<string> Of(WorkspaceSnapshot workspace, DepartmentView? department)
    {
        var own = department is null ? null : SettingFormats.EmailsOf(department.Profile.Email);
        return own ?? SettingFormats.EmailsOf(workspace.SettingText("Livechat_offline_email")) ?? [];
    }

    /// <summary>Tells whether a visitor can be offered the form: its messages must have an address to go to.</summary>
    /// <param name="asked">The department that the visitor writes to; null = it may choose one of those that the form offers.</param>
    public static bool HasForm(WorkspaceSnapshot workspace, IReadOnlyList<DepartmentView> departments, DepartmentView? asked)
    {
        if (!workspace.SettingIsOn(FormSetting)) return false;
        if (!Of(workspace, asked).IsEmpty) return true;
        return asked is null && departments.Any(department => department.Profile.ShowOnOfflineForm && !Of(workspace, department).IsEmpty);
    }
}
