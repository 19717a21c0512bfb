using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.Dispositions;

/// <summary>Dispositions of calls for everybody and for the caller's departments, by name.</summary>
internal sealed class ListDispositionsOperation(AccessControl access, IWorkspaceConfiguration workspace)
    : IOperation<ListDispositionsRequest, ListDispositionsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/dispositions")
    {
        Access = Access.AnyOf(Permissions.ViewRoom, Permissions.ManageCallSettings),
        ExampleRequest = new ListDispositionsRequest("solv") { Count = 25 },
        ExampleResponse = new ListDispositionsResponse([DispositionResponse.Example]) { Count = 1, Offset = 0, Total = 1 },
    };

    public Task<ListDispositionsResponse> RunAsync(ApiCall call, ListDispositionsRequest request)
    {
        var page = Paging.Of(request, workspace.Current);
        var seesAll = request.ViewAll == true && access.May(call.Caller, Permissions.ManageCallSettings);
        var departments = request.Department is { } asked ? [asked] : DepartmentsOf(call.Caller.UserId);
        var (shown, total) = page.Cut(workspace.Current.Dispositions.Values
            .Where(item => FoldedText.Contains(item.Name, request.Text ?? ""))
            .Where(item => seesAll || item.DepartmentIds.IsEmpty || item.DepartmentIds.Any(departments.Contains))
            .OrderBy(item => item.Name, StringComparer.CurrentCulture).ThenBy(item => item.DispositionId, StringComparer.Ordinal));
        return Task.FromResult(
            new ListDispositionsResponse([.. shown.Select(DispositionResponse.From)]) { Count = shown.Length, Offset = page.Offset, Total = total });
    }

    private ImmutableHashSet<string> DepartmentsOf(string userId) =>
        [.. workspace.Current.Departments.Values.Where(department => Departments.HasAgent(department, userId)).Select(d => d.DepartmentId)];
}

/// <param name="Text">A part of the name, in any case.</param>
/// <param name="Department">The dispositions that are offered there, instead of in the caller's departments.</param>
/// <param name="ViewAll">True = all, for users who may manage them.</param>
internal sealed record ListDispositionsRequest(
    [MaxLength(InputLimits.NameMax)] string? Text = null, [ValidId] string? Department = null, bool? ViewAll = null) : PageParameters;

internal sealed record ListDispositionsResponse(ImmutableArray<DispositionResponse> Dispositions) : PagedResult;

/// <summary>How a call can end for the work of agents.</summary>
/// <param name="Departments">Ids of the departments in which it is offered; empty = all.</param>
internal sealed record DispositionResponse(
    [property: JsonPropertyName("_id")] string Id, string Name, string? Description, ImmutableArray<string> Departments,
    [property: JsonPropertyName("_updatedAt")] DateTimeOffset UpdatedAt)
{
    public static DispositionResponse Example { get; } = From(
        new DispositionItem("674eeb4343725ce31dd9bdd5", "Solved", "Nothing is left to do", [], WorkspaceExamples.At));

    public static DispositionResponse From(DispositionItem item) => new(item.DispositionId, item.Name, item.Description, item.DepartmentIds, item.UpdatedAt);
}

/// <summary>One disposition.</summary>
internal sealed class GetDispositionOperation(IWorkspaceConfiguration workspace) : IOperation<NoRequest, OneDispositionResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/dispositions/{dispositionId}")
    {
        Access = ListDispositionsOperation.Operation.Access, Errors = [CatalogErrors.DispositionNotFound],
        ExampleResponse = new OneDispositionResponse(DispositionResponse.Example),
    };

    public Task<OneDispositionResponse> RunAsync(ApiCall call, NoRequest request) => Task.FromResult(new OneDispositionResponse(DispositionResponse.From(
        workspace.Current.Dispositions.GetValueOrDefault(call.FromPath("dispositionId"))
            ?? throw new ContactCenterException(CatalogErrors.DispositionNotFound))));
}

internal sealed record OneDispositionResponse([property: Spread] DispositionResponse Disposition) : ApiResult;
