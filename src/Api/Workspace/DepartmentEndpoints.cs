using System.Text.Json;
using ContactCenter.Api.Accounts;
using ContactCenter.Journal;

namespace ContactCenter.Api.Workspace;

/// <summary>Departments and their agents (contract §6).</summary>
internal sealed class DepartmentEndpoints(
    IGrainFactory grains, Departments departments, Users users, Oversight oversight, IWorkspaceConfiguration workspace, IJournalFollower follower)
    : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(WorkspaceOperations.CreateDepartment, CreateAsync);
        api.Map(WorkspaceOperations.ChangeDepartment, ChangeAsync);
        api.Map(WorkspaceOperations.GetDepartment, GetAsync);
        api.Map(WorkspaceOperations.ListDepartmentAgents, ListAgentsAsync);
        api.Map(WorkspaceOperations.ChangeDepartmentAgents, ChangeAgentsAsync);
        api.Map(WorkspaceOperations.DeleteDepartment, DeleteAsync);
        api.Map(WorkspaceOperations.ArchiveDepartment, call => ArchiveAsync(call, true));
        api.Map(WorkspaceOperations.UnarchiveDepartment, call => ArchiveAsync(call, false));
    }

    private Task<ApiResponse> CreateAsync(ApiCall call) => SaveAsync(call, call.Ids.HexId("department"), UnitOfNew(call));

    /// <summary>A monitor's new department is its unit's; which, it must say only if it looks after several.</summary>
    private string? UnitOfNew(ApiCall call)
    {
        var asked = UnitAsked(call);
        if (asked is not null || oversight.ScopeOf(call.Caller).SeesAll) return asked;
        return oversight.UnitsOf(call.Caller) is [var only] ? only : throw new ContactCenterException(CatalogErrors.UnitNotFound);
    }

    /// <summary>Null = none; one that the caller does not look after does not exist.</summary>
    private string? UnitAsked(ApiCall call)
    {
        var unitId = Filled(call.Input.Member("departmentUnit")?.Text("_id"));
        if (unitId is not null) oversight.CheckUnit(call.Caller, unitId);
        // Out of its unit a department would be out of the reach of the unit's other monitors.
        else if (call.Input.Member("departmentUnit") is not null && !oversight.ScopeOf(call.Caller).SeesAll)
            throw new ContactCenterException(CatalogErrors.UnitNotFound);
        return unitId;
    }

    private async Task<ApiResponse> ChangeAsync(ApiCall call)
    {
        var departmentId = call.FromPath("_id");
        await GetOwnAsync(call, departmentId);
        return await SaveAsync(call, departmentId, UnitAsked(call));
    }

    private async Task<ApiResponse> SaveAsync(ApiCall call, string departmentId, string? unitId)
    {
        var input = call.Input.GetProperty("department");
        var profile = new DepartmentProfile(
            input.RequiredText("name").Trim(), input.RequiredText("email"), input.Flag("enabled")!.Value, input.Flag("showOnRegistration")!.Value,
            input.Flag("showOnOfflineForm")!.Value, input.Text("description"), input.Number("maxNumberSimultaneousChat"))
        {
            RequestsTagBeforeClosing = input.Flag("requestTagBeforeClosingChat") ?? false, ClosingTags = input.TextsOrNone("chatClosingTags"),
            OfflineMessageChannelName = input.Text("offlineMessageChannelName"), ForwardAllowedIds = input.TextsOrNone("departmentsAllowedToForward"),
            FallbackDepartmentId = Filled(input.Text("fallbackForwardDepartment")),
            ReceivesForwardOffline = input.Flag("allowReceiveForwardOffline") ?? false,
            VisitorInactivityTimeoutSeconds = input.Number("visitorInactivityTimeoutInSeconds"),
            AbandonedCloseMessage = Filled(input.Text("abandonedRoomsCloseCustomMessage")),
            WaitingQueueMessage = Filled(input.Text("waitingQueueMessage")),
        };
        if (profile.FallbackDepartmentId == departmentId) throw new ContactCenterException(WorkspaceErrors.OwnFallback);
        var agents = call.Input.Member("agents") is null ? (ImmutableArray<DepartmentAgent>?)null : await AgentsAsync(call, departmentId, "agents");
        var saved = await grains.GetGrain<IDepartmentGrain>(departmentId)
            .Save(new SaveDepartment(call.Ids.Command(call.Caller.Actor), profile, agents));
        await follower.SeenAsync(saved.Position);
        if (unitId is not null || call.Input.Member("departmentUnit") is not null) await AssignUnitAsync(call, departmentId, unitId);
        return DepartmentResponse(saved, true);
    }

    private async Task AssignUnitAsync(ApiCall call, string departmentId, string? unitId) => await follower.SeenAsync(
        await grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key).AssignUnit(call.Ids.Command(call.Caller.Actor), departmentId, unitId));

    private async Task<ApiResponse> DeleteAsync(ApiCall call)
    {
        if (!workspace.Current.SettingIsOn("Omnichannel_enable_department_removal")) throw new ContactCenterException(DepartmentErrors.RemovalDisabled);
        var departmentId = call.FromPath("_id");
        oversight.CheckDepartment(call.Caller, departmentId);
        var position = await grains.GetGrain<IDepartmentGrain>(departmentId).Delete(call.Ids.Command(call.Caller.Actor));
        await follower.SeenAsync(position);
        await AssignUnitAsync(call, departmentId, null);
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> ArchiveAsync(ApiCall call, bool archived)
    {
        var departmentId = call.FromPath("_id");
        oversight.CheckDepartment(call.Caller, departmentId);
        var saved = await grains.GetGrain<IDepartmentGrain>(departmentId).Archive(call.Ids.Command(call.Caller.Actor), archived);
        await follower.SeenAsync(saved.Position);
        return ApiResponse.Success;
    }

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private async Task<ApiResponse> GetAsync(ApiCall call)
    {
        var department = await FindByIdAsync(call.FromPath("_id"), call.Aborted);
        var isHidden = call.Input.Flag("onlyMyDepartments") == true && department is not null && !HasAgent(department, call.Caller.UserId);
        return DepartmentResponse(isHidden ? null : department, call.Input.Flag("includeAgents") ?? true);
    }

    private async Task<ApiResponse> ListAgentsAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current);
        var department = await GetAsync(call.FromPath("_id"), call.Aborted);
        return PagedResponse.Cut("agents", department.Agents, page, (json, agent) => WriteAgent(json, agent, department));
    }

    private async Task<ApiResponse> ChangeAgentsAsync(ApiCall call)
    {
        var departmentId = call.FromPath("_id");
        await GetOwnAsync(call, departmentId);
        var upsert = await AgentsAsync(call, departmentId, "upsert");
        var removed = call.Input.Items("remove").Select(agent => agent.RequiredText("agentId"));
        var saved = await grains.GetGrain<IDepartmentGrain>(departmentId)
            .ChangeAgents(new ChangeDepartmentAgents(call.Ids.Command(call.Caller.Actor), upsert, [.. removed]));
        await follower.SeenAsync(saved.Position);
        return ApiResponse.Success;
    }

    /// <summary>User names come from the accounts, whatever the client says.</summary>
    private async Task<ImmutableArray<DepartmentAgent>> AgentsAsync(ApiCall call, string departmentId, string name)
    {
        var members = workspace.Current.Departments.GetValueOrDefault(departmentId)?.Agents ?? [];
        var agents = new Dictionary<string, DepartmentAgent>(StringComparer.Ordinal);
        foreach (var item in call.Input.Items(name))
        {
            var account = await users.FindAsync(item.RequiredText("agentId"), call.Aborted)
                ?? throw new ContactCenterException(WorkspaceErrors.AgentNotFound);
            // Whoever could take any agent into a department of its own could manage every agent.
            if (members.All(member => member.AgentId != account.UserId) && !oversight.MayManageAgent(call.Caller, account.UserId))
                throw new ContactCenterException(WorkspaceErrors.AgentNotFound);
            agents[account.UserId] = new DepartmentAgent(account.UserId, account.Username, item.Number("count") ?? 0,
                item.Number("order") ?? 0);
        }

        return [.. agents.Values];
    }

    /// <summary>Finds a department that the caller may change.</summary>
    private async Task<DepartmentView> GetOwnAsync(ApiCall call, string departmentId)
    {
        oversight.CheckDepartment(call.Caller, departmentId);
        return await GetAsync(departmentId, call.Aborted);
    }

    private async Task<DepartmentView> GetAsync(string departmentId, CancellationToken cancellationToken) =>
        await FindByIdAsync(departmentId, cancellationToken) ?? throw new ContactCenterException(DepartmentErrors.NotFound);

    private async Task<DepartmentView?> FindByIdAsync(string departmentId, CancellationToken cancellationToken) =>
        await departments.FindAsync(departmentId, cancellationToken) is { } found && found.DepartmentId == departmentId ? found : null;

    private static bool HasAgent(DepartmentView department, string userId) => department.Agents.Any(agent => agent.AgentId == userId);

    private static ApiResponse DepartmentResponse(DepartmentView? department, bool withAgents) => ApiResponse.Of(json =>
    {
        if (department is null) json.WriteNull("department");
        else json.Object("department", department, DepartmentJson.Write);
        if (withAgents && department is not null) json.Array("agents", department.Agents, (j, agent) => WriteAgent(j, agent, department));
    });

    private static void WriteAgent(Utf8JsonWriter json, DepartmentAgent agent, DepartmentView department)
    {
        json.WriteString("_id", $"{department.DepartmentId}-{agent.AgentId}");
        json.WriteString("agentId", agent.AgentId);
        json.WriteString("username", agent.Username);
        json.WriteString("departmentId", department.DepartmentId);
        json.WriteBoolean("departmentEnabled", department.Profile.Enabled);
        json.WriteNumber("count", agent.Count);
        json.WriteNumber("order", agent.Order);
        json.Date("_updatedAt", department.UpdatedAt);
    }
}
