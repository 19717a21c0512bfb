using ContactCenter.Api.Accounts;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.Monitors;

/// <summary>The monitors: the users who look after units (contract §3.7).</summary>
internal sealed class ListMonitorsOperation(IAccountDirectory directory, IWorkspaceConfiguration workspace)
    : IOperation<ListByTextRequest, ListMonitorsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/monitors")
    {
        Access = Access.AllOf(Permissions.ManageMonitors),
        ExampleRequest = new ListByTextRequest("gra") { Count = 25 },
        ExampleResponse = new ListMonitorsResponse([MonitorResponse.Example]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<ListMonitorsResponse> RunAsync(ApiCall call, ListByTextRequest request)
    {
        var page = Paging.Of(request, workspace.Current, ("name", "name"), ("username", "username"));
        var found = await directory.ListAccountsWithRoleAsync(Roles.Monitor, request.Text, page, call.Aborted);
        return new ListMonitorsResponse([.. found.Items.Select(MonitorResponse.From)])
        {
            Count = found.Items.Length, Offset = page.Offset, Total = found.Total,
        };
    }
}

internal sealed record ListMonitorsResponse(ImmutableArray<MonitorResponse> Monitors) : PagedResult;

/// <summary>A user who looks after units.</summary>
/// <param name="Emails">One, or none.</param>
internal sealed record MonitorResponse(
    [property: JsonPropertyName("_id")] string Id, string Username, string Name, ImmutableArray<AccountEmailResponse> Emails, ImmutableArray<string> Roles)
{
    public static MonitorResponse Example { get; } = new(
        "rbAXPnMktTFbNpwtJ", "grace", "Grace", [new AccountEmailResponse("grace@example.com", false)], ["user", "livechat-monitor"]);

    public static MonitorResponse From(AccountView account) =>
        new(account.UserId, account.Username, account.Name, AccountEmailResponse.Of(account), account.Roles);
}

/// <summary>One monitor (contract §3.7).</summary>
internal sealed class GetMonitorOperation(Users users) : IOperation<NoRequest, GetMonitorResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/monitors/{username}")
    {
        Access = Access.AllOf(Permissions.ManageMonitors), Errors = [CatalogErrors.MonitorNotFound],
        ExampleResponse = new GetMonitorResponse(MonitorResponse.Example),
    };

    public async Task<GetMonitorResponse> RunAsync(ApiCall call, NoRequest request) =>
        new(MonitorResponse.From(await FindAsync(users, call.FromPath("username"), call.Aborted)));

    /// <exception cref="ContactCenterException">The user is no monitor.</exception>
    public static async Task<AccountView> FindAsync(Users users, string username, CancellationToken cancellationToken) =>
        await users.FindByNameAsync(username, cancellationToken) is { } account && account.Roles.Contains(Roles.Monitor)
            ? account
            : throw new ContactCenterException(CatalogErrors.MonitorNotFound);
}

internal sealed record GetMonitorResponse([property: Spread] MonitorResponse Monitor) : ApiResult;
