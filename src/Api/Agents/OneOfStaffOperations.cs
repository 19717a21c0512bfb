using ContactCenter.Api.Accounts;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Agents;

/// <summary>One user in the role of agent (contract §6).</summary>
internal sealed class GetAgentOperation(Users users) : GetStaff(Roles.Agent, users), IOperation<NoRequest, GetStaffResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/users/agent/{_id}")
    {
        Access = Access.AllOf(Permissions.ManageAgents), ExampleResponse = new GetStaffResponse(StaffResponse.Example),
    };
}

/// <summary>One user in the role of manager (contract §6).</summary>
internal sealed class GetManagerOperation(Users users) : GetStaff(Roles.Manager, users), IOperation<NoRequest, GetStaffResponse>
{
    public static ApiOperation Operation { get; } = GetAgentOperation.Operation with
    {
        Path = "livechat/users/manager/{_id}", Access = Access.AllOf(Permissions.ManageManagers),
    };
}

/// <summary>Shows a user in a role.</summary>
internal abstract class GetStaff(string role, Users users)
{
    public async Task<GetStaffResponse> RunAsync(ApiCall call, NoRequest request)
    {
        var account = await users.FindAsync(call.FromPath("_id"), call.Aborted);
        return new GetStaffResponse(
            account?.Roles.Contains(role) == true ? StaffResponse.From(account, await users.FindAgentAsync(account.UserId, call.Aborted)) : null);
    }
}

/// <param name="User">Null = the user does not have the role.</param>
internal sealed record GetStaffResponse([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] StaffResponse? User) : ApiResult;

/// <summary>Gives a user the role of agent (contract §6).</summary>
internal sealed class AddAgentOperation(Users users, AgentRoles roles) : AddStaff(Roles.Agent, users, roles), IOperation<UsernameRequest, AddStaffResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/users/agent")
    {
        Access = Access.AllOf(Permissions.ManageAgents), Errors = [AgentErrors.InvalidUser], ExampleRequest = new UsernameRequest("grace"),
        ExampleResponse = new AddStaffResponse(new AddedUserResponse("rbAXPnMktTFbNpwtJ", "grace")),
    };
}

/// <summary>Gives a user the role of manager (contract §6).</summary>
internal sealed class AddManagerOperation(Users users, AgentRoles roles)
    : AddStaff(Roles.Manager, users, roles), IOperation<UsernameRequest, AddStaffResponse>
{
    public static ApiOperation Operation { get; } = AddAgentOperation.Operation with
    {
        Path = "livechat/users/manager", Access = Access.AllOf(Permissions.ManageManagers),
    };
}

/// <summary>Gives users a role.</summary>
internal abstract class AddStaff(string role, Users users, AgentRoles roles)
{
    public async Task<AddStaffResponse> RunAsync(ApiCall call, UsernameRequest request)
    {
        var account = await users.FindByNameAsync(request.Username, call.Aborted) ?? throw new ContactCenterException(AgentErrors.InvalidUser);
        await roles.GrantAsync(call, account, role);
        return new AddStaffResponse(new AddedUserResponse(account.UserId, account.Username));
    }
}

internal sealed record AddStaffResponse(AddedUserResponse User) : ApiResult;

internal sealed record AddedUserResponse([property: JsonPropertyName("_id")] string Id, string Username);

/// <summary>Takes the role of agent away (contract §6).</summary>
internal sealed class RemoveAgentOperation(Users users, Oversight oversight, AgentRoles roles)
    : RemoveStaff(Roles.Agent, users, oversight, roles), IOperation<NoRequest, Done>
{
    public static ApiOperation Operation { get; } = new("DELETE", "livechat/users/agent/{_id}")
    {
        Access = Access.AllOf(Permissions.ManageAgents), Errors = [AgentErrors.InvalidUser],
    };
}

/// <summary>Takes the role of manager away (contract §6).</summary>
internal sealed class RemoveManagerOperation(Users users, Oversight oversight, AgentRoles roles)
    : RemoveStaff(Roles.Manager, users, oversight, roles), IOperation<NoRequest, Done>
{
    public static ApiOperation Operation { get; } = RemoveAgentOperation.Operation with
    {
        Path = "livechat/users/manager/{_id}", Access = Access.AllOf(Permissions.ManageManagers),
    };
}

/// <summary>Takes a role from users.</summary>
internal abstract class RemoveStaff(string role, Users users, Oversight oversight, AgentRoles roles)
{
    public async Task<Done> RunAsync(ApiCall call, NoRequest request)
    {
        var account = await users.FindAsync(call.FromPath("_id"), call.Aborted);
        if (account is null || !oversight.MayDismissAgent(call.Caller, account.UserId)) throw new ContactCenterException(AgentErrors.InvalidUser);
        await roles.RevokeAsync(call, account, role);
        return Done.Instance;
    }
}
