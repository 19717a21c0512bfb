namespace ContactCenter.Api.Conversations;

/// <summary>Changes the text of one's own message (contract §3.5 chat.update).</summary>
internal sealed class ChatUpdateOperation(IGrainFactory grains, VisibleConversations rooms, IWorkspaceConfiguration workspace)
    : IOperation<ChatUpdateRequest, ChatUpdateResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "chat.update")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors =
        [
            ConversationErrors.ErrorInvalidRoom, ConversationErrors.InvalidMessage, ConversationErrors.RoomClosed, ConversationErrors.NotServing,
            ConversationErrors.MessageTooLong, ConversationErrors.EmptyMessage, MessageErrors.EditingDisabled, ConversationErrors.TooLateToEdit,
            ConversationErrors.TooManyChanges,
        ],
        ExampleRequest = new ChatUpdateRequest(RoomExamples.RoomId, RoomExamples.Message.Id, "How may I help?"),
        ExampleResponse = new ChatUpdateResponse(RoomExamples.Message with { Msg = "How may I help?", EditedAt = RoomExamples.At.AddMinutes(1) }),
    };

    public async Task<ChatUpdateResponse> RunAsync(ApiCall call, ChatUpdateRequest request)
    {
        if (!workspace.Current.SettingIsOn("Message_AllowEditing")) throw new ContactCenterException(MessageErrors.EditingDisabled);
        MessageLimits.Check(request.Text, workspace.Current);
        var room = await rooms.GetAsync(call, request.RoomId);
        return new ChatUpdateResponse(MessageResponse.From(await grains.GetGrain<IConversationGrain>(room.RoomId).EditMessage(
            ChatDeleteOperation.Change(call, request.MsgId, workspace.Current.SettingNumber(MessageLimits.EditMinutesSetting)), request.Text)));
    }
}

/// <summary>Deletes one's own message; transcripts leave it out (contract §3.5 chat.delete).</summary>
internal sealed class ChatDeleteOperation(IGrainFactory grains, VisibleConversations rooms, IWorkspaceConfiguration workspace)
    : IOperation<ChatDeleteRequest, ChatDeleteResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "chat.delete")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors =
        [
            ConversationErrors.ErrorInvalidRoom, ConversationErrors.InvalidMessage, ConversationErrors.RoomClosed, ConversationErrors.NotServing,
            MessageErrors.DeletingDisabled, ConversationErrors.TooLateToDelete, ConversationErrors.TooManyChanges,
        ],
        ExampleRequest = new ChatDeleteRequest(RoomExamples.RoomId, RoomExamples.Message.Id),
        ExampleResponse = new ChatDeleteResponse(RoomExamples.Message.Id, RoomExamples.Message.Ts),
    };

    public async Task<ChatDeleteResponse> RunAsync(ApiCall call, ChatDeleteRequest request)
    {
        if (!workspace.Current.SettingIsOn("Message_AllowDeleting")) throw new ContactCenterException(MessageErrors.DeletingDisabled);
        var room = await rooms.GetAsync(call, request.RoomId);
        var message = await grains.GetGrain<IConversationGrain>(room.RoomId).DeleteMessage(
            Change(call, request.MsgId, workspace.Current.SettingNumber(MessageLimits.DeleteMinutesSetting)));
        return new ChatDeleteResponse(message.MessageId, message.At);
    }

    public static ChangeMessage Change(ApiCall call, string messageId, int maxAgeMinutes) =>
        new(call.Ids.Command(call.Caller.Actor), messageId, ConversationTranscript.Of(call.Caller.AsAgent()), null, MayChangeOthers: false)
        {
            MaxAgeMinutes = maxAgeMinutes,
        };
}

/// <param name="Text">The new text. Its limit is a setting.</param>
internal sealed record ChatUpdateRequest([ValidId] string RoomId, [ValidId] string MsgId, [MaxLength(InputLimits.BodyBytesMax)] string Text);

internal sealed record ChatUpdateResponse(MessageResponse Message) : ApiResult;

internal sealed record ChatDeleteRequest([ValidId] string RoomId, [ValidId] string MsgId);

/// <param name="Id">The id of the message.</param>
/// <param name="Ts">The time when it was accepted.</param>
internal sealed record ChatDeleteResponse([property: JsonPropertyName("_id")] string Id, DateTimeOffset Ts) : ApiResult;
