namespace ContactCenter.Api.Conversations;

/// <summary>The serving agent writes. Sent again with the same _id it counts once (contract §3.5 chat.sendMessage).</summary>
internal sealed class SendMessageOperation(IMessageSender sender, IDrafts drafts) : IOperation<SendMessageRequest, SendMessageResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "chat.sendMessage")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [ConversationErrors.InvalidRoom, ConversationErrors.RoomClosed, ConversationErrors.NotServing, ConversationErrors.MessageTooLong,
            ConversationErrors.EmptyMessage, ConversationErrors.InvalidMessageId, CommonErrors.CommandIdInUse],
        ExampleRequest = new SendMessageRequest(new MessageToSend("8Fh2kq0LdMzAbW3yT", "How can I help?")),
        ExampleResponse = new SendMessageResponse(RoomExamples.Message),
    };

    public async Task<SendMessageResponse> RunAsync(ApiCall call, SendMessageRequest request)
    {
        var (roomId, text, id) = request.Message;
        var sent = await sender.SendAsync(call.Caller, roomId, id ?? call.Ids.ShortId("message"), text, call.Aborted);
        await drafts.EmptyAsync(call.Caller, roomId, isNote: false, text, connectionId: null);
        return new SendMessageResponse(MessageResponse.From(sent));
    }
}

internal sealed record SendMessageRequest(MessageToSend Message);

/// <param name="Rid">The id of the room.</param>
/// <param name="Msg">The text. Its limit is a setting.</param>
/// <param name="Id">Names the message: sent again with the same id it counts once. Absent = the server names it.</param>
internal sealed record MessageToSend(
    [ValidId] string Rid,
    [MaxLength(InputLimits.BodyBytesMax)] string Msg,
    [ValidId][property: JsonPropertyName("_id")] string? Id = null);

internal sealed record SendMessageResponse(MessageResponse Message) : ApiResult;
