using ContactCenter.Api.Accounts;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Agents;

/// <summary>Changes an agent's limit, skills (tags it can deal with) and departments (contract §6).</summary>
internal sealed class SaveAgentOperation(
    IGrainFactory grains, Users users, Oversight oversight, IWorkspaceConfiguration workspace, IJournalFollower follower)
    : IOperation<SaveAgentRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/agents.saveInfo")
    {
        Access = Access.AllOf(Permissions.ManageAgents),
        Errors = [AgentErrors.NotAgent, DepartmentErrors.NotFound],
        ExampleRequest = new SaveAgentRequest(StaffResponse.Example.Id, new AgentData(new AgentLimit(3), ["billing"]), [WorkspaceExamples.DepartmentId]),
    };

    public async Task<Done> RunAsync(ApiCall call, SaveAgentRequest request)
    {
        var account = await users.FindAsync(request.AgentId, call.Aborted);
        if (account?.Roles.Contains(Roles.Agent) != true || !oversight.MayManageAgent(call.Caller, account.UserId))
            throw new ContactCenterException(AgentErrors.NotAgent);
        CheckDepartments(call, account.UserId, request.AgentDepartments);
        await grains.GetGrain<IAgentGrain>(account.UserId).ChangeProfile(request.AgentData.ToCommand(call));
        await JoinAsync(call, account, request.AgentDepartments);
        return Done.Instance;
    }

    /// <summary>A department that the caller does not look after may stay named, and cannot be added.</summary>
    private void CheckDepartments(ApiCall call, string agentId, ImmutableArray<string> wanted)
    {
        var known = workspace.Current.Departments;
        if (!wanted.All(known.ContainsKey)) throw new ContactCenterException(DepartmentErrors.NotFound);
        foreach (var added in wanted.Where(id => !Departments.HasAgent(known[id], agentId))) oversight.CheckDepartment(call.Caller, added);
    }

    /// <summary>Every department is its own actor: a call that was cut off is completed by calling again.</summary>
    private async Task JoinAsync(ApiCall call, AccountView account, ImmutableArray<string> wanted)
    {
        var position = 0L;
        var scope = oversight.ScopeOf(call.Caller);
        var departments = workspace.Current.Departments.Values.Where(d => scope.Includes(d.DepartmentId));
        foreach (var department in departments.OrderBy(d => d.DepartmentId, StringComparer.Ordinal))
        {
            var (isIn, belongs) = (Departments.HasAgent(department, account.UserId), wanted.Contains(department.DepartmentId));
            if (isIn == belongs) continue;
            var changed = await grains.GetGrain<IDepartmentGrain>(department.DepartmentId).ChangeAgents(new ChangeDepartmentAgents(
                call.Ids.Command(call.Caller.Actor), belongs ? [new DepartmentAgent(account.UserId, account.Username, 0, 0)] : [],
                belongs ? [] : [account.UserId]));
            position = Math.Max(position, changed.Position);
        }

        await follower.SeenAsync(position);
    }
}

/// <param name="AgentDepartments">Ids of all departments in which the user is an agent from now on.</param>
internal sealed record SaveAgentRequest(
    [ValidId] string AgentId, AgentData AgentData, [Items(AreUnique = true), ValidId] ImmutableArray<string> AgentDepartments);

/// <param name="MaxNumberSimultaneousChat">The most conversations at once; 0, empty or absent = the limit of the department or of the workspace.</param>
/// <param name="Skills">Tags that the agent can deal with; absent = they stay as they are.</param>
[IgnoresOthers]
internal sealed record AgentData(
    AgentLimit? MaxNumberSimultaneousChat = null, [Items(AreUnique = true), MaxLength(InputLimits.NameMax)] ImmutableArray<string>? Skills = null)
{
    public ChangeAgentProfile ToCommand(ApiCall call) =>
        new(call.Ids.Command(call.Caller.Actor), MaxNumberSimultaneousChat?.Number is > 0 and var limit ? limit : null, Skills);
}

/// <summary>A number, or an empty text.</summary>
[JsonConverter(typeof(AgentLimitConverter))]
internal sealed record AgentLimit(int? Number) : IHasSchema
{
    public static Schema Schema { get; } = new OneOfSchema(Schema.Number(0), Schema.Text(0));
}

internal sealed class AgentLimitConverter : JsonConverter<AgentLimit>
{
    public override AgentLimit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TokenType == JsonTokenType.String ? null : reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, AgentLimit value, JsonSerializerOptions options)
    {
        if (value.Number is { } number) writer.WriteNumberValue(number);
        else writer.WriteStringValue("");
    }
}
