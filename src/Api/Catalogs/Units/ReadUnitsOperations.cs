using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.Units;

/// <summary>The units, by name (contract §3.7).</summary>
internal sealed class ListUnitsOperation(IWorkspaceConfiguration workspace) : IOperation<ListByTextRequest, ListUnitsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/units")
    {
        Access = Access.AllOf(Permissions.ManageUnits),
        ExampleRequest = new ListByTextRequest("eur") { Count = 25 },
        ExampleResponse = new ListUnitsResponse([UnitResponse.Example]) { Count = 1, Offset = 0, Total = 1 },
    };

    public Task<ListUnitsResponse> RunAsync(ApiCall call, ListByTextRequest request)
    {
        var page = Paging.Of(request, workspace.Current);
        var (shown, total) = page.Cut(workspace.Current.Units.Values
            .Where(unit => FoldedText.Contains(unit.Name, request.Text ?? ""))
            .OrderBy(unit => unit.Name, StringComparer.CurrentCulture).ThenBy(unit => unit.UnitId, StringComparer.Ordinal));
        return Task.FromResult(new ListUnitsResponse([.. shown.Select(UnitResponse.From)]) { Count = shown.Length, Offset = page.Offset, Total = total });
    }
}

internal sealed record ListUnitsResponse(ImmutableArray<UnitResponse> Units) : PagedResult;

/// <summary>A unit: departments that the same monitors look after.</summary>
/// <param name="Visibility">"public" or "private".</param>
/// <param name="Type">"u", always.</param>
internal sealed record UnitResponse(
    [property: JsonPropertyName("_id")] string Id, string Name, string Visibility, string Type, int NumMonitors, int NumDepartments,
    [property: JsonPropertyName("_updatedAt")] DateTimeOffset UpdatedAt)
{
    public static UnitResponse Example { get; } = new("674eeb4343725ce31dd9bdd3", "Europe", "public", "u", 1, 1, WorkspaceExamples.At);

    public static UnitResponse From(UnitItem unit) =>
        new(unit.UnitId, unit.Name, unit.Visibility, "u", unit.Monitors.Length, unit.DepartmentIds.Length, unit.UpdatedAt);
}

/// <summary>One unit (contract §3.7).</summary>
internal sealed class GetUnitOperation(IWorkspaceConfiguration workspace) : IOperation<NoRequest, OneUnitResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/units/{unitId}")
    {
        Access = Access.AllOf(Permissions.ManageUnits), Errors = [CatalogErrors.UnitNotFound], ExampleResponse = new OneUnitResponse(UnitResponse.Example),
    };

    public Task<OneUnitResponse> RunAsync(ApiCall call, NoRequest request) =>
        Task.FromResult(new OneUnitResponse(UnitResponse.From(Find(workspace.Current, call))));

    /// <summary>The unit that the path names.</summary>
    /// <exception cref="ContactCenterException">There is none.</exception>
    public static UnitItem Find(WorkspaceSnapshot workspace, ApiCall call) =>
        workspace.Units.GetValueOrDefault(call.FromPath("unitId")) ?? throw new ContactCenterException(CatalogErrors.UnitNotFound);
}

internal sealed record OneUnitResponse([property: Spread] UnitResponse Unit) : ApiResult;

/// <summary>The unit's monitors (contract §3.7).</summary>
internal sealed class ListUnitMonitorsOperation(IWorkspaceConfiguration workspace) : IOperation<NoRequest, ListUnitMonitorsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/units/{unitId}/monitors")
    {
        Access = Access.AllOf(Permissions.ManageUnits), Errors = [CatalogErrors.UnitNotFound],
        ExampleResponse = new ListUnitMonitorsResponse([new UnitMonitorResponse("rbAXPnMktTFbNpwtJ", "grace", UnitResponse.Example.Id)]),
    };

    public Task<ListUnitMonitorsResponse> RunAsync(ApiCall call, NoRequest request)
    {
        var unit = GetUnitOperation.Find(workspace.Current, call);
        return Task.FromResult(new ListUnitMonitorsResponse(
            [.. unit.Monitors.Select(monitor => new UnitMonitorResponse(monitor.MonitorId, monitor.Username, unit.UnitId))]));
    }
}

internal sealed record ListUnitMonitorsResponse(ImmutableArray<UnitMonitorResponse> Monitors) : ApiResult;

/// <summary>A user who looks after a unit.</summary>
internal sealed record UnitMonitorResponse(string MonitorId, string Username, string UnitId);
