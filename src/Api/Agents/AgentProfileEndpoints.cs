using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Api.Accounts;
using ContactCenter.Api.Workspace;
using ContactCenter.Journal;

namespace ContactCenter.Api.Agents;

/// <summary>Changes an agent's limit, skills and departments, and lists its departments (contract §6).</summary>
internal sealed class AgentProfileEndpoints(
    IGrainFactory grains, Users users, Oversight oversight, IWorkspaceConfiguration workspace, IJournalFollower follower) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(AgentOperations.SaveInfo, SaveAsync);
        api.Map(AgentOperations.ListDepartments, call => Task.FromResult(ListDepartments(call)));
    }

    private async Task<ApiResponse> SaveAsync(ApiCall call)
    {
        var account = await users.FindAsync(call.Input.RequiredText("agentId"), call.Aborted);
        if (account?.Roles.Contains(Roles.Agent) != true || !oversight.MayManageAgent(call.Caller, account.UserId))
            throw new ContactCenterException(AgentErrors.NotAgent);
        var wanted = call.Input.TextsOrNone("agentDepartments");
        if (wanted.FirstOrDefault(id => !workspace.Current.Departments.ContainsKey(id)) is not null)
            throw new ContactCenterException(DepartmentErrors.NotFound);
        CheckDepartments(call, account.UserId, wanted);
        var data = call.Input.GetProperty("agentData");
        await grains.GetGrain<IAgentGrain>(account.UserId).ChangeProfile(new ChangeAgentProfile(
            call.Ids.Command(call.Caller.Actor), Capacity(data), await SkillsAsync(data, account.UserId, call.Aborted)));
        await JoinAsync(call, account, wanted);
        return ApiResponse.Success;
    }

    /// <summary>A department that the caller does not look after may stay named, and cannot be added.</summary>
    private void CheckDepartments(ApiCall call, string agentId, ImmutableArray<string> wanted)
    {
        foreach (var added in wanted.Where(id => !workspace.Current.Departments[id].Agents.Any(agent => agent.AgentId == agentId)))
            oversight.CheckDepartment(call.Caller, added);
    }

    /// <summary>0, empty and absent = no limit of its own.</summary>
    private static int? Capacity(JsonElement data) =>
        data.Member("maxNumberSimultaneousChat") is { ValueKind: JsonValueKind.Number } number && number.GetInt32() is > 0 and var limit ? limit : null;

    private async Task<ImmutableArray<string>> SkillsAsync(JsonElement data, string userId, CancellationToken cancellationToken) =>
        data.Member("skills") is not null
            ? data.TextsOrNone("skills")
            : (await users.FindAgentAsync(userId, cancellationToken))?.Skills ?? [];

    /// <summary>Every department is its own actor: a call that was cut off is completed by calling again.</summary>
    private async Task JoinAsync(ApiCall call, AccountView account, ImmutableArray<string> wanted)
    {
        var position = 0L;
        var scope = oversight.ScopeOf(call.Caller);
        var departments = workspace.Current.Departments.Values.Where(d => scope.Includes(d.DepartmentId));
        foreach (var department in departments.OrderBy(d => d.DepartmentId, StringComparer.Ordinal))
        {
            var (isIn, belongs) = (department.Agents.Any(agent => agent.AgentId == account.UserId), wanted.Contains(department.DepartmentId));
            if (isIn == belongs) continue;
            var change = belongs
                ? new ChangeDepartmentAgents(call.Ids.Command(call.Caller.Actor), [new DepartmentAgent(account.UserId, account.Username, 0, 0)], [])
                : new ChangeDepartmentAgents(call.Ids.Command(call.Caller.Actor), [], [account.UserId]);
            var changed = await grains.GetGrain<IDepartmentGrain>(department.DepartmentId).ChangeAgents(change);
            position = Math.Max(position, changed.Position);
        }

        await follower.SeenAsync(position);
    }

    private ApiResponse ListDepartments(ApiCall call)
    {
        var agentId = call.FromPath("agentId");
        var isEnabledOnly = call.Input.Flag("enabledDepartmentsOnly") == true;
        var found = workspace.Current.Departments.Values
            .Where(department => department.Agents.Any(agent => agent.AgentId == agentId) && (!isEnabledOnly || department.IsOpen))
            .OrderBy(department => department.Profile.Name, StringComparer.CurrentCulture).ToList();
        return ApiResponse.Of(json => json.Array("departments", found, (j, department) =>
        {
            j.WriteString("_id", $"{department.DepartmentId}-{agentId}");
            j.WriteString("agentId", agentId);
            j.WriteString("departmentId", department.DepartmentId);
            j.WriteString("departmentName", department.Profile.Name);
            j.WriteBoolean("departmentEnabled", department.Profile.Enabled);
        }));
    }
}
