using ContactCenter.Api.Visitors;
using ContactCenter.Erasure;
using ContactCenter.Visitors;

namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>A visitor deletes itself (contract §2.1).</summary>
internal sealed class VisitorDeletionEndpoint(
    VisitorAccess visitors, VisitorRemoval removal, IConversationDirectory directory, IWorkspaceConfiguration workspace, TimeProvider time) : IApiModule
{
    private static readonly object KnownKey = new();
    private static readonly PageRequest CountOnly = new(0, 1, []);

    public void Map(ApiRoutes api) => api.Map(VisitorOperations.Delete, DeleteAsync);

    private async Task<ApiResponse> DeleteAsync(ApiCall call)
    {
        var visitor = VisitorCaller.Of(call.FromPath("token"));
        var view = await KnownAsync(call, visitor);
        var closesRooms = workspace.Current.ErasureClosesRooms();
        if (!closesRooms && await HasOpenRoomsAsync(view.VisitorId, call.Aborted)) throw new ContactCenterException(VisitorErrors.HasOpenRooms);
        var ids = call.IdsOf(visitor.Key);
        await removal.RunAsync(new RemovedVisitor(visitor.Key, view.VisitorId, ids.Command(visitor.Actor), ids.HexId("erasure"), closesRooms));
        return ApiResponse.Of(json =>
        {
            json.WriteStartObject("visitor");
            json.WriteString("_id", view.VisitorId);
            json.Date("ts", time.GetUtcNow());
            json.WriteEndObject();
        });
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

    private async Task<bool> HasOpenRoomsAsync(string visitorId, CancellationToken cancellationToken)
    {
        var open = new ConversationQuery(
            CountOnly,
            [ConversationStatuses.Verifying, ConversationStatuses.Queued, ConversationStatuses.Open, ConversationStatuses.OnHold], [], [], [],
            VisitorId: visitorId);
        return !(await directory.ListConversationsAsync(open, cancellationToken)).Items.IsEmpty;
    }
}
