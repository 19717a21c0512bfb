namespace ContactCenter.Api.Conversations;

/// <summary>Whether the caller may look into a conversation and write in it. Joining changes nothing: one agent serves (contract §3.5 room.join).</summary>
internal sealed class JoinRoomOperation(VisibleConversations rooms, AccessControl access) : IOperation<RoomToRead, Done>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/room.join")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [ConversationErrors.ErrorInvalidRoom, ConversationErrors.RoomClosed, ConversationErrors.NotServing],
        ExampleRequest = RoomToRead.Example,
    };

    public async Task<Done> RunAsync(ApiCall call, RoomToRead request)
    {
        var room = await rooms.GetAsync(call, request.RoomId);
        if (room.Status == ConversationStatuses.Closed) throw new ContactCenterException(ConversationErrors.RoomClosed);
        var mayWrite = room.ServedBy?.UserId == call.Caller.UserId || access.May(call.Caller, Permissions.SaveOthersRoomInfo);
        return mayWrite ? Done.Instance : throw new ContactCenterException(ConversationErrors.NotServing);
    }
}
