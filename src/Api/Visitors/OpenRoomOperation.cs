using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>The visitor's open conversation; opens one when there is none (contract §2.2).</summary>
/// <remarks>A GET that creates, as the contract has it: one open conversation per visitor, however often it asks.</remarks>
internal sealed class OpenRoomOperation(
    IGrainFactory grains, VisitorAccess visitors, IConversationDirectory directory, Quotas quotas, IWorkspaceConfiguration workspace)
    : IOperation<OpenRoomRequest, OpenRoomResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/room")
    {
        Access = Access.Visitor, Limit = RateLimitRule.RoomOpening, WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.EmptyToken, VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, VisitorErrors.NoAgentOnline,
            VisitorErrors.OmnichannelDisabled, ContactErrors.ChannelBlocked,
        ],
        ExampleRequest = new OpenRoomRequest(VisitorExamples.Token),
        ExampleResponse = new OpenRoomResponse(VisitorExamples.Room, true),
    };

    public async Task<OpenRoomResponse> RunAsync(ApiCall call, OpenRoomRequest request)
    {
        var visitor = VisitorCaller.Of(VisitorAccess.NotEmpty(request.Token));
        if (request.Rid is { } roomId) return Response(await GetAsync(visitor, roomId, call.Aborted), visitor, false);
        var http = call.Request.HttpContext;
        if (quotas.HasAllRooms(http) && !await HasOpenRoomAsync(visitor, call.Aborted)) quotas.TakeNewRoom(http);
        var opened = await grains.GetGrain<IVisitorGrain>(visitor.Key).OpenConversation(request.ToCommand(call, visitor));
        if (opened.IsNew && !quotas.HasAllRooms(http)) quotas.TakeNewRoom(http);
        return Response(opened.Conversation, visitor, opened.IsNew);
    }

    private async Task<bool> HasOpenRoomAsync(VisitorCaller visitor, CancellationToken cancellationToken) =>
        await visitors.FindAsync(visitor, cancellationToken) is { } profile
        && await directory.FindOpenRoomAsync(profile.VisitorId, cancellationToken) is not null;

    private async Task<ConversationView> GetAsync(VisitorCaller visitor, string roomId, CancellationToken cancellationToken)
    {
        await visitors.GetAsync(visitor, cancellationToken);
        var conversation = grains.GetGrain<IConversationGrain>(roomId);
        await conversation.CheckVisitor(visitor.Key);
        var view = await conversation.Find() ?? throw new ContactCenterException(ConversationErrors.InvalidRoom);
        if (view.ClosedAt is null) return view;
        var closed = await visitors.ExplainAsync(new ContactCenterException(ConversationErrors.RoomClosed), visitor, roomId, cancellationToken);
        throw closed.Error == ConversationErrors.RoomClosed ? new ContactCenterException(ConversationErrors.InvalidRoom) : closed;
    }

    private OpenRoomResponse Response(ConversationView room, VisitorCaller visitor, bool isNew) =>
        new(VisitorRoomResponse.From(room, visitor.Token, workspace.Current), isNew);
}

/// <param name="Rid">The room, if the visitor knows it: then none is opened.</param>
/// <param name="AgentId">The agent whom the visitor's page asks for.</param>
internal sealed record OpenRoomRequest(
    [MaxLength(InputLimits.TokenMax)] string Token, [ValidId] string? Rid = null, [ValidId] string? AgentId = null) : IVisitorRequest
{
    public OpenConversation ToCommand(ApiCall call, VisitorCaller visitor)
    {
        var ids = call.IdsOf(visitor.Key);
        return new OpenConversation(ids.Command(visitor.Actor), ids.ShortId("room"), ids.HexId("contact"), VisitorSource.Of(call.Request), null)
        {
            IpAddress = call.Request.HttpContext.Connection.RemoteIpAddress?.ToString(), AgentId = AgentId,
        };
    }
}

/// <param name="NewRoom">Whether this call opened it.</param>
internal sealed record OpenRoomResponse(VisitorRoomResponse Room, bool NewRoom) : ApiResult;
