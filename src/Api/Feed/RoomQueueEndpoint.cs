using ContactCenter.Api.RateLimits;
using ContactCenter.Api.Routing;
using ContactCenter.Api.Visitors;
using ContactCenter.Conversations;
using ContactCenter.Visitors;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Feed;

/// <summary>A visitor's place in the queue over REST, for widgets without a live connection. Not in the contract: ours.</summary>
internal sealed class RoomQueueEndpoint(IGrainFactory grains, VisitorAccess visitors, QueuePositions positions) : IApiModule
{
    public static ApiOperation Operation { get; } = new(
        "GET", "livechat/room.queue", "Where the visitor's conversation is in its queue; without a place it does not wait, or far behind.")
    {
        Group = "Visitors",
        Access = Access.Visitor,
        Limit = RateLimitRule.Default,
        Input = Object(Required("rid", Id()), Required("token", Text(InputLimits.TokenMax))),
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom],
        Request = """{"rid":"8Fh2kq0LdMzAbW3yT","token":"iNKE8a6k6cjbqWhWd"}""",
        Response = """{"queueData":{"position":3,"estimatedWaitTimeSeconds":240}}""",
    };

    public void Map(ApiRoutes api) => api.Map(Operation, FindAsync);

    private async Task<ApiResponse> FindAsync(ApiCall call)
    {
        var visitor = VisitorCaller.Of(call.Input.RequiredText("token"));
        var roomId = call.Input.RequiredText("rid");
        try
        {
            await grains.GetGrain<IConversationGrain>(roomId).CheckVisitor(visitor.Key);
        }
        catch (ContactCenterException refusal)
        {
            throw await visitors.ExplainAsync(refusal, visitor, roomId, call.Aborted);
        }

        var place = await positions.FindAsync(roomId, call.Aborted);
        return ApiResponse.Of(json =>
        {
            if (place is null) return;
            json.WriteStartObject("queueData");
            json.WriteNumber("position", place.Position);
            if (place.EstimatedWaitSeconds is { } seconds) json.WriteNumber("estimatedWaitTimeSeconds", seconds);
            json.Optional("message", place.Message);
            json.WriteEndObject();
        });
    }
}
