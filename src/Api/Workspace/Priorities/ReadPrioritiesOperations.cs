namespace ContactCenter.Api.Workspace.Priorities;

/// <summary>The priorities, highest first (contract §3.7).</summary>
internal sealed class ListPrioritiesOperation(IWorkspaceConfiguration workspace) : IOperation<ListByTextRequest, ListPrioritiesResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/priorities")
    {
        Access = Access.AnyOf(Permissions.ManagePriorities, Permissions.ViewRoom),
        ExampleRequest = new ListByTextRequest("high") { Count = 25 },
        ExampleResponse = new ListPrioritiesResponse([PriorityResponse.Example]) { Count = 1, Offset = 0, Total = 1 },
    };

    public Task<ListPrioritiesResponse> RunAsync(ApiCall call, ListByTextRequest request)
    {
        var page = Paging.Of(request, workspace.Current);
        var (shown, total) = page.Cut(PriorityCatalog.Of(workspace.Current)
            .Where(priority => FoldedText.Contains(priority.Name ?? priority.I18n, request.Text ?? "")));
        return Task.FromResult(new ListPrioritiesResponse([.. shown.Select(PriorityResponse.From)])
        {
            Count = shown.Length, Offset = page.Offset, Total = total,
        });
    }
}

internal sealed record ListPrioritiesResponse(ImmutableArray<PriorityResponse> Priorities) : PagedResult;

/// <summary>A priority of conversations.</summary>
/// <param name="I18n">The standard name.</param>
/// <param name="Name">The name that the workspace gave it; absent = the standard name.</param>
/// <param name="SortItem">1 (highest) to 5.</param>
/// <param name="Dirty">Whether it has another than its standard name.</param>
internal sealed record PriorityResponse([property: JsonPropertyName("_id")] string Id, string I18n, string? Name, int SortItem, bool Dirty)
{
    public static PriorityResponse Example { get; } = new("000000000000000000000001", "Highest", null, 1, false);

    public static PriorityResponse From(PriorityView priority) =>
        new(priority.PriorityId, priority.I18n, priority.Name, priority.SortItem, priority.IsDirty);
}

/// <summary>One priority (contract §3.7).</summary>
internal sealed class GetPriorityOperation(IWorkspaceConfiguration workspace) : IOperation<NoRequest, GetPriorityResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/priorities/{priorityId}")
    {
        Access = ListPrioritiesOperation.Operation.Access, Errors = [CatalogErrors.PriorityNotFound],
        ExampleResponse = new GetPriorityResponse(PriorityResponse.Example),
    };

    public Task<GetPriorityResponse> RunAsync(ApiCall call, NoRequest request) =>
        Task.FromResult(new GetPriorityResponse(PriorityResponse.From(Find(workspace.Current, call))));

    /// <summary>The priority that the path names.</summary>
    /// <exception cref="ContactCenterException">There is none.</exception>
    public static PriorityView Find(WorkspaceSnapshot workspace, ApiCall call) =>
        PriorityCatalog.Find(workspace, call.FromPath("priorityId")) ?? throw new ContactCenterException(CatalogErrors.PriorityNotFound);
}

internal sealed record GetPriorityResponse([property: Spread] PriorityResponse Priority) : ApiResult;
