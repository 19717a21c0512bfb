using ContactCenter.Api.Conversations;
using ContactCenter.Conversations;
using ContactCenter.Journal;

namespace ContactCenter.Api.Visitors;

/// <summary>The visitor's conversation: sends, finds and lists its messages, and closes it (contract §2.2, §2.3).</summary>
internal sealed class VisitorConversationEndpoints(
    IGrainFactory grains, VisitorAccess visitors, TranscriptReader transcript, IWorkspaceConfiguration workspace) : IApiModule
{
    private const int HistoryDefault = 20;
    private const int HistoryMax = 200;
    private const int OffsetMax = 10_000;

    public void Map(ApiRoutes api)
    {
        api.Map(VisitorOperations.Send, SendAsync);
        api.Map(VisitorOperations.GetMessage, GetMessageAsync);
        api.Map(VisitorOperations.History, HistoryAsync);
        api.Map(VisitorOperations.CloseRoom, CloseAsync);
    }

    /// <summary>The hot path: one call of one actor.</summary>
    private async Task<ApiResponse> SendAsync(ApiCall call)
    {
        var visitor = VisitorCaller.Of(call.Input.RequiredText("token"));
        var text = call.Input.RequiredText("msg");
        MessageLimits.Check(text, workspace.Current);
        var messageId = call.Input.Text("_id") ?? call.IdsOf(visitor.Key).ShortId("message");
        var roomId = call.Input.RequiredText("rid");
        try
        {
            var message = await grains.GetGrain<IConversationGrain>(roomId)
                .PostAsVisitor(new PostVisitorMessage(CommandContext.FromClient(messageId, visitor.Actor), visitor.Key, messageId, text));
            return ApiResponse.Of(json => json.Object("message", message, (j, m) => VisitorRoomJson.WriteMessage(j, m, visitor.Token, workspace.Current)));
        }
        catch (ContactCenterException refusal)
        {
            throw await visitors.ExplainAsync(refusal, visitor, roomId, call.Aborted);
        }
    }

    private async Task<ApiResponse> GetMessageAsync(ApiCall call)
    {
        var visitor = VisitorCaller.Of(call.Input.RequiredText("token"));
        var roomId = call.Input.RequiredText("rid");
        await CheckAsync(visitor, roomId, call.Aborted);
        var message = await transcript.FindAsync(roomId, call.FromPath("_id"), call.Aborted)
            ?? throw new ContactCenterException(ConversationErrors.InvalidMessage);
        return ApiResponse.Of(json => json.Object("message", message, (j, m) => VisitorRoomJson.WriteMessage(j, m, visitor.Token, workspace.Current)));
    }

    private async Task<ApiResponse> HistoryAsync(ApiCall call)
    {
        var visitor = VisitorCaller.Of(call.Input.RequiredText("token"));
        var roomId = call.FromPath("rid");
        var range = new TranscriptRange(
            DateFilters.From(call.Input, "ls"), DateFilters.Until(call.Input, "end"),
            Math.Min(call.Input.Number("offset") ?? 0, OffsetMax), Math.Clamp(call.Input.Number("limit") ?? HistoryDefault, 1, HistoryMax));
        await CheckAsync(visitor, roomId, call.Aborted);
        var messages = await transcript.ReadAsync(roomId, range, call.Aborted);
        // That a transcript will not come is for whoever can do something about it.
        var shown = messages.Where(message => message.Type is not (SystemMessageTypes.TranscriptFailed or SystemMessageTypes.PdfFailed));
        return ApiResponse.Of(json => json.Array("messages", shown, (j, m) => VisitorRoomJson.WriteMessage(j, m, visitor.Token, workspace.Current)));
    }

    private async Task<ApiResponse> CloseAsync(ApiCall call)
    {
        var visitor = VisitorCaller.Of(call.Input.RequiredText("token"));
        if (!workspace.Current.SettingIsOn("Omnichannel_allow_visitors_to_close_conversation"))
            throw new ContactCenterException(ConversationErrors.ClosingByVisitorNotAllowed);
        var roomId = call.Input.RequiredText("rid");
        try
        {
            var room = await grains.GetGrain<IConversationGrain>(roomId)
                .CloseAsVisitor(new CloseAsVisitor(call.IdsOf(visitor.Key).Command(visitor.Actor), visitor.Key));
            return ApiResponse.Of(json =>
            {
                json.WriteString("rid", room.RoomId);
                json.WriteString("comment", room.ClosingComment);
            });
        }
        catch (ContactCenterException refusal)
        {
            throw await visitors.ExplainAsync(refusal, visitor, roomId, call.Aborted);
        }
    }

    private async Task CheckAsync(VisitorCaller visitor, string roomId, CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<IConversationGrain>(roomId).CheckVisitor(visitor.Key);
        }
        catch (ContactCenterException refusal)
        {
            throw await visitors.ExplainAsync(refusal, visitor, roomId, cancellationToken);
        }
    }
}
