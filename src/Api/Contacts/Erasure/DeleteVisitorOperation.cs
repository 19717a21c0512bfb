using ContactCenter.Api.Conversations;
using ContactCenter.Api.Visitors;
using ContactCenter.Erasure;

namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>Erases the visitor of this token with its conversations, and the contact that nobody else is (contract §2.1).</summary>
internal sealed class DeleteVisitorOperation(
    VisitorAccess visitors, VisitorRemoval removal, IConversationDirectory directory, IWorkspaceConfiguration workspace, TimeProvider time)
    : IOperation<NoRequest, DeleteVisitorResponse>
{
    private static readonly object KnownKey = new();

    public static ApiOperation Operation { get; } = new("DELETE", "livechat/visitor/{token}")
    {
        Access = Access.Visitor,
        Limit = RateLimitRule.VisitorRegistration,
        WhileBlocked = WhileBlocked.Allowed,
        Errors = [VisitorErrors.InvalidTokenCoded, VisitorErrors.HasOpenRooms],
        ExampleResponse = new DeleteVisitorResponse(new DeletedVisitorResponse("8522b818898484e78264d50d", ContactExamples.At)),
    };

    public async Task<DeleteVisitorResponse> RunAsync(ApiCall call, NoRequest request)
    {
        var visitor = VisitorCaller.Of(call.FromPath("token"));
        var view = await KnownAsync(call, visitor);
        var closesRooms = workspace.Current.ErasureClosesRooms();
        if (!closesRooms && await directory.FindOpenRoomAsync(view.VisitorId, call.Aborted) is not null)
            throw new ContactCenterException(VisitorErrors.HasOpenRooms);
        var ids = call.IdsOf(visitor.Key);
        await removal.RunAsync(new RemovedVisitor(visitor.Key, view.VisitorId, ids.Command(visitor.Actor), ids.HexId("erasure"), closesRooms));
        return new DeleteVisitorResponse(new DeletedVisitorResponse(view.VisitorId, time.GetUtcNow()));
    }

    /// <summary>Kept with the request: when the call is tried again after the visitor's own end, nobody else knows any more who it was.</summary>
    private async Task<VisitorView> KnownAsync(ApiCall call, VisitorCaller visitor)
    {
        var items = call.Request.HttpContext.Items;
        if (items[KnownKey] is VisitorView known) return known;
        var found = await visitors.FindAsync(visitor, call.Aborted) ?? throw new ContactCenterException(VisitorErrors.InvalidTokenCoded);
        items[KnownKey] = found;
        return found;
    }
}

internal sealed record DeleteVisitorResponse(DeletedVisitorResponse Visitor) : ApiResult;

/// <param name="At">The time of the deletion.</param>
internal sealed record DeletedVisitorResponse(
    [property: JsonPropertyName("_id")] string Id, [property: JsonPropertyName("ts")] DateTimeOffset At);
