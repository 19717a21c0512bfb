using System.Diagnostics.CodeAnalysis;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.Visitors;
using ContactCenter.Api.Visitors.Blocks;
using ContactCenter.Files;

namespace ContactCenter.Api.Files;

/// <summary>
/// A visitor, known by the header X-Visitor-Token, sends a file into its conversation: the part file, and perhaps description (contract §2.4).
/// </summary>
internal sealed class UploadFileOperation(
    IGrainFactory grains, Uploads uploads, VisitorAccess visitors, VisitorGate gate, Quotas quotas, IWorkspaceConfiguration workspace)
    : IOperation<NoRequest, UploadFileResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/upload/{rid}")
    {
        Access = Access.Visitor, StreamedBody = Uploads.Form,
        Errors = [CommonErrors.Unauthorized, .. FileErrors.All, ConversationErrors.RoomClosed, ConversationErrors.MessageTooLong],
        ExampleResponse = new UploadFileResponse(VisitorMessageResponse.From(Uploads.ExampleMessage, VisitorExamples.Token, VisitorExamples.Workspace)),
    };

    public async Task<UploadFileResponse> RunAsync(ApiCall call, NoRequest request)
    {
        var token = call.Request.Headers[ApiHeaders.VisitorToken].ToString();
        if (token.Length is 0 or > InputLimits.TokenMax) throw new ContactCenterException(CommonErrors.Unauthorized);
        var (visitor, roomId, http) = (VisitorCaller.Of(token), call.FromPath("rid"), call.Request.HttpContext);
        var messageId = call.IdsOf(visitor.Key).ShortId("file");
        var message = await uploads.RunAsync(
            call, roomId, messageId,
            async () =>
            {
                await CheckAsync(visitor, roomId);
                quotas.TakeUpload(http, visitor.Key, call.Request.ContentLength);
            },
            async uploaded =>
            {
                if (call.Request.ContentLength is null) quotas.AddUploaded(http, visitor.Key, uploaded.Reference.SizeBytes);
                var command = new PostVisitorMessage(
                    CommandContext.FromClient(messageId, visitor.Actor), visitor.Key, messageId, uploaded.Description) { File = uploaded.Reference };
                return await gate.LastStepAsync(call, () => visitors.AskAsync(visitor, roomId, room => room.PostAsVisitor(command), call.Aborted));
            });
        return new UploadFileResponse(VisitorMessageResponse.From(message, visitor.Token, workspace.Current));
    }

    private async Task CheckAsync(VisitorCaller visitor, string roomId)
    {
        try
        {
            await grains.GetGrain<IConversationGrain>(roomId).CheckVisitor(visitor.Key);
        }
        catch (ContactCenterException refusal) when (refusal.Error == ConversationErrors.InvalidRoom)
        {
            throw new ContactCenterException(CommonErrors.Unauthorized);
        }
    }
}

/// <summary>The file's message. The contract wants its members here without a name around them.</summary>
internal sealed record UploadFileResponse : VisitorMessageResponse, IApiResult
{
    [SetsRequiredMembers]
    public UploadFileResponse(VisitorMessageResponse message)
        : base(message)
    {
    }

    /// <inheritdoc cref="ApiResult.Success"/>
    [JsonPropertyOrder(int.MaxValue)]
    public bool Success => true;
}
