using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>The visitor changes the text of its own message (contract §2.3).</summary>
internal sealed class EditVisitorMessageOperation(VisitorAccess visitors, IWorkspaceConfiguration workspace)
    : IOperation<EditVisitorMessageRequest, OwnMessageResponse>
{
    public static ApiOperation Operation { get; } = new("PUT", "livechat/message/{_id}")
    {
        Access = Access.Visitor, Limit = RateLimitRule.VisitorMessage, WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, ConversationErrors.RoomClosed, ConversationErrors.InvalidMessage,
            ConversationErrors.MessageTooLong, ConversationErrors.EmptyMessage, MessageErrors.EditingDisabled, ConversationErrors.TooLateToEdit,
            ConversationErrors.TooManyChanges,
        ],
        ExampleRequest = new EditVisitorMessageRequest(VisitorExamples.Token, VisitorExamples.RoomId, "Hello there"),
        ExampleResponse = new OwnMessageResponse(VisitorExamples.Message with { Msg = "Hello there", EditedAt = RoomExamples.At.AddMinutes(1) }),
    };

    public async Task<OwnMessageResponse> RunAsync(ApiCall call, EditVisitorMessageRequest request)
    {
        var settings = workspace.Current;
        if (!settings.SettingIsOn("Message_AllowEditing")) throw new ContactCenterException(MessageErrors.EditingDisabled);
        var visitor = VisitorCaller.Of(request.Token);
        MessageLimits.Check(request.Msg, settings);
        var change = OwnMessages.Change(call, visitor) with { MaxAgeMinutes = settings.SettingNumber(MessageLimits.EditMinutesSetting) };
        var message = await visitors.AskAsync(visitor, request.Rid, room => room.EditMessage(change, request.Msg), call.Aborted);
        return OwnMessageResponse.From(message, visitor, workspace);
    }
}

/// <summary>The visitor deletes its own message (contract §2.3).</summary>
internal sealed class DeleteVisitorMessageOperation(VisitorAccess visitors, IWorkspaceConfiguration workspace)
    : IOperation<DeleteVisitorMessageRequest, DeleteVisitorMessageResponse>
{
    public static ApiOperation Operation { get; } = new("DELETE", "livechat/message/{_id}")
    {
        Access = Access.Visitor, Limit = RateLimitRule.VisitorMessage, WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, ConversationErrors.RoomClosed, ConversationErrors.InvalidMessage,
            MessageErrors.DeletingDisabled, ConversationErrors.TooLateToDelete, ConversationErrors.TooManyChanges,
        ],
        ExampleRequest = new DeleteVisitorMessageRequest(VisitorExamples.Token, VisitorExamples.RoomId),
        ExampleResponse = new DeleteVisitorMessageResponse(new DeletedOwnMessageResponse(VisitorExamples.MessageId, RoomExamples.MessageView.At)),
    };

    public async Task<DeleteVisitorMessageResponse> RunAsync(ApiCall call, DeleteVisitorMessageRequest request)
    {
        var settings = workspace.Current;
        if (!settings.SettingIsOn("Message_AllowDeleting")) throw new ContactCenterException(MessageErrors.DeletingDisabled);
        var visitor = VisitorCaller.Of(request.Token);
        var change = OwnMessages.Change(call, visitor) with { MaxAgeMinutes = settings.SettingNumber(MessageLimits.DeleteMinutesSetting) };
        var message = await visitors.AskAsync(visitor, request.Rid, room => room.DeleteMessage(change), call.Aborted);
        return new DeleteVisitorMessageResponse(new DeletedOwnMessageResponse(message.MessageId, message.At));
    }
}

/// <param name="Rid">The id of the room.</param>
/// <param name="Msg">The new text. Its limit is a setting.</param>
internal sealed record EditVisitorMessageRequest(
    [MaxLength(InputLimits.TokenMax)] string Token, [ValidId] string Rid, [MaxLength(InputLimits.BodyBytesMax)] string Msg) : IVisitorRequest;

/// <param name="Rid">The id of the room.</param>
internal sealed record DeleteVisitorMessageRequest([MaxLength(InputLimits.TokenMax)] string Token, [ValidId] string Rid) : IVisitorRequest;

internal sealed record DeleteVisitorMessageResponse(DeletedOwnMessageResponse Message) : ApiResult;

/// <param name="Ts">The time when it was accepted.</param>
internal sealed record DeletedOwnMessageResponse([property: JsonPropertyName("_id")] string Id, DateTimeOffset Ts);

/// <summary>The command that changes a visitor's own message.</summary>
internal static class OwnMessages
{
    public static ChangeMessage Change(ApiCall call, VisitorCaller visitor)
    {
        var names = VisitorNames.Of(visitor.Key);
        return new ChangeMessage(
            call.CommandOf(visitor), call.FromPath("_id"), new MessageSender(MessageSender.Visitor, names.VisitorId, names.Username, null), visitor.Key,
            MayChangeOthers: false);
    }
}
