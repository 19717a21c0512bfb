namespace ContactCenter.Api.Catalogs.CannedResponses;

/// <summary>Everybody's, the caller's own and its departments' canned responses, by shortcut (contract §3.7).</summary>
internal sealed class ListCannedResponsesOperation(CannedResponseReach reach, IWorkspaceConfiguration workspace)
    : IOperation<ListCannedResponsesRequest, ListCannedResponsesResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "canned-responses")
    {
        Access = Access.AllOf(Permissions.ViewCanned),
        ExampleRequest = new ListCannedResponsesRequest(Text: "hello", Scope: CannedScopes.Global) { Count = 25 },
        ExampleResponse = new ListCannedResponsesResponse([CannedTextResponse.Example]) { Count = 1, Offset = 0, Total = 1 },
    };

    public Task<ListCannedResponsesResponse> RunAsync(ApiCall call, ListCannedResponsesRequest request)
    {
        var page = Paging.Of(request, workspace.Current);
        var (shown, total) = page.Cut(reach.Visible(call.Caller).Where(request.Includes));
        return Task.FromResult(new ListCannedResponsesResponse([.. shown.Select(CannedTextResponse.From)])
        {
            Count = shown.Length, Offset = page.Offset, Total = total,
        });
    }
}

/// <param name="Shortcut">A part of the shortcut, in any case.</param>
/// <param name="Text">A part of the text or of the shortcut, in any case.</param>
/// <param name="Tags">Those with any of these tags; empty or absent = all.</param>
/// <param name="CreatedBy">The id or user name of the user who created it.</param>
internal sealed record ListCannedResponsesRequest(
    [MaxLength(InputLimits.NameMax)] string? Shortcut = null,
    [MaxLength(InputLimits.NameMax)] string? Text = null,
    [AllowedValues(CannedScopes.Global, CannedScopes.Department, CannedScopes.User)] string? Scope = null,
    [ValidId] string? DepartmentId = null,
    [MaxLength(InputLimits.NameMax)] ImmutableArray<string>? Tags = null,
    [MaxLength(InputLimits.NameMax)] string? CreatedBy = null) : PageParameters
{
    public bool Includes(CannedResponseItem one) => FoldedText.Contains(one.Shortcut, Shortcut ?? "")
        && (string.IsNullOrEmpty(Text) || FoldedText.Contains(one.Text, Text) || FoldedText.Contains(one.Shortcut, Text))
        && (Scope is null || one.Scope == Scope) && (DepartmentId is null || one.DepartmentId == DepartmentId)
        && (CreatedBy is null || one.CreatedBy.MonitorId == CreatedBy || one.CreatedBy.Username == CreatedBy)
        && (Tags is not { IsEmpty: false } tags || one.Tags.Any(tag => tags.Contains(tag)));
}

internal sealed record ListCannedResponsesResponse(ImmutableArray<CannedTextResponse> CannedResponses) : PagedResult;

/// <summary>All that the caller may send, at once (contract §3.7).</summary>
internal sealed class AllCannedResponsesOperation(CannedResponseReach reach) : IOperation<NoRequest, AllCannedResponsesResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "canned-responses.get")
    {
        Access = Access.AllOf(Permissions.ViewCanned), ExampleResponse = new AllCannedResponsesResponse([CannedTextResponse.Example]),
    };

    public Task<AllCannedResponsesResponse> RunAsync(ApiCall call, NoRequest request) =>
        Task.FromResult(new AllCannedResponsesResponse([.. reach.Visible(call.Caller).Select(CannedTextResponse.From)]));
}

internal sealed record AllCannedResponsesResponse(ImmutableArray<CannedTextResponse> Responses) : ApiResult;

/// <summary>One canned response (contract §3.7).</summary>
internal sealed class GetCannedResponseOperation(CannedResponseReach reach) : IOperation<NoRequest, OneCannedResponseResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "canned-responses/{responseId}")
    {
        Access = Access.AllOf(Permissions.ViewCanned), Errors = [CatalogErrors.CannedResponseNotFound],
        ExampleResponse = new OneCannedResponseResponse(CannedTextResponse.Example),
    };

    public Task<OneCannedResponseResponse> RunAsync(ApiCall call, NoRequest request) =>
        Task.FromResult(new OneCannedResponseResponse(CannedTextResponse.From(reach.Find(call.Caller, call.FromPath("responseId")))));
}

internal sealed record OneCannedResponseResponse(CannedTextResponse CannedResponse) : ApiResult;
