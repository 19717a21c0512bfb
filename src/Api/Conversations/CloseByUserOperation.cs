namespace ContactCenter.Api.Conversations;

/// <summary>An agent ends a conversation (contract §3.5 room.closeByUser).</summary>
internal sealed class CloseByUserOperation(
    IGrainFactory grains, VisibleConversations rooms, AccessControl access, Quotas quotas, IWorkspaceConfiguration workspace, TimeProvider time)
    : IOperation<CloseByUserRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/room.closeByUser")
    {
        Access = Access.AllOf(Permissions.CloseRoom),
        Errors =
        [
            ConversationErrors.ErrorInvalidRoom, ConversationErrors.NotAuthorized, ConversationErrors.AlreadyClosed,
            ConversationErrors.CommentIsRequired, ConversationErrors.TagsAreRequired, MessageErrors.InvalidEmail,
        ],
        ExampleRequest = new CloseByUserRequest(RoomExamples.RoomId, "Solved"),
    };

    public async Task<Done> RunAsync(ApiCall call, CloseByUserRequest request)
    {
        var command = new CloseAsUser(
            call.Ids.Command(call.Caller.Actor), call.Caller.AsAgent(), request.Comment, request.Tags ?? [],
            await rooms.MayAsync(call.Caller, Permissions.CloseOthersRoom, request.Rid, call.Aborted),
            workspace.Current.SettingIsOn("Livechat_request_comment_when_closing_conversation"))
        {
            Transcript = Transcript(call, request.TranscriptEmail),
            WithPdf = request.GenerateTranscriptPdf is true && access.May(call.Caller, Permissions.RequestPdf),
            IsForced = request.ForceClose is true && workspace.Current.SettingIsOn("Omnichannel_allow_force_close_conversations")
                && await rooms.FindAsync(call.Caller, request.Rid, call.Aborted) is not null,
        };
        try
        {
            await grains.GetGrain<IConversationGrain>(request.Rid).CloseAsUser(command);
            return Done.Instance;
        }
        catch (ContactCenterException refusal)
        {
            throw await rooms.ExplainAsync(refusal, call.Caller, request.Rid, ConversationErrors.ErrorInvalidRoom, call.Aborted);
        }
    }

    private TranscriptRequest? Transcript(ApiCall call, TranscriptEmail? asked)
    {
        if (asked is not { SendToVisitor: true }) return null;
        if (!VerificationAddress.TryEmail(asked.RequestData?.Email ?? "", out var email)) throw new ContactCenterException(MessageErrors.InvalidEmail);
        quotas.TakeTranscript(call.Request.HttpContext, email.Value);
        return new TranscriptRequest(email.Value, DueWorkRules.SubjectOf(asked.RequestData?.Subject), time.GetUtcNow(), call.Caller.AsAgent());
    }
}

/// <param name="Rid">The id of the room.</param>
/// <param name="Comment">The closing comment, which a setting may require.</param>
/// <param name="Tags">All tags of the conversation from then on; absent or empty = they stay as they are.</param>
/// <param name="GenerateTranscriptPdf">The transcript is kept as a PDF as well; needs the permission for it.</param>
/// <param name="ForceClose">A conversation that is closed already is no error, where a setting allows that.</param>
/// <param name="TranscriptEmail">The transcript by e-mail.</param>
internal sealed record CloseByUserRequest(
    [ValidId] string Rid,
    string? Comment = null,
    [NotEmpty, OneLine, MaxLength(InputLimits.NameMax)] ImmutableArray<string>? Tags = null,
    bool? GenerateTranscriptPdf = null,
    bool? ForceClose = null,
    TranscriptEmail? TranscriptEmail = null);

/// <param name="SendToVisitor">False = no transcript is sent.</param>
/// <param name="RequestData">Needed when a transcript is sent.</param>
[IgnoresOthers]
internal sealed record TranscriptEmail(bool SendToVisitor, TranscriptEmailData? RequestData = null);

/// <param name="Email">The address that the transcript goes to.</param>
[IgnoresOthers]
internal sealed record TranscriptEmailData([MaxLength(InputLimits.NameMax)] string? Email = null, string? Subject = null);
