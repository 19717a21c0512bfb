using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.Tags;

/// <summary>Creates a tag, or changes the one with that `_id` (contract §3.7).</summary>
internal sealed class SaveTagOperation(WorkspaceWriter writer, IWorkspaceConfiguration workspace, TimeProvider time)
    : IOperation<SaveTagRequest, OneTagResponse>
{
    private static readonly Error InvalidName = Error.Plain("error-invalid-tag-name");

    public static ApiOperation Operation { get; } = new("POST", "livechat/tags.save")
    {
        Access = Access.AllOf(Permissions.ManageTags),
        Errors = [CatalogErrors.TagExists, CatalogErrors.TagNotFoundOnChange, CatalogErrors.TooMany, DepartmentErrors.NotFound, InvalidName],
        ExampleRequest = new SaveTagRequest(null, new TagData("invoice"), [WorkspaceExamples.DepartmentId]),
        ExampleResponse = new OneTagResponse(TagResponse.Example),
    };

    public async Task<OneTagResponse> RunAsync(ApiCall call, SaveTagRequest request)
    {
        if (request.Id is { } known && !workspace.Current.Tags.ContainsKey(known)) throw new ContactCenterException(CatalogErrors.TagNotFoundOnChange);
        var tag = request.ToItem(call, time.GetUtcNow());
        if (tag.DepartmentIds.Any(id => !workspace.Current.Departments.ContainsKey(id))) throw new ContactCenterException(DepartmentErrors.NotFound);
        if (tag.Name.Length == 0) throw new ContactCenterException(InvalidName);
        await writer.WriteAsync(call, (actor, context) => request.Id is null ? actor.SaveItem(context, tag) : actor.ChangeItem(context, tag));
        return new OneTagResponse(TagResponse.From(tag));
    }
}

/// <param name="Id">The tag to change; absent = a new one.</param>
/// <param name="TagDepartments">Ids of the departments in which it is offered; empty or absent = all.</param>
internal sealed record SaveTagRequest(
    [ValidId][property: JsonPropertyName("_id")] string? Id, TagData TagData, [Items(AreUnique = true), ValidId] ImmutableArray<string>? TagDepartments = null)
{
    public TagItem ToItem(ApiCall call, DateTimeOffset now) =>
        new(Id ?? call.Ids.HexId("tag"), TagData.Name.Trim(), TagData.Description, TagDepartments ?? [], now);
}

internal sealed record TagData([OneLine, MaxLength(InputLimits.NameMax)] string Name, string? Description = null);

/// <summary>Removes a tag; conversations that have it keep it (contract §3.7).</summary>
internal sealed class DeleteTagOperation(WorkspaceWriter writer) : IOperation<DeleteTagRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/tags.delete")
    {
        Access = Access.AllOf(Permissions.ManageTags), Errors = [CatalogErrors.TagNotFoundOnChange],
        ExampleRequest = new DeleteTagRequest(TagResponse.Example.Id),
    };

    public Task<Done> RunAsync(ApiCall call, DeleteTagRequest request) =>
        writer.WriteAsync(call, (actor, context) => actor.DeleteItem(context, CatalogKinds.Tag, request.Id));
}

internal sealed record DeleteTagRequest([ValidId] string Id);
