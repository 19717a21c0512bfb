namespace ContactCenter.Api.Conversations;

/// <summary>How far each side has received and read a conversation.</summary>
internal sealed class RoomCursorsOperation(VisibleConversations rooms) : IOperation<RoomToRead, RoomCursorsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/room.cursors")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [ConversationErrors.ErrorInvalidRoom],
        ExampleRequest = RoomToRead.Example,
        ExampleResponse = new RoomCursorsResponse(new CursorResponse(4, 3, 1), new CursorResponse(4, 4, 0), 4),
    };

    public async Task<RoomCursorsResponse> RunAsync(ApiCall call, RoomToRead request)
    {
        var room = await rooms.GetToReadAsync(call, request.RoomId);
        return new RoomCursorsResponse(
            CursorResponse.From(room.VisitorCursor, room.UnreadByVisitor), CursorResponse.From(room.AgentCursor, room.UnreadByAgent), room.Seq);
    }
}

/// <param name="Seq">The seq of the conversation's last entry.</param>
internal sealed record RoomCursorsResponse(CursorResponse Visitor, CursorResponse Agent, long Seq) : ApiResult;

/// <summary>How far one side has come.</summary>
/// <param name="Delivered">The seq of the last entry that it has received.</param>
/// <param name="Read">The seq of the last entry that it has read.</param>
/// <param name="Unread">Messages of the other side that it has not read, at most 999.</param>
internal sealed record CursorResponse(long Delivered, long Read, int Unread)
{
    public static CursorResponse From(ReadCursor cursor, int unread) => new(cursor.DeliveredSeq, cursor.ReadSeq, unread);
}
