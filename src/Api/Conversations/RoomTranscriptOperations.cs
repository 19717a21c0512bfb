namespace ContactCenter.Api.Conversations;

/// <summary>The transcript goes to this address when the conversation is closed (contract §3.5 transcript).</summary>
internal sealed class RequestRoomTranscriptOperation(IGrainFactory grains, VisibleConversations rooms, Quotas quotas)
    : IOperation<RequestRoomTranscriptRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/transcript/{rid}")
    {
        Access = Access.AllOf(Permissions.SendTranscript),
        Errors = [ConversationErrors.ErrorInvalidRoom, MessageErrors.InvalidEmail, ConversationErrors.TranscriptAlreadyRequested],
        ExampleRequest = new RequestRoomTranscriptRequest("ada@example.com", "Our chat"),
    };

    public async Task<Done> RunAsync(ApiCall call, RequestRoomTranscriptRequest request)
    {
        if (!VerificationAddress.TryEmail(request.Email, out var email)) throw new ContactCenterException(MessageErrors.InvalidEmail);
        var room = await rooms.GetAsync(call, call.FromPath("rid"));
        quotas.TakeTranscript(call.Request.HttpContext, email.Value);
        await grains.GetGrain<IConversationGrain>(room.RoomId).RequestTranscript(new RequestTranscript(
            call.Ids.Command(call.Caller.Actor), null, call.Caller.AsAgent(), email.Value, DueWorkRules.SubjectOf(request.Subject)));
        return Done.Instance;
    }
}

/// <summary>No transcript is sent after all (contract §3.5 transcript).</summary>
internal sealed class WithdrawRoomTranscriptOperation(IGrainFactory grains, VisibleConversations rooms) : IOperation<NoRequest, Done>
{
    public static ApiOperation Operation { get; } = new("DELETE", "livechat/transcript/{rid}")
    {
        Access = Access.AllOf(Permissions.SendTranscript),
        Errors = [ConversationErrors.ErrorInvalidRoom, ConversationErrors.TranscriptNotRequested],
    };

    public async Task<Done> RunAsync(ApiCall call, NoRequest request)
    {
        var room = await rooms.GetAsync(call, call.FromPath("rid"));
        await grains.GetGrain<IConversationGrain>(room.RoomId).WithdrawTranscript(call.Ids.Command(call.Caller.Actor));
        return Done.Instance;
    }
}

/// <summary>
/// The transcript of a closed conversation is kept as a PDF soon: the room's pdfTranscriptFileId. Asked for again, nothing changes (contract §3.5
/// request-transcript).
/// </summary>
internal sealed class RequestPdfOperation(IGrainFactory grains, VisibleConversations rooms) : IOperation<NoRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/{rid}/request-transcript")
    {
        Access = Access.AllOf(Permissions.RequestPdf),
        Errors = [ConversationErrors.ErrorInvalidRoom, ConversationErrors.TranscriptOfOpenRoom, ConversationErrors.RoomClosed],
    };

    public async Task<Done> RunAsync(ApiCall call, NoRequest request)
    {
        var room = await rooms.GetAsync(call, call.FromPath("rid"));
        await grains.GetGrain<IConversationGrain>(room.RoomId).RequestPdf(call.Ids.Command(call.Caller.Actor), call.Caller.AsAgent());
        return Done.Instance;
    }
}

/// <param name="Email">The address that the transcript goes to.</param>
internal sealed record RequestRoomTranscriptRequest([MaxLength(InputLimits.NameMax)] string Email, [MaxLength(InputLimits.NameMax)] string Subject);
