using ContactCenter.Api.Routing;

namespace ContactCenter.Api.Visitors;

/// <summary>The place of the visitor's conversation in its queue, for widgets without a live connection.</summary>
/// <remarks>Not in the contract: ours.</remarks>
internal sealed class QueuePlaceOperation(VisitorAccess visitors, QueuePositions positions) : IOperation<QueuePlaceRequest, QueuePlaceResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/room.queue")
    {
        Access = Access.Visitor, Errors = [VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom],
        ExampleRequest = new QueuePlaceRequest(VisitorExamples.RoomId, VisitorExamples.Token),
        ExampleResponse = new QueuePlaceResponse(new QueuePlace(3, 240, null)),
    };

    public async Task<QueuePlaceResponse> RunAsync(ApiCall call, QueuePlaceRequest request)
    {
        await visitors.CheckAsync(VisitorCaller.Of(request.Token), request.Rid, call.Aborted);
        return new QueuePlaceResponse(await positions.FindAsync(request.Rid, call.Aborted));
    }
}

/// <param name="Rid">The id of the room.</param>
internal sealed record QueuePlaceRequest([ValidId] string Rid, [MaxLength(InputLimits.TokenMax)] string Token) : IVisitorRequest;

/// <param name="QueueData">Absent = it does not wait, or far behind.</param>
internal sealed record QueuePlaceResponse(QueuePlace? QueueData) : ApiResult;
