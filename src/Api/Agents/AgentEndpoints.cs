using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Api.Accounts;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Agents;

/// <summary>Agents and managers: lists them, adds and removes them, and sets whether an agent takes conversations (contract §6).</summary>
internal sealed class AgentEndpoints(
    IGrainFactory grains, IAccountDirectory directory, Users users, AgentRoles roles, AccessControl access, Oversight oversight,
    IWorkspaceConfiguration workspace) : IApiModule
{
    private const int FilteredMax = 1_000;

    private sealed record Member(AccountView Account, AgentView? Agent);

    public void Map(ApiRoutes api)
    {
        api.Map(AgentOperations.ListAgents, call => ListAsync(call, Roles.Agent));
        api.Map(AgentOperations.ListManagers, call => ListAsync(call, Roles.Manager));
        api.Map(AgentOperations.AddAgent, call => AddAsync(call, Roles.Agent));
        api.Map(AgentOperations.AddManager, call => AddAsync(call, Roles.Manager));
        api.Map(AgentOperations.GetAgent, call => GetAsync(call, Roles.Agent));
        api.Map(AgentOperations.GetManager, call => GetAsync(call, Roles.Manager));
        api.Map(AgentOperations.RemoveAgent, call => RemoveAsync(call, Roles.Agent));
        api.Map(AgentOperations.RemoveManager, call => RemoveAsync(call, Roles.Manager));
        api.Map(AgentOperations.SetStatus, SetStatusAsync);
    }

    private async Task<ApiResponse> ListAsync(ApiCall call, string role)
    {
        var input = call.Input;
        var page = Paging.Read(input, workspace.Current, ("name", "name"), ("username", "username"), ("createdAt", "createdAt"));
        var isFiltered = input.Flag("onlyAvailable") == true || input.Flag("showIdleAgents") == false || input.Text("excludeId") is not null;
        // The directory does not know these filters; a site's agents are few enough to be filtered here.
        var read = isFiltered ? page with { Offset = 0, Count = FilteredMax } : page;
        var found = await directory.ListAccountsWithRoleAsync(role, input.Text("text"), read, call.Aborted);
        var members = new List<Member>();
        foreach (var account in found.Items)
            members.Add(new Member(account, await users.FindAgentAsync(account.UserId, call.Aborted)));
        if (!isFiltered) return PagedResponse.Of("users", members, page, found.Total, WriteListed);

        members.RemoveAll(member => member.Account.UserId == input.Text("excludeId")
            || (input.Flag("onlyAvailable") == true && member.Agent?.IsAvailable != true)
            || (input.Flag("showIdleAgents") == false && member.Agent?.Presence != Presences.Online));
        return PagedResponse.Cut("users", members, page, WriteListed);
    }

    private async Task<ApiResponse> AddAsync(ApiCall call, string role)
    {
        var account = await users.FindByNameAsync(call.Input.RequiredText("username"), call.Aborted)
            ?? throw new ContactCenterException(AgentErrors.InvalidUser);
        await roles.GrantAsync(call, account, role);
        return ApiResponse.Of("user", account, static (json, a) =>
        {
            json.WriteString("_id", a.UserId);
            json.WriteString("username", a.Username);
        });
    }

    private async Task<ApiResponse> GetAsync(ApiCall call, string role)
    {
        var account = await users.FindAsync(call.FromPath("_id"), call.Aborted);
        if (account?.Roles.Contains(role) != true) return ApiResponse.Of(static json => json.WriteNull("user"));
        var member = new Member(account, await users.FindAgentAsync(account.UserId, call.Aborted));
        return ApiResponse.Of("user", member, Write);
    }

    private async Task<ApiResponse> RemoveAsync(ApiCall call, string role)
    {
        var account = await users.FindAsync(call.FromPath("_id"), call.Aborted)
            ?? throw new ContactCenterException(AgentErrors.InvalidUser);
        if (!oversight.MayDismissAgent(call.Caller, account.UserId)) throw new ContactCenterException(AgentErrors.InvalidUser);
        await roles.RevokeAsync(call, account, role);
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> SetStatusAsync(ApiCall call)
    {
        var agentId = call.Input.Text("agentId") ?? call.Caller.UserId;
        if (agentId != call.Caller.UserId && !access.May(call.Caller, Permissions.ManageAgents))
            throw new ContactCenterException(CommonErrors.Unauthorized);
        var account = await users.FindAsync(agentId, call.Aborted) ?? throw new ContactCenterException(AgentErrors.NotFound);
        if (!oversight.MayManageAgent(call.Caller, agentId)) throw new ContactCenterException(AgentErrors.NotFound);
        if (!account.Active) throw new ContactCenterException(AgentErrors.Deactivated);
        var wanted = call.Input.Text("status") is { } status ? status == "available" : (bool?)null;
        var agent = await grains.GetGrain<IAgentGrain>(agentId).SetAvailability(new SetAvailability(call.Ids.Command(call.Caller.Actor),
            wanted));
        return ApiResponse.Of(json => json.WriteString("status", AvailabilityOf(agent)));
    }

    private static string AvailabilityOf(AgentView? agent) => agent?.WantsConversations == true ? "available" : "not-available";

    private static void Write(Utf8JsonWriter json, Member member)
    {
        json.WriteString("_id", member.Account.UserId);
        json.WriteString("username", member.Account.Username);
        json.WriteString("name", member.Account.Name);
        json.WriteString("status", member.Agent?.Presence ?? Presences.Offline);
        json.WriteString("statusLivechat", AvailabilityOf(member.Agent));
        AccountJson.WriteEmails(json, member.Account);
        json.WriteStartObject("livechat");
        if (member.Agent?.Capacity is { } capacity) json.WriteNumber("maxNumberSimultaneousChat", capacity);
        json.Texts("skills", member.Agent?.Skills ?? []);
        json.WriteEndObject();
    }

    private void WriteListed(Utf8JsonWriter json, Member member)
    {
        Write(json, member);
        json.Texts("departments", [.. workspace.Current.Departments.Values
            .Where(department => department.Agents.Any(agent => agent.AgentId == member.Account.UserId))
            .Select(department => department.DepartmentId).Order(StringComparer.Ordinal)]);
    }
}
