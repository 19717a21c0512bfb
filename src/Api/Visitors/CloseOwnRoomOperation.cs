namespace ContactCenter.Api.Visitors;

/// <summary>The visitor ends its conversation (contract §2.2).</summary>
internal sealed class CloseOwnRoomOperation(VisitorAccess visitors, IWorkspaceConfiguration workspace)
    : IOperation<CloseOwnRoomRequest, CloseOwnRoomResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/room.close")
    {
        Access = Access.Visitor, WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, ConversationErrors.RoomClosed,
            ConversationErrors.ClosingByVisitorNotAllowed,
        ],
        ExampleRequest = new CloseOwnRoomRequest(VisitorExamples.RoomId, VisitorExamples.Token),
        ExampleResponse = new CloseOwnRoomResponse(VisitorExamples.RoomId, "Closed by visitor"),
    };

    public async Task<CloseOwnRoomResponse> RunAsync(ApiCall call, CloseOwnRoomRequest request)
    {
        if (!workspace.Current.SettingIsOn("Omnichannel_allow_visitors_to_close_conversation"))
            throw new ContactCenterException(ConversationErrors.ClosingByVisitorNotAllowed);
        var visitor = VisitorCaller.Of(request.Token);
        var room = await visitors.AskAsync(
            visitor, request.Rid, room => room.CloseAsVisitor(new CloseAsVisitor(call.CommandOf(visitor), visitor.Key)), call.Aborted);
        return new CloseOwnRoomResponse(room.RoomId, room.ClosingComment);
    }
}

internal sealed record CloseOwnRoomRequest([ValidId] string Rid, [MaxLength(InputLimits.TokenMax)] string Token) : IVisitorRequest;

/// <param name="Rid">The id of the room.</param>
internal sealed record CloseOwnRoomResponse(string Rid, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Comment) : ApiResult;
