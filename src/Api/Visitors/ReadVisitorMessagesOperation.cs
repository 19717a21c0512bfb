using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>One message of the visitor's conversation (contract §2.3).</summary>
internal sealed class GetVisitorMessageOperation(VisitorAccess visitors, TranscriptReader transcript, IWorkspaceConfiguration workspace)
    : IOperation<GetVisitorMessageRequest, OwnMessageResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/message/{_id}")
    {
        Access = Access.Visitor, WhileBlocked = WhileBlocked.Allowed,
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, ConversationErrors.InvalidMessage],
        ExampleRequest = new GetVisitorMessageRequest(VisitorExamples.Token, VisitorExamples.RoomId),
        ExampleResponse = new OwnMessageResponse(VisitorExamples.Message),
    };

    public async Task<OwnMessageResponse> RunAsync(ApiCall call, GetVisitorMessageRequest request)
    {
        var visitor = VisitorCaller.Of(request.Token);
        await visitors.CheckAsync(visitor, request.Rid, call.Aborted);
        var message = await transcript.FindAsync(request.Rid, call.FromPath("_id"), call.Aborted)
            ?? throw new ContactCenterException(ConversationErrors.InvalidMessage);
        return OwnMessageResponse.From(message, visitor, workspace);
    }
}

/// <summary>The conversation's messages, newest first, system messages included (contract §2.3).</summary>
internal sealed class ListVisitorMessagesOperation(VisitorAccess visitors, TranscriptReader transcript, IWorkspaceConfiguration workspace)
    : IOperation<ListVisitorMessagesRequest, ListVisitorMessagesResponse>
{
    private const int LimitDefault = 20;
    private const int LimitMax = 200;
    private const int OffsetMax = 10_000;

    public static ApiOperation Operation { get; } = new("GET", "livechat/messages.history/{rid}")
    {
        Access = Access.Visitor, WhileBlocked = WhileBlocked.Allowed,
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, HttpErrors.InvalidDate("ls"), HttpErrors.InvalidDate("end")],
        ExampleRequest = new ListVisitorMessagesRequest(VisitorExamples.Token, Limit: 20),
        ExampleResponse = new ListVisitorMessagesResponse([VisitorExamples.Message]),
    };

    public async Task<ListVisitorMessagesResponse> RunAsync(ApiCall call, ListVisitorMessagesRequest request)
    {
        var (visitor, roomId) = (VisitorCaller.Of(request.Token), call.FromPath("rid"));
        var range = new TranscriptRange(
            DateFilters.From(request.Ls, "ls"), DateFilters.Until(request.End, "end"),
            Math.Min(request.Offset ?? 0, OffsetMax), Math.Clamp(request.Limit ?? LimitDefault, 1, LimitMax));
        await visitors.CheckAsync(visitor, roomId, call.Aborted);
        var shown = await transcript.ReadForVisitorAsync(roomId, range, call.Aborted);
        return new ListVisitorMessagesResponse(
            [.. shown.Select(message => VisitorMessageResponse.From(message, visitor.Token, workspace.Current))]);
    }
}

/// <param name="Rid">The id of the room.</param>
internal sealed record GetVisitorMessageRequest([MaxLength(InputLimits.TokenMax)] string Token, [ValidId] string Rid) : IVisitorRequest;

/// <param name="Ls">Only messages from this time on (ISO-8601).</param>
/// <param name="End">Only messages up to this time (ISO-8601).</param>
/// <param name="Limit">The most messages, 1 to 200; absent = 20.</param>
/// <param name="Offset">The number of newest messages to leave out, at most 10000.</param>
internal sealed record ListVisitorMessagesRequest(
    [MaxLength(InputLimits.TokenMax)] string Token, string? Ls = null, string? End = null, [AtLeast(0)] int? Limit = null,
    [AtLeast(0)] int? Offset = null) : IVisitorRequest;

internal sealed record ListVisitorMessagesResponse(ImmutableArray<VisitorMessageResponse> Messages) : ApiResult;
