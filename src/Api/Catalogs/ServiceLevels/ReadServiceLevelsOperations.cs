using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.ServiceLevels;

/// <summary>The service levels, soonest due first (contract §3.7).</summary>
internal sealed class ListServiceLevelsOperation(IWorkspaceConfiguration workspace) : IOperation<ListByTextRequest, ListServiceLevelsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/sla")
    {
        Access = Access.AnyOf(Permissions.ManageSla, Permissions.ViewRoom),
        ExampleRequest = new ListByTextRequest("gold") { Count = 25 },
        ExampleResponse = new ListServiceLevelsResponse([ServiceLevelResponse.Example]) { Count = 1, Offset = 0, Total = 1 },
    };

    public Task<ListServiceLevelsResponse> RunAsync(ApiCall call, ListByTextRequest request)
    {
        var page = Paging.Of(request, workspace.Current);
        var (shown, total) = page.Cut(workspace.Current.ServiceLevels.Values
            .Where(sla => FoldedText.Contains(sla.Name, request.Text ?? ""))
            .OrderBy(sla => sla.DueTimeInMinutes).ThenBy(sla => sla.SlaId, StringComparer.Ordinal));
        return Task.FromResult(new ListServiceLevelsResponse([.. shown.Select(ServiceLevelResponse.From)])
        {
            Count = shown.Length, Offset = page.Offset, Total = total,
        });
    }
}

internal sealed record ListServiceLevelsResponse(ImmutableArray<ServiceLevelResponse> Sla) : PagedResult;

/// <summary>A service level: the time within which a waiting conversation is due.</summary>
internal sealed record ServiceLevelResponse(
    [property: JsonPropertyName("_id")] string Id, string Name, string? Description, int DueTimeInMinutes,
    [property: JsonPropertyName("_updatedAt")] DateTimeOffset UpdatedAt)
{
    public static ServiceLevelResponse Example { get; } = new("674eeb4343725ce31dd9bdd1", "Gold", "Paying customers", 15, WorkspaceExamples.At);

    public static ServiceLevelResponse From(ServiceLevelItem sla) => new(sla.SlaId, sla.Name, sla.Description, sla.DueTimeInMinutes, sla.UpdatedAt);
}

/// <summary>One service level (contract §3.7).</summary>
internal sealed class GetServiceLevelOperation(IWorkspaceConfiguration workspace) : IOperation<NoRequest, GetServiceLevelResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/sla/{slaId}")
    {
        Access = ListServiceLevelsOperation.Operation.Access, Errors = [CatalogErrors.SlaNotFound],
        ExampleResponse = new GetServiceLevelResponse(ServiceLevelResponse.Example),
    };

    public Task<GetServiceLevelResponse> RunAsync(ApiCall call, NoRequest request) => Task.FromResult(new GetServiceLevelResponse(ServiceLevelResponse.From(
        workspace.Current.ServiceLevels.GetValueOrDefault(call.FromPath("slaId")) ?? throw new ContactCenterException(CatalogErrors.SlaNotFound))));
}

internal sealed record GetServiceLevelResponse([property: Spread] ServiceLevelResponse ServiceLevel) : ApiResult;
