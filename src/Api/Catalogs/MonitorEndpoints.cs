using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Api.Accounts;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Catalogs;

/// <summary>Monitors: the users who look after units (contract §3.7).</summary>
internal sealed class MonitorEndpoints(IAccountDirectory directory, Users users, AgentRoles roles, IWorkspaceConfiguration workspace) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(MonitorOperations.List, ListAsync);
        api.Map(MonitorOperations.Get, GetAsync);
        api.Map(MonitorOperations.Create, CreateAsync);
        api.Map(MonitorOperations.Delete, DeleteAsync);
    }

    private async Task<ApiResponse> ListAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current, ("name", "name"), ("username", "username"));
        var found = await directory.ListAccountsWithRoleAsync(Roles.Monitor, call.Input.Text("text"), page, call.Aborted);
        return PagedResponse.Of("monitors", found.Items, page, found.Total, Write);
    }

    private async Task<ApiResponse> GetAsync(ApiCall call)
    {
        var monitor = await FindAsync(call.FromPath("username"), call.Aborted) ?? throw new ContactCenterException(CatalogErrors.MonitorNotFound);
        return ApiResponse.Of(json => Write(json, monitor));
    }

    private async Task<ApiResponse> CreateAsync(ApiCall call)
    {
        var account = await users.FindByNameAsync(call.Input.RequiredText("username"), call.Aborted)
            ?? throw new ContactCenterException(AgentErrors.InvalidUser);
        await roles.GrantAsync(call, account, Roles.Monitor);
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> DeleteAsync(ApiCall call)
    {
        var monitor = await FindAsync(call.Input.RequiredText("username"), call.Aborted)
            ?? throw new ContactCenterException(CatalogErrors.MonitorNotFound);
        await roles.RevokeAsync(call, monitor, Roles.Monitor);
        return ApiResponse.Success;
    }

    private async Task<AccountView?> FindAsync(string username, CancellationToken cancellationToken) =>
        await users.FindByNameAsync(username, cancellationToken) is { } account && account.Roles.Contains(Roles.Monitor) ? account : null;

    private static void Write(Utf8JsonWriter json, AccountView monitor)
    {
        json.WriteString("_id", monitor.UserId);
        json.WriteString("username", monitor.Username);
        json.WriteString("name", monitor.Name);
        AccountJson.WriteEmails(json, monitor);
        json.Texts("roles", monitor.Roles);
    }
}

/// <summary>The operations on monitors (contract §3.7).</summary>
internal static class MonitorOperations
{
    private const string Group = "Monitors";
    private const string Request = """{"username":"grace"}""";
    private const string Example = """
        {"_id":"rbAXPnMktTFbNpwtJ","username":"grace","name":"Grace","emails":[{"address":"grace@example.com","verified":true}],
         "roles":["user","livechat-monitor"]}
        """;

    private static readonly Access Managing = Access.AllOf(Permissions.ManageMonitors);

    public static ApiOperation List { get; } = new("GET", "livechat/monitors", "The monitors.")
    {
        Group = Group, Access = Managing, Input = Object([Optional("text", Text(InputLimits.NameMax)), .. Paging.Parameters]),
        Response = $$"""{"monitors":[{{Example}}],"count":1,"offset":0,"total":1}""",
    };

    public static ApiOperation Get { get; } = new("GET", "livechat/monitors/{username}", "One monitor.")
    {
        Group = Group, Access = Managing, Errors = [CatalogErrors.MonitorNotFound], Response = Example,
    };

    public static ApiOperation Create { get; } = new("POST", "livechat/monitors.create", "Makes a user a monitor.")
    {
        Group = Group, Access = Managing, Input = Object(Required("username", Text(InputLimits.NameMax))), Errors = [AgentErrors.InvalidUser],
        Request = Request, Response = "{}",
    };

    public static ApiOperation Delete { get; } = new("POST", "livechat/monitors.delete", "The user is no monitor any more.")
    {
        Group = Group, Access = Managing, Input = Object(Required("username", Text(InputLimits.NameMax))), Errors = [CatalogErrors.MonitorNotFound],
        Request = Request, Response = "{}",
    };
}
