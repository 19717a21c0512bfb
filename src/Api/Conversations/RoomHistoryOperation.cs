namespace ContactCenter.Api.Conversations;

/// <summary>
/// What a screen needs to show a conversation: the conversation, how far each side has read it, and its newest written and system messages or those
/// before a seq. Its cost does not depend on the length of the conversation.
/// </summary>
internal sealed class RoomHistoryOperation(VisibleConversations rooms, TranscriptReader transcript) : IOperation<RoomHistoryRequest, RoomHistoryResponse>
{
    private const int CountDefault = 50;

    public static ApiOperation Operation { get; } = new("GET", "livechat/room.history")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [ConversationErrors.ErrorInvalidRoom],
        ExampleRequest = new RoomHistoryRequest(RoomExamples.Room.Id, BeforeSeq: 120, Count: 50),
        ExampleResponse = new RoomHistoryResponse(RoomExamples.Room, new CursorResponse(4, 3, 1), new CursorResponse(4, 4, 0), [RoomExamples.Message], false),
    };

    public async Task<RoomHistoryResponse> RunAsync(ApiCall call, RoomHistoryRequest request)
    {
        var room = await rooms.GetToReadAsync(call, request.RoomId);
        var count = Math.Min(request.Count ?? CountDefault, RoomHistoryRequest.CountMax);
        var found = await transcript.ReadBeforeAsync(room.RoomId, request.BeforeSeq ?? long.MaxValue, count + 1, call.Aborted);
        return new RoomHistoryResponse(
            RoomResponse.From(room) with { Seq = room.Seq },
            CursorResponse.From(room.VisitorCursor, room.UnreadByVisitor), CursorResponse.From(room.AgentCursor, room.UnreadByAgent),
            [.. found.Take(count).Select(Shown)], found.Count > count);
    }

    /// <summary>The message as the hub sends it: a transfer says from whom to whom.</summary>
    private static MessageResponse Shown(MessageView message) => MessageResponse.From(message) with
    {
        TransferData = message.Transfer is { } transfer ? TransferDataResponse.From(transfer, message.At) : null,
    };
}

/// <param name="RoomId">The id of the room.</param>
/// <param name="BeforeSeq">Only messages with a smaller seq; absent = the newest.</param>
/// <param name="Count">The most messages, 50 unless said otherwise, at most 200.</param>
internal sealed record RoomHistoryRequest(
    [ValidId] string RoomId, [AtLeast(1)] int? BeforeSeq = null, [AtLeast(1)] int? Count = null)
{
    public const int CountMax = 200;
}

/// <param name="Room">With the `seq` of the last entry that is part of it: later ones come over the hub.</param>
/// <param name="Visitor">How far the visitor has received and read.</param>
/// <param name="Agent">How far the agents have.</param>
/// <param name="Messages">Newest first.</param>
/// <param name="HasOlder">Whether there are older messages than these.</param>
internal sealed record RoomHistoryResponse(
    RoomResponse Room, CursorResponse Visitor, CursorResponse Agent, ImmutableArray<MessageResponse> Messages, bool HasOlder) : ApiResult;
