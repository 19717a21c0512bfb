namespace ContactCenter.Api.Conversations;

/// <summary>A conversation in the list of the agent who serves it (contract §3.5 subscriptions.getOne).</summary>
internal sealed class GetSubscriptionOperation(VisibleConversations rooms) : IOperation<RoomToRead, GetSubscriptionResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "subscriptions.getOne")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        ExampleRequest = RoomToRead.Example,
        ExampleResponse = new GetSubscriptionResponse(SubscriptionResponse.From(RoomExamples.RoomView)),
    };

    public async Task<GetSubscriptionResponse> RunAsync(ApiCall call, RoomToRead request)
    {
        var room = await rooms.FindAsync(call.Caller, request.RoomId, call.Aborted);
        var isOwn = room is { Status: not ConversationStatuses.Closed } && room.ServedBy?.UserId == call.Caller.UserId;
        return new GetSubscriptionResponse(isOwn ? SubscriptionResponse.From(room!) : null);
    }
}

/// <param name="Subscription">Null = the caller does not serve it.</param>
internal sealed record GetSubscriptionResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] SubscriptionResponse? Subscription) : ApiResult;

/// <param name="Rid">The id of the room, as `_id`.</param>
/// <param name="T">"l", always: a conversation with a visitor.</param>
/// <param name="Name">The visitor's name, as fname.</param>
/// <param name="V">The visitor.</param>
/// <param name="Open">True, always.</param>
/// <param name="Alert">Whether there is something unread.</param>
/// <param name="Unread">Messages of the visitor that no agent has read, at most 999.</param>
/// <param name="Department">The id of the department.</param>
/// <param name="Ts">The time since when the agent serves it.</param>
internal sealed record SubscriptionResponse(
    [property: JsonPropertyName("_id")] string Id,
    string Rid,
    string T,
    string Name,
    string Fname,
    SubscriptionVisitorResponse V,
    bool Open,
    bool Alert,
    int Unread,
    string? Department,
    DateTimeOffset Ts,
    [property: JsonPropertyName("_updatedAt")] DateTimeOffset UpdatedAt)
{
    /// <param name="room">A room that somebody serves.</param>
    public static SubscriptionResponse From(ConversationView room) => new(
        room.RoomId, room.RoomId, "l", room.Name, room.Name, new SubscriptionVisitorResponse(room.Visitor.VisitorId), true, room.UnreadByAgent > 0,
        room.UnreadByAgent, room.DepartmentId, room.ServedBy!.At, room.UpdatedAt);
}

internal sealed record SubscriptionVisitorResponse([property: JsonPropertyName("_id")] string Id);
