using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.Tags;

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
