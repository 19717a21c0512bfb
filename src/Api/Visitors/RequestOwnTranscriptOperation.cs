using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>Sends the conversation's transcript to the visitor, when it is over (contract §2.4).</summary>
internal sealed class RequestOwnTranscriptOperation(
    IGrainFactory grains, VisitorAccess visitors, Quotas quotas, IWorkspaceConfiguration workspace)
    : IOperation<RequestOwnTranscriptRequest, SentMailResponse>
{
    private static readonly Error Disabled = Error.Plain("error-transcript-not-enabled");

    public static ApiOperation Operation { get; } = new("POST", "livechat/transcript")
    {
        Access = Access.Visitor, Limit = RateLimitRule.VisitorRegistration, WhileBlocked = WhileBlocked.JudgedByActor,
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.ErrorInvalidRoom, MessageErrors.InvalidEmail, Disabled],
        ExampleRequest = new RequestOwnTranscriptRequest(VisitorExamples.RoomId, VisitorExamples.Token, "ada@example.com"),
        ExampleResponse = SentMailResponse.Transcript,
    };

    public async Task<SentMailResponse> RunAsync(ApiCall call, RequestOwnTranscriptRequest request)
    {
        if (!workspace.Current.SettingIsOn("Livechat_enable_transcript")) throw new ContactCenterException(Disabled);
        var visitor = VisitorCaller.Of(request.Token);
        if (!VerificationAddress.TryEmail(request.Email, out var email)) throw new ContactCenterException(MessageErrors.InvalidEmail);
        await visitors.GetRoomAsync(visitor, request.Rid, call.Aborted);
        quotas.TakeVisitorsTranscript(call.Request.HttpContext, email.Value);
        await grains.GetGrain<IVisitorGrain>(visitor.Key).RequestTranscript(
            request.Rid, new RequestTranscript(call.CommandOf(visitor), visitor.Key, null, email.Value, DueWorkRules.TranscriptSubject));
        return SentMailResponse.Transcript;
    }
}

/// <param name="Rid">The id of the room.</param>
internal sealed record RequestOwnTranscriptRequest(
    [ValidId] string Rid, [MaxLength(InputLimits.TokenMax)] string Token, [MaxLength(InputLimits.NameMax)] string Email) : IVisitorRequest;

/// <param name="Message">A sentence for the visitor.</param>
internal sealed record SentMailResponse(string Message) : ApiResult
{
    public static SentMailResponse Transcript { get; } = new("Livechat transcript sent");

    public static SentMailResponse Offline { get; } = new("Livechat offline message sent");
}
