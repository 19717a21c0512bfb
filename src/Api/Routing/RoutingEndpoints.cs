using System.Text.Json;
using ContactCenter.Agents;
using ContactCenter.Api.Conversations;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Routing;

namespace ContactCenter.Api.Routing;

/// <summary>Decisions of the queues, the routing method, and who serves how many.</summary>
internal sealed class RoutingEndpoints(
    IConversationOverview directory, IJournal journal, VisibleConversations rooms, IWorkspaceConfiguration workspace) : IApiModule
{
    private const int DecisionsMax = 100;

    private sealed record Decided(DateTimeOffset At, AgentAssigned Assigned);

    private sealed record Served(AgentView Agent, DepartmentView? Department, string? DepartmentId, int Count);

    public void Map(ApiRoutes api)
    {
        api.Map(RoutingOperations.Decisions, DecisionsAsync);
        api.Map(RoutingOperations.Configuration, _ => Task.FromResult(Configuration()));
        api.Map(RoutingOperations.Served, ServedAsync);
    }

    private async Task<ApiResponse> DecisionsAsync(ApiCall call)
    {
        var room = await rooms.FindToReadAsync(call.Caller, call.Input.RequiredText("roomId"), call.Aborted)
            ?? throw new ContactCenterException(ConversationErrors.ErrorInvalidRoom);
        var entries = await journal.ReadEntityBackwardsAsync(
            new EntityId(EntityTypes.Conversation, room.RoomId), long.MaxValue, [ConversationKinds.Assigned], DecisionsMax, call.Aborted);
        var decided = entries.Select(entry => new Decided(entry.At, (AgentAssigned)EntryCodec<ConversationEntry>.Read(entry.Kind, entry.Data)!));
        return ApiResponse.Of(json => json.Array("routing", decided, Write));
    }

    private static void Write(Utf8JsonWriter json, Decided decided)
    {
        json.Date("ts", decided.At);
        WriteAgent(json, "agent", decided.Assigned.Agent.UserId, decided.Assigned.Agent.Username);
        json.WriteString("how", JsonNamingPolicy.KebabCaseLower.ConvertName(decided.Assigned.Reason.ToString()));
        if (decided.Assigned.Decision is not { } decision) return;
        json.WriteString("method", decision.Method);
        json.WriteString("reason", decision.Reason);
        json.Array("candidates", decision.Candidates, static (j, candidate) =>
        {
            WriteAgent(j, "agent", candidate.AgentId, candidate.Username);
            j.WriteNumber("chats", candidate.Serving);
            if (candidate.Capacity is { } capacity) j.WriteNumber("limit", capacity);
            if (candidate.Score is { } score) j.WriteNumber("score", score);
            j.WriteString("outcome", candidate.Outcome);
        });
    }

    private static void WriteAgent(Utf8JsonWriter json, string name, string agentId, string username)
    {
        json.WriteStartObject(name);
        json.WriteString("_id", agentId);
        json.WriteString("username", username);
        json.WriteEndObject();
    }

    /// <summary>Tells what an agent's screen shows, which follows from the routing method.</summary>
    private ApiResponse Configuration()
    {
        var method = workspace.Current.SettingText("Livechat_Routing_Method");
        var isManual = method == RoutingMethods.Manual;
        return ApiResponse.Of(json => json.Object("config", isManual, (j, manual) =>
        {
            j.WriteBoolean("previewRoom", manual);
            j.WriteBoolean("showConnecting", method is RoutingMethods.External or RoutingMethods.LoadBalancing or RoutingMethods.LoadRotation);
            j.WriteBoolean("showQueue", manual);
            j.WriteBoolean("showQueueLink", true);
            j.WriteBoolean("returnQueue", manual);
            j.WriteBoolean("enableTriggerAction", !manual);
            j.WriteBoolean("autoAssignAgent", !manual);
        }));
    }

    private async Task<ApiResponse> ServedAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current, ("chats", "chats"));
        var counts = await directory.CountServedAsync(
            call.Input.Text("agentId"), call.Input.Text("departmentId"), call.Input.Flag("includeOfflineAgents") == true, call.Aborted);
        var departments = workspace.Current.Departments;
        var served = counts.Select(count => new Served(
            count.Agent, count.DepartmentId is { } id ? departments.GetValueOrDefault(id) : null,
            count.DepartmentId, count.Conversations)).ToImmutableArray();
        if (page.Sort is [{ Descending: false }]) served = [.. served.Reverse()];
        return PagedResponse.Cut("queue", served, page, Write);
    }

    private static void Write(Utf8JsonWriter json, Served served)
    {
        json.Object("user", served.Agent, static (j, agent) =>
        {
            j.WriteString("_id", agent.UserId);
            j.WriteString("username", agent.Username);
            j.WriteString("status", agent.Presence);
        });
        if (served.DepartmentId is not null)
        {
            json.Object("department", served, static (j, s) =>
            {
                j.WriteString("_id", s.DepartmentId);
                j.Optional("name", s.Department?.Profile.Name);
            });
        }

        json.WriteNumber("chats", served.Count);
    }
}
