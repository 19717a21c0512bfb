namespace ContactCenter.Api.Conversations;

/// <summary>The serving agent has read a conversation, up to an entry or all of it (contract §3.5 subscriptions.read).</summary>
internal sealed class MarkReadOperation(IGrainFactory grains, VisibleConversations rooms) : IOperation<MarkReadRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "subscriptions.read")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [ConversationErrors.ErrorInvalidRoom],
        ExampleRequest = new MarkReadRequest(RoomExamples.RoomId),
    };

    public async Task<Done> RunAsync(ApiCall call, MarkReadRequest request)
    {
        var room = await rooms.GetAsync(call, request.Rid);
        var read = request.Seq ?? (request.Delivered is null ? room.Seq : 0);
        await grains.GetGrain<IConversationGrain>(room.RoomId).MoveCursor(new MoveCursor(
            call.Ids.Command(call.Caller.Actor), call.Caller.UserId, null, request.Delivered ?? read, read));
        return Done.Instance;
    }
}

/// <param name="Rid">The id of the room.</param>
/// <param name="Seq">The seq of the last entry that was read. Absent, without delivered = all of it.</param>
/// <param name="Delivered">The seq of the last entry that was received.</param>
internal sealed record MarkReadRequest([ValidId] string Rid, [AtLeast(0)] int? Seq = null, [AtLeast(0)] int? Delivered = null);
