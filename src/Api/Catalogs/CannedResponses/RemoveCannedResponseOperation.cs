using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.CannedResponses;

/// <summary>Removes a canned response (contract §3.7).</summary>
internal sealed class RemoveCannedResponseOperation(WorkspaceWriter writer, CannedResponseReach reach) : IOperation<RemoveCannedResponseRequest, Done>
{
    public static ApiOperation Operation { get; } = new("DELETE", "canned-responses")
    {
        Access = Access.AllOf(Permissions.RemoveCanned), Errors = [CatalogErrors.CannedResponseNotFound, CatalogErrors.NotYours],
        ExampleRequest = new RemoveCannedResponseRequest(CannedTextResponse.Example.Id),
    };

    public Task<Done> RunAsync(ApiCall call, RemoveCannedResponseRequest request)
    {
        reach.CheckMayChange(call.Caller, reach.Find(call.Caller, request.Id));
        return writer.WriteAsync(call, (actor, context) => actor.DeleteItem(context, CatalogKinds.CannedResponse, request.Id));
    }
}

internal sealed record RemoveCannedResponseRequest([ValidId][property: JsonPropertyName("_id")] string Id);
