using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Workspace;

/// <summary>Saves departments and their agents, within the caller's reach.</summary>
internal sealed class DepartmentSaving(
    IGrainFactory grains, Departments departments, Users users, Oversight oversight, IWorkspaceConfiguration workspace, IJournalFollower follower)
{
    /// <param name="unit">The unit that the department is put into; null = it stays where it is.</param>
    public async Task<SavedDepartmentResponse> SaveAsync(ApiCall call, string departmentId, SaveDepartmentRequest request, UnitChoice? unit)
    {
        var agents = request.Agents is { } given ? await AgentsAsync(call, departmentId, given) : (ImmutableArray<DepartmentAgent>?)null;
        var saved = await grains.GetGrain<IDepartmentGrain>(departmentId)
            .Save(new SaveDepartment(call.Ids.Command(call.Caller.Actor), request.Department.ToProfile(), agents) { Unit = unit });
        await follower.SeenAsync(saved.Position);
        return SavedDepartmentResponse.From(saved);
    }

    /// <summary>The unit that the input names; null = it names none, not even "no unit".</summary>
    /// <exception cref="ContactCenterException">The caller does not look after it, so that it does not exist for the caller.</exception>
    public UnitChoice? UnitAsked(Caller caller, SaveDepartmentRequest request)
    {
        if (request.DepartmentUnit is not { } unit) return null;
        if (unit.Id is { } unitId) oversight.CheckUnit(caller, unitId);
        // Out of its unit a department would be out of the reach of the unit's other monitors.
        else if (!oversight.ScopeOf(caller).SeesAll) throw new ContactCenterException(CatalogErrors.UnitNotFound);
        return new UnitChoice(unit.Id);
    }

    /// <summary>User names come from the accounts, whatever the client says.</summary>
    public async Task<ImmutableArray<DepartmentAgent>> AgentsAsync(ApiCall call, string departmentId, ImmutableArray<GivenDepartmentAgent> given)
    {
        var members = workspace.Current.Departments.GetValueOrDefault(departmentId)?.Agents ?? [];
        var agents = new Dictionary<string, DepartmentAgent>(StringComparer.Ordinal);
        foreach (var agent in given)
        {
            var account = await users.FindAsync(agent.AgentId, call.Aborted) ?? throw new ContactCenterException(WorkspaceErrors.AgentNotFound);
            // Whoever could take any agent into a department of its own could manage every agent.
            if (members.All(member => member.AgentId != account.UserId) && !oversight.MayManageAgent(call.Caller, account.UserId))
                throw new ContactCenterException(WorkspaceErrors.AgentNotFound);
            agents[account.UserId] = new DepartmentAgent(account.UserId, account.Username, agent.Count ?? 0, agent.Order ?? 0);
        }

        return [.. agents.Values];
    }

    /// <summary>The department that the path names.</summary>
    /// <exception cref="ContactCenterException">There is none that the caller may change.</exception>
    public async Task<DepartmentView> GetOwnAsync(ApiCall call)
    {
        oversight.CheckDepartment(call.Caller, call.FromPath("_id"));
        return await departments.FindByIdAsync(call.FromPath("_id"), call.Aborted) ?? throw new ContactCenterException(DepartmentErrors.NotFound);
    }
}

/// <param name="Agents">All its agents; absent = they stay as they are.</param>
/// <param name="DepartmentUnit">The unit that it is put into; absent = it stays where it is.</param>
internal sealed record SaveDepartmentRequest(
    DepartmentData Department,
    [Items(Max = InputLimits.DepartmentAgentsMax)] ImmutableArray<GivenDepartmentAgent>? Agents = null,
    DepartmentUnit? DepartmentUnit = null);

/// <param name="Email">The address that gets the messages of visitors who find nobody.</param>
/// <param name="Enabled">Whether it takes conversations.</param>
/// <param name="ShowOnRegistration">Whether visitors may choose it before they write.</param>
/// <param name="ShowOnOfflineForm">Whether visitors may choose it when nobody is there.</param>
/// <param name="RequestTagBeforeClosingChat">Whether a conversation is not closed without a tag.</param>
/// <param name="ChatClosingTags">Tags that are offered when a conversation is closed.</param>
/// <param name="DepartmentsAllowedToForward">Ids of the departments to which its conversations may be forwarded; empty or absent = all.</param>
/// <param name="FallbackForwardDepartment">The id of the department that gets what is forwarded here while nobody is there.</param>
/// <param name="AllowReceiveForwardOffline">Whether conversations may be forwarded here while nobody is there, and then wait.</param>
/// <param name="MaxNumberSimultaneousChat">The most conversations of one agent at once; absent = the workspace's limit.</param>
/// <param name="VisitorInactivityTimeoutInSeconds">Absent = the workspace's.</param>
/// <param name="AbandonedRoomsCloseCustomMessage">The message with which conversations are closed whose visitors went silent.</param>
/// <param name="WaitingQueueMessage">The message to visitors who wait.</param>
internal sealed record DepartmentData(
    [NotEmpty, OneLine, MaxLength(InputLimits.NameMax)] string Name,
    [MaxLength(InputLimits.NameMax)] string Email,
    bool Enabled,
    bool ShowOnRegistration,
    bool ShowOnOfflineForm,
    string? Description = null,
    bool? RequestTagBeforeClosingChat = null,
    [OneLine, MaxLength(InputLimits.NameMax)] ImmutableArray<string>? ChatClosingTags = null,
    string? OfflineMessageChannelName = null,
    [ValidId] ImmutableArray<string>? DepartmentsAllowedToForward = null,
    string? FallbackForwardDepartment = null,
    bool? AllowReceiveForwardOffline = null,
    [AtLeast(0)] int? MaxNumberSimultaneousChat = null,
    [AtLeast(0)] int? VisitorInactivityTimeoutInSeconds = null,
    string? AbandonedRoomsCloseCustomMessage = null,
    string? WaitingQueueMessage = null)
{
    public DepartmentProfile ToProfile() => new(
        Name.Trim(), Email, Enabled, ShowOnRegistration, ShowOnOfflineForm, Description, MaxNumberSimultaneousChat)
    {
        RequestsTagBeforeClosing = RequestTagBeforeClosingChat ?? false, ClosingTags = ChatClosingTags ?? [],
        OfflineMessageChannelName = OfflineMessageChannelName, ForwardAllowedIds = DepartmentsAllowedToForward ?? [],
        FallbackDepartmentId = Filled(FallbackForwardDepartment), ReceivesForwardOffline = AllowReceiveForwardOffline ?? false,
        VisitorInactivityTimeoutSeconds = VisitorInactivityTimeoutInSeconds, AbandonedCloseMessage = Filled(AbandonedRoomsCloseCustomMessage),
        WaitingQueueMessage = Filled(WaitingQueueMessage),
    };

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <param name="Username">Accepted and not read: the account's counts.</param>
/// <param name="Count">Kept and shown; nothing depends on it.</param>
/// <param name="Order">The agent's place: the lower it is, the earlier the agent gets conversations.</param>
internal sealed record GivenDepartmentAgent(
    [ValidId] string AgentId, [MaxLength(InputLimits.NameMax)] string? Username = null, int? Count = null, int? Order = null);

/// <param name="Id">Absent = no unit.</param>
internal sealed record DepartmentUnit([ValidId][property: JsonPropertyName("_id")] string? Id = null);
