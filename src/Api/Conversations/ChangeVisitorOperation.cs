namespace ContactCenter.Api.Conversations;

/// <summary>
/// A conversation goes on with another visitor of the same contact, who reads all of it; the former visitor is out (contract §3.5 room.visitor).
/// </summary>
internal sealed class ChangeVisitorOperation(IGrainFactory grains, VisibleConversations rooms, IVisitorDirectory directory)
    : IOperation<ChangeVisitorRequest, RoomInfoResponse>
{
    public static ApiOperation Operation { get; } = new("PUT", "livechat/room.visitor")
    {
        Access = Access.AllOf(Permissions.ChangeRoomVisitor),
        Errors =
        [
            ConversationErrors.InvalidRoom, ConversationErrors.RoomClosed, ConversationErrors.UnverifiedContact, VisitorErrors.Invalid,
            VisitorErrors.HasOpenRoom, VisitorErrors.OtherContact, ContactErrors.ChannelBlocked,
        ],
        ExampleRequest = new ChangeVisitorRequest(RoomExamples.RoomId, "674eeb4343725ce31dd9bdb0", "8522b818898484e78264d50d"),
        ExampleResponse = new RoomInfoResponse(RoomExamples.Room),
    };

    public async Task<RoomInfoResponse> RunAsync(ApiCall call, ChangeVisitorRequest request)
    {
        var room = await rooms.GetAsync(call, request.Rid, ConversationErrors.InvalidRoom);
        var visitor = await directory.FindVisitorByIdAsync(request.NewVisitorId, call.Aborted) ?? throw new ContactCenterException(VisitorErrors.Invalid);
        return new RoomInfoResponse(RoomResponse.From(await grains.GetGrain<IVisitorGrain>(visitor.VisitorKey).TakeOver(
            new TakeOver(call.Ids.Command(call.Caller.Actor), room.RoomId, request.OldVisitorId))));
    }
}

/// <param name="Rid">The id of the room.</param>
/// <param name="OldVisitorId">The visitor whose conversation it is.</param>
internal sealed record ChangeVisitorRequest([ValidId] string Rid, [ValidId] string OldVisitorId, [ValidId] string NewVisitorId);
