using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>The visitor writes. Sent again with the same _id it counts once (contract §2.3).</summary>
/// <remarks>The hot path: one call of one actor.</remarks>
internal sealed class SendVisitorMessageOperation(IGrainFactory grains, VisitorAccess visitors, IWorkspaceConfiguration workspace)
    : IOperation<SendVisitorMessageRequest, OwnMessageResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/message")
    {
        Access = Access.Visitor, Limit = RateLimitRule.VisitorMessage, WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, ConversationErrors.RoomClosed, ConversationErrors.MessageTooLong,
            ConversationErrors.EmptyMessage, ConversationErrors.InvalidMessageId, CommonErrors.CommandIdInUse,
            ContactErrors.ChannelBlocked,
        ],
        ExampleRequest = new SendVisitorMessageRequest(VisitorExamples.Token, VisitorExamples.RoomId, "Hello", VisitorExamples.MessageId),
        ExampleResponse = new OwnMessageResponse(VisitorExamples.Message),
    };

    public async Task<OwnMessageResponse> RunAsync(ApiCall call, SendVisitorMessageRequest request)
    {
        var visitor = call.VisitorOf(request.Token);
        MessageLimits.Check(request.Msg, workspace.Current);
        var messageId = request.Id ?? call.IdsOf(visitor.Key).ShortId("message");
        try
        {
            var message = await grains.GetGrain<IConversationGrain>(request.Rid)
                .PostAsVisitor(new PostVisitorMessage(CommandContext.FromClient(messageId, visitor.Actor), visitor.Key, messageId, request.Msg));
            return OwnMessageResponse.From(message, visitor, workspace);
        }
        catch (ContactCenterException refusal)
        {
            throw await visitors.ExplainAsync(refusal, visitor, request.Rid, call.Aborted);
        }
    }
}

/// <param name="Rid">The id of the room.</param>
/// <param name="Msg">The text. Its limit is a setting.</param>
/// <param name="Id">Names the message: sent again with the same id it counts once. Absent = the server names it.</param>
/// <param name="Agent">Accepted and not read.</param>
internal sealed record SendVisitorMessageRequest(
    [MaxLength(InputLimits.TokenMax)] string Token,
    [ValidId] string Rid,
    [MaxLength(InputLimits.BodyBytesMax)] string Msg,
    [ValidId][property: JsonPropertyName("_id")] string? Id = null,
    AddressedAgent? Agent = null) : IVisitorRequest;

internal sealed record AddressedAgent(string AgentId, string Username);

internal sealed record OwnMessageResponse(VisitorMessageResponse Message) : ApiResult
{
    public static OwnMessageResponse From(MessageView message, VisitorCaller visitor, IWorkspaceConfiguration workspace) =>
        new(VisitorMessageResponse.From(message, visitor.Token, workspace.Current));
}
