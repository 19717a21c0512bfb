using ContactCenter.Api.Accounts;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Agents;

/// <summary>Users in the role of agent (contract §6).</summary>
internal sealed class ListAgentsOperation(IAccountDirectory directory, Users users, IWorkspaceConfiguration workspace)
    : ListStaff(Roles.Agent, directory, users, workspace), IOperation<ListStaffRequest, ListStaffResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/users/agent")
    {
        Access = Access.AnyOf(Permissions.TransferGuest, Permissions.EditContact, Permissions.ManageAgents),
        ExampleRequest = new ListStaffRequest("gra", OnlyAvailable: true) { Count = 25 },
        ExampleResponse = new ListStaffResponse([ListedStaffResponse.Example]) { Count = 1, Offset = 0, Total = 1 },
    };
}

/// <summary>Users in the role of manager (contract §6).</summary>
internal sealed class ListManagersOperation(IAccountDirectory directory, Users users, IWorkspaceConfiguration workspace)
    : ListStaff(Roles.Manager, directory, users, workspace), IOperation<ListStaffRequest, ListStaffResponse>
{
    public static ApiOperation Operation { get; } = ListAgentsOperation.Operation with
    {
        Path = "livechat/users/manager", Access = Access.AllOf(Permissions.ViewManager),
    };
}

/// <summary>Lists users in a role.</summary>
internal abstract class ListStaff(string role, IAccountDirectory directory, Users users, IWorkspaceConfiguration workspace)
{
    private const int FilteredMax = 1_000;

    public async Task<ListStaffResponse> RunAsync(ApiCall call, ListStaffRequest request)
    {
        var page = Paging.Of(request, workspace.Current, ("name", "name"), ("username", "username"), ("createdAt", "createdAt"));
        // The directory does not know these filters; a site's agents are few enough to be filtered here.
        var read = request.IsFiltered ? page with { Offset = 0, Count = FilteredMax } : page;
        var found = await directory.ListAccountsWithRoleAsync(role, request.Text, read, call.Aborted);
        var members = new List<(AccountView Account, AgentView? Agent)>();
        foreach (var account in found.Items) members.Add((account, await users.FindAgentAsync(account.UserId, call.Aborted)));
        if (!request.IsFiltered) return Respond([.. members], page, found.Total);
        var (shown, total) = page.Cut(members.Where(member => request.Includes(member.Account, member.Agent)));
        return Respond(shown, page, total);
    }

    private ListStaffResponse Respond(ImmutableArray<(AccountView Account, AgentView? Agent)> members, PageRequest page, long total) =>
        new([.. members.Select(member => ListedStaffResponse.From(member.Account, member.Agent, workspace.Current))])
        {
            Count = members.Length, Offset = page.Offset, Total = total,
        };
}

/// <param name="Text">A part of the name or user name, in any case.</param>
/// <param name="OnlyAvailable">True = only those who get conversations now.</param>
/// <param name="ExcludeId">A user who is left out.</param>
/// <param name="ShowIdleAgents">False = only those whose presence is "online".</param>
internal sealed record ListStaffRequest(
    [MaxLength(InputLimits.NameMax)] string? Text = null, bool? OnlyAvailable = null, [ValidId] string? ExcludeId = null,
    bool? ShowIdleAgents = null) : PageParameters
{
    /// <summary>Whether it asks for less than all in the role.</summary>
    [JsonIgnore]
    public bool IsFiltered => OnlyAvailable == true || ShowIdleAgents == false || ExcludeId is not null;

    public bool Includes(AccountView account, AgentView? agent) => account.UserId != ExcludeId
        && (OnlyAvailable != true || agent?.IsAvailable == true) && (ShowIdleAgents != false || agent?.Presence == Presences.Online);
}

internal sealed record ListStaffResponse(ImmutableArray<ListedStaffResponse> Users) : PagedResult;
