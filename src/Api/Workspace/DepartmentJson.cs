using System.Text.Json;

namespace ContactCenter.Api.Workspace;

/// <summary>A department in the contract's form (§6).</summary>
internal static class DepartmentJson
{
    public static void Write(Utf8JsonWriter json, DepartmentView department)
    {
        var profile = department.Profile;
        WriteName(json, department);
        json.WriteString("email", profile.Email);
        json.WriteBoolean("enabled", profile.Enabled);
        json.WriteBoolean("showOnRegistration", profile.ShowOnRegistration);
        json.WriteBoolean("showOnOfflineForm", profile.ShowOnOfflineForm);
        json.Optional("description", profile.Description);
        json.WriteBoolean("requestTagBeforeClosingChat", profile.RequestsTagBeforeClosing);
        json.Texts("chatClosingTags", profile.ClosingTags);
        json.Optional("offlineMessageChannelName", profile.OfflineMessageChannelName);
        if (!profile.ForwardAllowedIds.IsEmpty) json.Texts("departmentsAllowedToForward", profile.ForwardAllowedIds);
        json.Optional("fallbackForwardDepartment", profile.FallbackDepartmentId);
        json.WriteBoolean("allowReceiveForwardOffline", profile.ReceivesForwardOffline);
        if (profile.MaxSimultaneousChats is { } limit) json.WriteNumber("maxNumberSimultaneousChat", limit);
        if (profile.VisitorInactivityTimeoutSeconds is { } seconds) json.WriteNumber("visitorInactivityTimeoutInSeconds", seconds);
        json.Optional("abandonedRoomsCloseCustomMessage", profile.AbandonedCloseMessage);
        json.Optional("waitingQueueMessage", profile.WaitingQueueMessage);
        if (department.IsArchived) json.WriteBoolean("archived", true);
        json.WriteNumber("numAgents", department.Agents.Length);
        json.Date("_updatedAt", department.UpdatedAt);
    }

    public static void WriteName(Utf8JsonWriter json, DepartmentView department)
    {
        json.WriteString("_id", department.DepartmentId);
        json.WriteString("name", department.Profile.Name);
    }
}
