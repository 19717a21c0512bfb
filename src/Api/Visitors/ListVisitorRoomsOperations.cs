using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>The conversations of a room's visitor, newest first; none for a caller who may not see the room (contract §2.5).</summary>
internal sealed class VisitorChatHistoryOperation(VisitorRooms rooms, IWorkspaceConfiguration workspace)
    : IOperation<PageRequestParameters, VisitorHistoryResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/visitors.chatHistory/room/{roomId}/visitor/{visitorId}")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        ExampleRequest = new PageRequestParameters { Count = 25 },
        ExampleResponse = new VisitorHistoryResponse([RoomExamples.ClosedRoom]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<VisitorHistoryResponse> RunAsync(ApiCall call, PageRequestParameters request)
    {
        var page = Paging.Of(request, workspace.Current);
        if (await rooms.FindVisitorIdAsync(call) is not { } visitorId) return VisitorHistoryResponse.Of([], page, 0);
        var listed = await rooms.ListAsync(visitorId, [], page, call.Aborted);
        return VisitorHistoryResponse.Of(listed.Items, page, listed.Total);
    }
}

/// <summary>
/// Those of the newest 100 conversations of a room's visitor in which a text was written, literally and without regard to case (contract §2.5).
/// </summary>
internal sealed class SearchVisitorChatsOperation(VisitorRooms rooms, TranscriptReader transcript, IWorkspaceConfiguration workspace)
    : IOperation<SearchVisitorChatsRequest, VisitorHistoryResponse>
{
    private const int SearchedRoomsMax = 100;

    public static ApiOperation Operation { get; } = new("GET", "livechat/visitors.searchChats/room/{roomId}/visitor/{visitorId}")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        ExampleRequest = new SearchVisitorChatsRequest("invoice", ClosedChatsOnly: true),
        ExampleResponse = new VisitorHistoryResponse([RoomExamples.ClosedRoom]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<VisitorHistoryResponse> RunAsync(ApiCall call, SearchVisitorChatsRequest request)
    {
        var page = Paging.Of(request, workspace.Current);
        if (await rooms.FindVisitorIdAsync(call) is not { } visitorId) return VisitorHistoryResponse.Of([], page, 0);
        var listed = await rooms.ListAsync(
            visitorId, request.ClosedChatsOnly == true ? [ConversationStatuses.Closed] : [], new PageRequest(0, SearchedRoomsMax, []), call.Aborted);
        var found = new List<ConversationView>();
        foreach (var room in listed.Items.Where(request.Wants))
            if (await SaysAsync(room, request.SearchText, call.Aborted)) found.Add(room);
        return VisitorHistoryResponse.Of(found.Skip(page.Offset).Take(page.Count), page, found.Count);
    }

    private async Task<bool> SaysAsync(ConversationView room, string? text, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(text) || (await transcript.SearchAsync(room.RoomId, text, cancellationToken)).Count > 0;
}

/// <summary>The open conversations of the visitor of this token, as far as the caller may see them (contract §2.1).</summary>
internal sealed class OpenVisitorRoomsOperation(VisitorAccess visitors, VisitorRooms rooms, ConversationVisibility visibility)
    : IOperation<NoRequest, OpenVisitorRoomsResponse>
{
    private const int RoomsMax = 10;

    public static ApiOperation Operation { get; } = new("GET", "livechat/visitor/{token}/room")
    {
        Access = Access.AllOf(Permissions.ViewManager),
        ExampleResponse = new OpenVisitorRoomsResponse([OpenVisitorRoomResponse.From(RoomExamples.RoomView)]),
    };

    public async Task<OpenVisitorRoomsResponse> RunAsync(ApiCall call, NoRequest request)
    {
        if (await visitors.FindAsync(VisitorCaller.Of(call.FromPath("token")), call.Aborted) is not { } visitor) return new OpenVisitorRoomsResponse([]);
        var listed = await rooms.ListAsync(visitor.VisitorId, OpenRooms.Statuses, new PageRequest(0, RoomsMax, []), call.Aborted);
        return new OpenVisitorRoomsResponse(
            [.. listed.Items.Where(room => visibility.MaySee(call.Caller, room)).Select(OpenVisitorRoomResponse.From)]);
    }
}

/// <param name="SearchText">Absent = any conversation.</param>
/// <param name="ServedChatsOnly">True = only conversations that an agent serves or served.</param>
/// <param name="Source">Only conversations of this channel: widget, email, sms, app, api or other.</param>
internal sealed record SearchVisitorChatsRequest(
    [MaxLength(InputLimits.NameMax)] string? SearchText = null,
    bool? ClosedChatsOnly = null,
    bool? ServedChatsOnly = null,
    [MaxLength(InputLimits.NameMax)] string? Source = null) : PageParameters
{
    public bool Wants(ConversationView room) =>
        (ServedChatsOnly != true || room.ServedBy is not null) && (string.IsNullOrEmpty(Source) || room.Source.Type == Source);
}

internal sealed record VisitorHistoryResponse(ImmutableArray<ClosedRoomResponse> History) : PagedResult
{
    public static VisitorHistoryResponse Of(IEnumerable<ConversationView> rooms, PageRequest page, long total)
    {
        ImmutableArray<ClosedRoomResponse> history = [.. rooms.Select(ClosedRoomResponse.From)];
        return new VisitorHistoryResponse(history) { Count = history.Length, Offset = page.Offset, Total = total };
    }
}

internal sealed record OpenVisitorRoomsResponse(ImmutableArray<OpenVisitorRoomResponse> Rooms) : ApiResult;

internal sealed record OpenVisitorRoomResponse([property: JsonPropertyName("_id")] string Id)
{
    /// <summary>"l", always: a conversation with a visitor.</summary>
    public string T { get; } = "l";

    /// <summary>False, always: it is open.</summary>
    public bool Cl { get; }

    /// <summary>The agent who serves it.</summary>
    public AgentNameResponse? ServedBy { get; init; }

    public static OpenVisitorRoomResponse From(ConversationView room) =>
        new(room.RoomId) { ServedBy = room.ServedBy is { } agent ? new AgentNameResponse(agent.UserId, agent.Username) : null };
}

internal sealed record AgentNameResponse([property: JsonPropertyName("_id")] string Id, string Username);
