using ContactCenter.Api.CustomFields;

namespace ContactCenter.Api.Visitors;

/// <summary>What a widget shows and offers (contract §2.4).</summary>
/// <param name="Enabled">Whether visitors can open conversations. When not, nothing else is told.</param>
/// <param name="Triggers">Always empty.</param>
/// <param name="Departments">The open departments.</param>
/// <param name="Online">Whether anybody is there, in the department that was asked for or at all.</param>
/// <param name="CustomFields">The fields that the registration form asks for.</param>
/// <param name="Guest">The visitor of the token; absent = nobody has it yet.</param>
/// <param name="Room">The visitor's open conversation.</param>
/// <param name="QueueInfo">The place of the visitor's conversation in its queue; absent = it does not wait, or far behind.</param>
/// <param name="Agent">The agent who serves the visitor, where the workspace shows agents to visitors.</param>
internal sealed record WidgetConfig(
    bool Enabled,
    WidgetSettings? Settings = null,
    WidgetTheme? Theme = null,
    WidgetTexts? Messages = null,
    ImmutableArray<string>? Triggers = null,
    ImmutableArray<WidgetDepartment>? Departments = null,
    WidgetSurvey? Survey = null,
    WidgetResources? Resources = null,
    bool? Online = null,
    ImmutableArray<CustomFieldResponse>? CustomFields = null,
    RegisteredVisitorResponse? Guest = null,
    VisitorRoomResponse? Room = null,
    WidgetQueuePlace? QueueInfo = null,
    WidgetAgent? Agent = null)
{
    /// <param name="department">The department that the visitor writes to; null = it may choose.</param>
    public static WidgetConfig Of(WorkspaceSnapshot settings, IReadOnlyList<DepartmentView> departments, DepartmentView? department, bool isOnline) => new(
        true, WidgetSettings.Of(settings, OfflineAddresses.HasForm(settings, departments, department)),
        new WidgetTheme(settings.SettingText("Livechat_title"), settings.SettingText("Livechat_title_color")),
        new WidgetTexts(settings.SettingText("Livechat_offline_message"), settings.SettingText("Livechat_conversation_finished_message")),
        [], [.. departments.Select(one => WidgetDepartment.From(one, settings))], new WidgetSurvey(SurveyRules.Items, SurveyRules.Marks),
        new WidgetResources([], null), isOnline, [.. settings.VisitorFields().Where(field => field.Public).Select(CustomFieldResponse.From)]);
}

/// <summary>The features that work, which may be fewer than the settings turn on: the widget offers nothing that would be refused.</summary>
/// <param name="RegistrationForm">Whether the widget asks for name and e-mail first.</param>
/// <param name="DisplayOfflineForm">Whether messages can be left while nobody is there.</param>
/// <param name="FileUpload">Whether visitors may send files.</param>
/// <param name="Language">The workspace's language, such as "en".</param>
/// <param name="Transcript">Whether visitors may ask for the conversation by e-mail.</param>
/// <param name="AgentHiddenInfo">Whether agents' names are kept from visitors.</param>
/// <param name="LimitTextLength">Characters of a message; 0 = as many as fit.</param>
/// <param name="HiddenSystemMessages">The kinds of the system's messages that visitors do not see.</param>
internal sealed record WidgetSettings(
    bool RegistrationForm, bool AllowSwitchingDepartments, bool DisplayOfflineForm, bool FileUpload, string Language, bool Transcript,
    bool AgentHiddenInfo, int LimitTextLength, ImmutableArray<string> HiddenSystemMessages, bool VisitorsCanCloseChat)
{
    public static WidgetSettings Of(WorkspaceSnapshot settings, bool hasOfflineForm) => new(
        settings.SettingIsOn("Livechat_registration_form"), settings.SettingIsOn("Livechat_allow_switching_departments"), hasOfflineForm,
        settings.SettingIsOn("Livechat_fileupload_enabled") && settings.SettingNumber("FileUpload_MaxFileSize") > 0,
        settings.SettingText("Language"), settings.SettingIsOn("Livechat_enable_transcript"), !ShownToVisitors.Agents(settings),
        settings.SettingNumber("Livechat_message_character_limit"), ShownToVisitors.HiddenTypes(settings),
        settings.SettingIsOn("Omnichannel_allow_visitors_to_close_conversation"));
}

/// <param name="Color">The widget's colour, such as "#1F2329".</param>
internal sealed record WidgetTheme(string Title, string Color);

/// <param name="OfflineMessage">Shown while nobody is there.</param>
/// <param name="ConversationFinishedMessage">Shown at the end.</param>
internal sealed record WidgetTexts(string OfflineMessage, string ConversationFinishedMessage);

/// <param name="ShowOnRegistration">Whether the registration form offers it.</param>
/// <param name="ShowOnOfflineForm">Whether the form for messages while nobody is there offers it.</param>
internal sealed record WidgetDepartment(
    [property: JsonPropertyName("_id")] string Id, string Name, bool ShowOnRegistration, bool ShowOnOfflineForm)
{
    public static WidgetDepartment From(DepartmentView department, WorkspaceSnapshot settings) => new(
        department.DepartmentId, department.Profile.Name, department.Profile.ShowOnRegistration,
        department.Profile.ShowOnOfflineForm && !OfflineAddresses.Of(settings, department).IsEmpty);
}

/// <param name="Items">The items that get a mark.</param>
/// <param name="Values">The marks.</param>
internal sealed record WidgetSurvey(ImmutableArray<string> Items, ImmutableArray<string> Values);

/// <param name="Emojis">Always empty.</param>
/// <param name="Sound">Null, always.</param>
internal sealed record WidgetResources(
    ImmutableArray<string> Emojis, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Sound);

/// <param name="Spot">The place, counted from 1.</param>
/// <param name="EstimatedWaitTimeSeconds">Absent = unknown, or the workspace does not show it.</param>
/// <param name="Message">The workspace's message to waiting visitors.</param>
internal sealed record WidgetQueuePlace(int Spot, long? EstimatedWaitTimeSeconds, string? Message);

internal sealed record WidgetAgent([property: JsonPropertyName("_id")] string Id, string Username);
