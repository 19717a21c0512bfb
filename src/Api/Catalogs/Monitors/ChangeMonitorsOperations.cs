using ContactCenter.Api.Accounts;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.Monitors;

/// <summary>Makes a user a monitor (contract §3.7).</summary>
internal sealed class CreateMonitorOperation(Users users, AgentRoles roles) : IOperation<UsernameRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/monitors.create")
    {
        Access = Access.AllOf(Permissions.ManageMonitors), Errors = [AgentErrors.InvalidUser], ExampleRequest = new UsernameRequest("grace"),
    };

    public async Task<Done> RunAsync(ApiCall call, UsernameRequest request)
    {
        var account = await users.FindByNameAsync(request.Username, call.Aborted) ?? throw new ContactCenterException(AgentErrors.InvalidUser);
        await roles.GrantAsync(call, account, Roles.Monitor);
        return Done.Instance;
    }
}

/// <summary>Takes a user from the monitors (contract §3.7).</summary>
internal sealed class DeleteMonitorOperation(Users users, AgentRoles roles) : IOperation<UsernameRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/monitors.delete")
    {
        Access = Access.AllOf(Permissions.ManageMonitors), Errors = [CatalogErrors.MonitorNotFound], ExampleRequest = new UsernameRequest("grace"),
    };

    public async Task<Done> RunAsync(ApiCall call, UsernameRequest request)
    {
        await roles.RevokeAsync(call, await GetMonitorOperation.FindAsync(users, request.Username, call.Aborted), Roles.Monitor);
        return Done.Instance;
    }
}
