using System.Text.Json;
using ContactCenter.Api.CustomFields;
using ContactCenter.Api.RateLimits;
using ContactCenter.Api.Routing;
using ContactCenter.Api.Workspace;
using ContactCenter.Conversations;
using ContactCenter.Visitors;

namespace ContactCenter.Api.Visitors;

/// <summary>The configuration that a widget needs before and while a visitor chats (contract §2.4).</summary>
internal sealed class WidgetConfigEndpoints(
    IAgentAvailability agentAvailability, IConversationDirectory conversationDirectory, VisitorAccess visitors, Departments departments,
    QueuePositions positions,
    TokenQuota tokens,
    IWorkspaceConfiguration workspace) : IApiModule
{
    private sealed record Guest(VisitorView Profile, string Token, ConversationView? Room, QueuePlace? Place);

    public void Map(ApiRoutes api) => api.Map(VisitorOperations.Config, ConfigAsync);

    private async Task<ApiResponse> ConfigAsync(ApiCall call)
    {
        var settings = workspace.Current;
        if (!settings.SettingIsOn("Livechat_enabled"))
            return ApiResponse.Of(json => json.Object("config", false, static (j, enabled) => j.WriteBoolean("enabled", enabled)));

        var listed = (await departments.ListAsync(call.Aborted)).Where(d => d.IsOpen).ToList();
        var asked = call.Input.Text("department");
        var department = listed.FirstOrDefault(d => d.DepartmentId == asked || d.Profile.Name == asked);
        var isOnline = await agentAvailability.AnyAgentAvailableAsync(department?.DepartmentId, call.Aborted);
        var guest = await GuestAsync(call.Request.HttpContext, call.Input.Text("token"), call.Aborted);
        return ApiResponse.Of(json => json.Object("config", settings, (j, s) => Write(j, s, listed, department, isOnline, guest)));
    }

    private async Task<Guest?> GuestAsync(HttpContext http, string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(token)) return null;
        var visitor = VisitorCaller.Of(token);
        if (!tokens.MayTry(http, TokenKinds.Widget, visitor.Key)) return null;
        if (await visitors.FindAsync(visitor, cancellationToken) is not { } profile)
        {
            tokens.CountWrong(http, TokenKinds.Widget);
            return null;
        }

        tokens.CountRight(http, visitor.Key);
        var open = await conversationDirectory.ListConversationsAsync(
            new ConversationQuery(
                new PageRequest(0, 1, []),
                [ConversationStatuses.Verifying, ConversationStatuses.Queued, ConversationStatuses.Open, ConversationStatuses.OnHold], [], [], [],
                VisitorId: profile.VisitorId),
            cancellationToken);
        var room = open.Items.FirstOrDefault();
        var place = room is { Status: ConversationStatuses.Queued } ? await positions.FindAsync(room.RoomId, cancellationToken) : null;
        return new Guest(profile, token, room, place);
    }

    private static void Write(
        Utf8JsonWriter json, WorkspaceSnapshot settings, IReadOnlyList<DepartmentView> departments, DepartmentView? department, bool isOnline,
        Guest? guest)
    {
        json.WriteBoolean("enabled", true);
        json.Object("settings", settings, (j, s) => WriteSettings(j, s, OfflineAddresses.HasForm(s, departments, department)));
        json.Object("theme", settings, static (j, s) =>
        {
            j.WriteString("title", s.SettingText("Livechat_title"));
            j.WriteString("color", s.SettingText("Livechat_title_color"));
        });
        json.Object("messages", settings, static (j, s) =>
        {
            j.WriteString("offlineMessage", s.SettingText("Livechat_offline_message"));
            j.WriteString("conversationFinishedMessage", s.SettingText("Livechat_conversation_finished_message"));
        });
        json.EmptyArray("triggers");
        json.Array("departments", departments, (j, d) =>
        {
            j.WriteString("_id", d.DepartmentId);
            j.WriteString("name", d.Profile.Name);
            j.WriteBoolean("showOnRegistration", d.Profile.ShowOnRegistration);
            j.WriteBoolean("showOnOfflineForm", d.Profile.ShowOnOfflineForm && !OfflineAddresses.Of(settings, d).IsEmpty);
        });
        json.Object("survey", 0, static (j, _) => SurveyAnswers.WriteForm(j));
        json.Object("resources", 0, static (j, _) =>
        {
            j.EmptyArray("emojis");
            j.WriteNull("sound");
        });
        json.WriteBoolean("online", isOnline);
        json.Array("customFields", settings.VisitorFields().Where(field => field.Public), CustomFieldJson.Write);
        if (guest is not null) WriteGuest(json, guest, settings);
    }

    /// <summary>Writes the features that work, which may be fewer than the settings turn on: the widget offers nothing that would be refused.</summary>
    private static void WriteSettings(Utf8JsonWriter json, WorkspaceSnapshot settings, bool hasOfflineForm)
    {
        json.WriteBoolean("registrationForm", settings.SettingIsOn("Livechat_registration_form"));
        json.WriteBoolean("allowSwitchingDepartments", settings.SettingIsOn("Livechat_allow_switching_departments"));
        json.WriteBoolean("displayOfflineForm", hasOfflineForm);
        json.WriteBoolean(
            "fileUpload", settings.SettingIsOn("Livechat_fileupload_enabled") && settings.SettingNumber("FileUpload_MaxFileSize") > 0);
        json.WriteString("language", settings.SettingText("Language"));
        json.WriteBoolean("transcript", settings.SettingIsOn("Livechat_enable_transcript"));
        json.WriteBoolean("agentHiddenInfo", !ShownToVisitors.Agents(settings));
        json.WriteNumber("limitTextLength", settings.SettingNumber("Livechat_message_character_limit"));
        json.WritePropertyName("hiddenSystemMessages");
        json.WriteRawValue(settings.Setting("Livechat_hide_system_messages") ?? "[]");
        json.WriteBoolean("visitorsCanCloseChat", settings.SettingIsOn("Omnichannel_allow_visitors_to_close_conversation"));
    }

    private static void WriteGuest(Utf8JsonWriter json, Guest guest, WorkspaceSnapshot settings)
    {
        json.Object("guest", guest, static (j, g) => VisitorJson.Write(j, g.Profile, g.Token));
        if (guest.Room is not { } room) return;
        json.Object("room", guest, (j, g) => VisitorRoomJson.WriteRoom(j, g.Room!, g.Token, settings));
        if (guest.Place is { } place)
        {
            json.WriteStartObject("queueInfo");
            json.WriteNumber("spot", place.Position);
            if (place.EstimatedWaitSeconds is { } seconds) json.WriteNumber("estimatedWaitTimeSeconds", seconds);
            json.Optional("message", place.Message);
            json.WriteEndObject();
        }

        if (room.ServedBy is not { } agent || !ShownToVisitors.Agents(settings)) return;
        json.WriteStartObject("agent");
        json.WriteString("_id", agent.UserId);
        json.WriteString("username", agent.Username);
        json.WriteEndObject();
    }
}
