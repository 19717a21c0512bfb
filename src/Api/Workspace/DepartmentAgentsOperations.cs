namespace ContactCenter.Api.Workspace;

/// <summary>A department's agents (contract §6).</summary>
internal sealed class ListDepartmentAgentsOperation(Departments departments, IWorkspaceConfiguration workspace)
    : IOperation<PageRequestParameters, ListDepartmentAgentsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/department/{_id}/agents")
    {
        Access = ListDepartmentsOperation.Operation.Access,
        Errors = [DepartmentErrors.NotFound],
        ExampleRequest = new PageRequestParameters { Count = 25 },
        ExampleResponse = new ListDepartmentAgentsResponse(WorkspaceExamples.SavedDepartment.Agents) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<ListDepartmentAgentsResponse> RunAsync(ApiCall call, PageRequestParameters request)
    {
        var page = Paging.Of(request, workspace.Current);
        var department = await departments.FindByIdAsync(call.FromPath("_id"), call.Aborted) ?? throw new ContactCenterException(DepartmentErrors.NotFound);
        var (shown, total) = page.Cut(department.Agents);
        return new ListDepartmentAgentsResponse(DepartmentAgentResponse.Of(department, shown)) { Count = shown.Length, Offset = page.Offset, Total = total };
    }
}

internal sealed record ListDepartmentAgentsResponse(ImmutableArray<DepartmentAgentResponse> Agents) : PagedResult;

/// <summary>Adds and removes a department's agents (contract §6).</summary>
internal sealed class ChangeDepartmentAgentsOperation(IGrainFactory grains, DepartmentSaving saving, IJournalFollower follower)
    : IOperation<ChangeDepartmentAgentsRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/department/{_id}/agents")
    {
        Access = Access.AnyOf(Permissions.ManageDepartments, Permissions.AddDepartmentAgents),
        Errors = [DepartmentErrors.NotFound, WorkspaceErrors.AgentNotFound],
        ExampleRequest = new ChangeDepartmentAgentsRequest([new GivenDepartmentAgent("rbAXPnMktTFbNpwtJ", "grace", 0, 0)], []),
    };

    public async Task<Done> RunAsync(ApiCall call, ChangeDepartmentAgentsRequest request)
    {
        var known = await saving.GetOwnAsync(call);
        var upsert = await saving.AgentsAsync(call, known.DepartmentId, request.Upsert);
        var saved = await grains.GetGrain<IDepartmentGrain>(known.DepartmentId).ChangeAgents(
            new ChangeDepartmentAgents(call.Ids.Command(call.Caller.Actor), upsert, [.. request.Remove.Select(agent => agent.AgentId)]));
        await follower.SeenAsync(saved.Position);
        return Done.Instance;
    }
}

/// <param name="Upsert">Agents to add, or to give another place.</param>
internal sealed record ChangeDepartmentAgentsRequest(
    [Items(Max = InputLimits.DepartmentAgentsMax)] ImmutableArray<GivenDepartmentAgent> Upsert,
    [Items(Max = InputLimits.DepartmentAgentsMax)] ImmutableArray<RemovedDepartmentAgent> Remove);

[IgnoresOthers]
internal sealed record RemovedDepartmentAgent([ValidId] string AgentId);
