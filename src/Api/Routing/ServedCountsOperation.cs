using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Routing;

/// <summary>How many conversations each agent serves in each department (contract §3.4).</summary>
internal sealed class ServedCountsOperation(IConversationOverview directory, IWorkspaceConfiguration workspace)
    : IOperation<ServedCountsRequest, ServedCountsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/queue")
    {
        Access = Access.AllOf(Permissions.ViewRoom, Permissions.ViewQueue),
        ExampleRequest = new ServedCountsRequest(IncludeOfflineAgents: true),
        ExampleResponse = new ServedCountsResponse(
            [
                new ServedCountResponse(
                    new ServingAgentResponse(RoomExamples.Agent.UserId, RoomExamples.Agent.Username, "online"),
                    new NamedResponse(RoomExamples.DepartmentId, "Billing"), 2),
            ]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<ServedCountsResponse> RunAsync(ApiCall call, ServedCountsRequest request)
    {
        var page = Paging.Of(request, workspace.Current, ("chats", "chats"));
        var all = await directory.CountServedAsync(request.AgentId, request.DepartmentId, request.IncludeOfflineAgents == true, call.Aborted);
        var sorted = page.Sort is [{ Descending: false }] ? all.Reverse() : all;
        ImmutableArray<ServedCountResponse> shown =
            [.. sorted.Skip(page.Offset).Take(page.Count).Select(count => ServedCountResponse.From(count, workspace.Current))];
        return new ServedCountsResponse(shown) { Count = shown.Length, Offset = page.Offset, Total = all.Length };
    }
}

/// <param name="IncludeOfflineAgents">True = also agents who are offline.</param>
internal sealed record ServedCountsRequest(
    [ValidId] string? AgentId = null, [ValidId] string? DepartmentId = null, bool? IncludeOfflineAgents = null) : PageParameters;

internal sealed record ServedCountsResponse(ImmutableArray<ServedCountResponse> Queue) : PagedResult;

/// <param name="User">The agent.</param>
/// <param name="Department">Absent = conversations without a department.</param>
/// <param name="Chats">Conversations that the agent serves there; those on hold are not counted.</param>
internal sealed record ServedCountResponse(ServingAgentResponse User, NamedResponse? Department, int Chats)
{
    public static ServedCountResponse From(ServedCount count, WorkspaceSnapshot workspace) => new(
        new ServingAgentResponse(count.Agent.UserId, count.Agent.Username, count.Agent.Presence),
        count.DepartmentId is { } id ? new NamedResponse(id, workspace.Departments.GetValueOrDefault(id)?.Profile.Name) : null, count.Conversations);
}

/// <param name="Status">The agent's presence: online, away, busy or offline.</param>
internal sealed record ServingAgentResponse([property: JsonPropertyName("_id")] string Id, string Username, string Status);
