using ContactCenter.Api.Accounts;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Visitors;

/// <summary>The agent who serves the visitor's conversation (contract §2.1).</summary>
internal sealed class ServingAgentOperation(IGrainFactory grains, VisitorAccess visitors, ShownAgents agents) : IOperation<NoRequest, ServingAgentResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/agent.info/{rid}/{token}")
    {
        Access = Access.Visitor, WhileBlocked = WhileBlocked.Allowed,
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, ShownAgents.Invalid],
        ExampleResponse = new ServingAgentResponse(ShownAgentResponse.Example),
    };

    public async Task<ServingAgentResponse> RunAsync(ApiCall call, NoRequest request)
    {
        var (visitor, roomId) = (VisitorCaller.Of(call.FromPath("token")), call.FromPath("rid"));
        await visitors.CheckAsync(visitor, roomId, call.Aborted);
        var serving = (await grains.GetGrain<IConversationGrain>(roomId).Find())?.ServedBy ?? throw new ContactCenterException(ShownAgents.Invalid);
        return new ServingAgentResponse(await agents.GetAsync(serving.UserId, call.Aborted));
    }
}

/// <summary>The agent who would be asked first now (contract §2.1).</summary>
internal sealed class NextAgentOperation(
    IAgentAvailability agentAvailability, VisitorAccess visitors, ShownAgents agents, Departments departments, IWorkspaceConfiguration workspace)
    : IOperation<NextAgentRequest, NextAgentResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/agent.next/{token}")
    {
        Access = Access.Visitor, Errors = [VisitorErrors.InvalidToken, VisitorErrors.InvalidDepartment, ShownAgents.Invalid],
        ExampleRequest = new NextAgentRequest("674eeb4343725ce31dd9bdb0"),
        ExampleResponse = new NextAgentResponse(ShownAgentResponse.Example),
    };

    public async Task<NextAgentResponse> RunAsync(ApiCall call, NextAgentRequest request)
    {
        await visitors.GetAsync(VisitorCaller.Of(call.FromPath("token")), call.Aborted);
        var departmentId = (await departments.FindOpenAsync(request.Department, call.Aborted))?.DepartmentId;
        var best = await agentAvailability.ListCandidatesAsync(
            departmentId, AgentRules.DefaultCapacity(departmentId, workspace.Current), 1, cancellationToken: call.Aborted);
        return new NextAgentResponse(best is [var candidate, ..] ? await agents.GetAsync(candidate.UserId, call.Aborted) : null);
    }
}

/// <param name="Department">The id or name of a department; absent = the public queue.</param>
internal sealed record NextAgentRequest([MaxLength(InputLimits.NameMax)] string? Department = null);

internal sealed record ServingAgentResponse(ShownAgentResponse Agent) : ApiResult;

/// <param name="Agent">Null = nobody is there.</param>
internal sealed record NextAgentResponse([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ShownAgentResponse? Agent) : ApiResult;

/// <summary>An agent as visitors see it: nothing but that there is one while the workspace hides its agents.</summary>
/// <param name="HiddenInfo">True = the agent is hidden; absent otherwise.</param>
/// <param name="Status">online, away, busy or offline.</param>
internal sealed record ShownAgentResponse(
    bool? HiddenInfo, [property: JsonPropertyName("_id")] string? Id = null, string? Name = null, string? Username = null, string? Status = null)
{
    public static ShownAgentResponse Hidden { get; } = new(true);

    public static ShownAgentResponse Example { get; } = new(null, "rbAXPnMktTFbNpwtJ", "Grace", "grace", Presences.Online);

    public static ShownAgentResponse From(AgentView agent) => new(null, agent.UserId, agent.Name, agent.Username, agent.Presence);
}

/// <summary>Shows agents to visitors, as the workspace wants it.</summary>
internal sealed class ShownAgents(Users users, IWorkspaceConfiguration workspace)
{
    public static Error Invalid { get; } = Error.Plain("invalid-agent");

    /// <exception cref="ContactCenterException"><see cref="Invalid"/>: there is no such agent any more.</exception>
    public async Task<ShownAgentResponse> GetAsync(string agentId, CancellationToken cancellationToken)
    {
        if (!ShownToVisitors.Agents(workspace.Current)) return ShownAgentResponse.Hidden;
        return ShownAgentResponse.From(await users.FindAgentAsync(agentId, cancellationToken) ?? throw new ContactCenterException(Invalid));
    }
}
