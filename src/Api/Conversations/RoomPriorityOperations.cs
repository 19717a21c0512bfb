namespace ContactCenter.Api.Conversations;

/// <summary>Gives a conversation a priority (contract §3.7).</summary>
internal sealed class SetRoomPriorityOperation(IGrainFactory grains, VisibleConversations rooms, RoomInfoValues values)
    : IOperation<SetRoomPriorityRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/room/{rid}/priority")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [ConversationErrors.ErrorInvalidRoom, RoomInfoErrors.InvalidPriority, ConversationErrors.RoomClosed, CommonErrors.Unauthorized],
        ExampleRequest = new SetRoomPriorityRequest("000000000000000000000001"),
    };

    public async Task<Done> RunAsync(ApiCall call, SetRoomPriorityRequest request)
    {
        var room = await rooms.GetAsync(call, call.FromPath("rid"));
        await grains.GetGrain<IConversationGrain>(room.RoomId).SaveInfo(values.Change(call) with { Priority = values.Priority(request.PriorityId) });
        return Done.Instance;
    }
}

/// <summary>Takes a conversation's priority away (contract §3.7).</summary>
internal sealed class RemoveRoomPriorityOperation(IGrainFactory grains, VisibleConversations rooms, RoomInfoValues values) : IOperation<NoRequest, Done>
{
    public static ApiOperation Operation { get; } = new("DELETE", "livechat/room/{rid}/priority")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [ConversationErrors.ErrorInvalidRoom, ConversationErrors.RoomClosed, CommonErrors.Unauthorized],
    };

    public async Task<Done> RunAsync(ApiCall call, NoRequest request)
    {
        var room = await rooms.GetAsync(call, call.FromPath("rid"));
        await grains.GetGrain<IConversationGrain>(room.RoomId).SaveInfo(values.Change(call) with { RemovesPriority = true });
        return Done.Instance;
    }
}

internal sealed record SetRoomPriorityRequest([ValidId] string PriorityId);
