namespace ContactCenter.Api.Visitors;

/// <summary>The visitor has read its conversation up to an entry (contract §2.2).</summary>
internal sealed class MoveVisitorCursorOperation(VisitorCursors cursors) : IOperation<MoveVisitorCursorRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/room.read")
    {
        Access = Access.Visitor, Limit = RateLimitRule.VisitorMessage, WhileBlocked = WhileBlocked.JudgedByActor,
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom],
        ExampleRequest = new MoveVisitorCursorRequest(VisitorExamples.RoomId, VisitorExamples.Token, 4),
    };

    public async Task<Done> RunAsync(ApiCall call, MoveVisitorCursorRequest request)
    {
        var visitor = VisitorCaller.Of(request.Token);
        var move = new MoveCursor(call.CommandOf(visitor), visitor.VisitorId, visitor.Key, request.Delivered ?? request.Seq, request.Seq);
        await cursors.MoveAsync(visitor, request.Rid, move, call.Aborted);
        return Done.Instance;
    }
}

/// <param name="Rid">The id of the room.</param>
/// <param name="Seq">The seq of the last entry that was read.</param>
/// <param name="Delivered">The seq of the last entry that was received; absent = as far as it was read.</param>
internal sealed record MoveVisitorCursorRequest(
    [ValidId] string Rid, [MaxLength(InputLimits.TokenMax)] string Token, [AtLeast(0)] int Seq, [AtLeast(0)] int? Delivered = null) : IVisitorRequest;
