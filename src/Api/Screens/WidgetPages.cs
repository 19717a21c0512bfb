namespace ContactCenter.Api.Screens;

/// <summary>The origins whose pages may show the widget, from the workspace's setting.</summary>
internal static class WidgetPages
{
    private const string Setting = "Livechat_AllowedDomainsList";

    public static ImmutableArray<string> Of(WorkspaceSnapshot settings) => SettingFormats.OriginsOf(settings.SettingText(Setting)) ?? [];
}
