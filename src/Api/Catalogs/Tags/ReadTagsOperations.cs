using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.Tags;

/// <summary>Tags for everybody and for the caller's departments, by name (contract §3.7).</summary>
internal sealed class ListTagsOperation(AccessControl access, IWorkspaceConfiguration workspace) : IOperation<ListTagsRequest, ListTagsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/tags")
    {
        Access = Access.AnyOf(Permissions.ViewRoom, Permissions.ManageTags),
        ExampleRequest = new ListTagsRequest("inv", WorkspaceExamples.DepartmentId) { Count = 25 },
        ExampleResponse = new ListTagsResponse([TagResponse.Example]) { Count = 1, Offset = 0, Total = 1 },
    };

    public Task<ListTagsResponse> RunAsync(ApiCall call, ListTagsRequest request)
    {
        var page = Paging.Of(request, workspace.Current);
        var seesAll = request.ViewAll == true && access.May(call.Caller, Permissions.ManageTags);
        var departments = request.Department is { } asked ? [asked] : Departments.IdsOf(workspace.Current, call.Caller.UserId).ToImmutableHashSet();
        var (shown, total) = page.Cut(workspace.Current.Tags.Values
            .Where(tag => FoldedText.Contains(tag.Name, request.Text ?? ""))
            .Where(tag => seesAll || tag.DepartmentIds.IsEmpty || tag.DepartmentIds.Any(departments.Contains))
            .OrderBy(tag => tag.Name, StringComparer.CurrentCulture).ThenBy(tag => tag.TagId, StringComparer.Ordinal));
        return Task.FromResult(new ListTagsResponse([.. shown.Select(TagResponse.From)]) { Count = shown.Length, Offset = page.Offset, Total = total });
    }
}

/// <param name="Text">A part of the name, in any case.</param>
/// <param name="Department">The tags that are offered there, instead of in the caller's departments.</param>
/// <param name="ViewAll">True = all tags, for users who may manage them.</param>
internal sealed record ListTagsRequest(
    [MaxLength(InputLimits.NameMax)] string? Text = null, [ValidId] string? Department = null, bool? ViewAll = null) : PageParameters;

internal sealed record ListTagsResponse(ImmutableArray<TagResponse> Tags) : PagedResult;

/// <summary>A tag for conversations.</summary>
/// <param name="Departments">Ids of the departments in which it is offered; empty = all.</param>
internal sealed record TagResponse(
    [property: JsonPropertyName("_id")] string Id, string Name, string? Description, int NumDepartments, ImmutableArray<string> Departments,
    [property: JsonPropertyName("_updatedAt")] DateTimeOffset UpdatedAt)
{
    public static TagResponse Example { get; } = From(
        new TagItem("674eeb4343725ce31dd9bdd2", "invoice", null, [WorkspaceExamples.DepartmentId], WorkspaceExamples.At));

    public static TagResponse From(TagItem tag) => new(tag.TagId, tag.Name, tag.Description, tag.DepartmentIds.Length, tag.DepartmentIds, tag.UpdatedAt);
}

/// <summary>One tag (contract §3.7).</summary>
internal sealed class GetTagOperation(IWorkspaceConfiguration workspace) : IOperation<NoRequest, OneTagResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/tags/{tagId}")
    {
        Access = ListTagsOperation.Operation.Access, Errors = [CatalogErrors.TagNotFound], ExampleResponse = new OneTagResponse(TagResponse.Example),
    };

    public Task<OneTagResponse> RunAsync(ApiCall call, NoRequest request) => Task.FromResult(new OneTagResponse(TagResponse.From(
        workspace.Current.Tags.GetValueOrDefault(call.FromPath("tagId")) ?? throw new ContactCenterException(CatalogErrors.TagNotFound))));
}

internal sealed record OneTagResponse([property: Spread] TagResponse Tag) : ApiResult;
