namespace ContactCenter.Api.Conversations;

/// <summary>A conversation's written messages and private notes, newest first (contract §3.3).</summary>
internal sealed class ListRoomMessagesOperation(VisibleConversations rooms, TranscriptReader transcript, IWorkspaceConfiguration workspace)
    : IOperation<ListRoomMessagesRequest, ListRoomMessagesResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/{rid}/messages")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [ConversationErrors.InvalidRoom],
        ExampleRequest = new ListRoomMessagesRequest("invoice"),
        ExampleResponse = new ListRoomMessagesResponse([RoomExamples.Message]) { Count = 50, Offset = 0, Total = 1 },
    };

    public async Task<ListRoomMessagesResponse> RunAsync(ApiCall call, ListRoomMessagesRequest request)
    {
        var roomId = call.FromPath("rid");
        var page = Paging.Of(request, workspace.Current, ("ts", "ts"));
        var room = await rooms.GetToReadAsync(call, roomId, ConversationErrors.InvalidRoom);
        if (request.SearchTerm is not { Length: > 0 } term)
            return Listed(await transcript.ReadWrittenAsync(roomId, page.Offset, page.Count, call.Aborted), page, room.MessageCount + room.NoteCount);
        var found = await transcript.SearchAsync(roomId, term, call.Aborted);
        return Listed(found.Skip(page.Offset).Take(page.Count), page, found.Count);
    }

    /// <summary>The count is the one asked for (contract §3.3).</summary>
    private static ListRoomMessagesResponse Listed(IEnumerable<MessageView> messages, PageRequest page, int total) =>
        new([.. messages.Select(MessageResponse.From)]) { Count = page.Count, Offset = page.Offset, Total = total };
}

/// <param name="SearchTerm">Only messages that contain this text, without regard to case.</param>
internal sealed record ListRoomMessagesRequest([MaxLength(InputLimits.NameMax)] string? SearchTerm = null) : PageParameters;

internal sealed record ListRoomMessagesResponse(ImmutableArray<MessageResponse> Messages) : PagedResult;
