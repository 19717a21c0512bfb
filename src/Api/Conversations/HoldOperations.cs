namespace ContactCenter.Api.Conversations;

/// <summary>
/// Puts a conversation on hold: it takes no place of its agent until the visitor writes or the agent goes on with it (contract §3.5 room.onHold).
/// </summary>
internal sealed class HoldRoomOperation(IGrainFactory grains, VisibleConversations rooms, AccessControl access, IWorkspaceConfiguration workspace)
    : IOperation<RoomToChange, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/room.onHold")
    {
        Access = Access.AllOf(Permissions.HoldRoom),
        Errors =
        [
            ConversationErrors.ErrorInvalidRoom, ConversationErrors.AlreadyOnHold, ConversationErrors.HoldNotAuthorized,
            ConversationErrors.HoldWhileVisitorWaits, TransferErrors.HoldDisabled,
        ],
        ExampleRequest = RoomToChange.Example,
    };

    public async Task<Done> RunAsync(ApiCall call, RoomToChange request)
    {
        if (!workspace.Current.SettingIsOn("Livechat_allow_manual_on_hold")) throw new ContactCenterException(TransferErrors.HoldDisabled);
        var room = await rooms.GetAsync(call, request.RoomId);
        await grains.GetGrain<IConversationGrain>(room.RoomId).Hold(new HoldConversation(
            call.Ids.Command(call.Caller.Actor), call.Caller.AsAgent(), access.May(call.Caller, Permissions.HoldOthersRoom),
            workspace.Current.SettingIsOn("Livechat_allow_manual_on_hold_upon_agent_engagement_only")));
        return Done.Instance;
    }
}

/// <summary>The agent goes on with a conversation that is on hold (contract §3.5 room.resumeOnHold).</summary>
internal sealed class ResumeRoomOperation(IGrainFactory grains, VisibleConversations rooms, AccessControl access) : IOperation<RoomToChange, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/room.resumeOnHold")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [ConversationErrors.ErrorInvalidRoom, ConversationErrors.HoldNotAuthorized, AgentErrors.Offline, AgentErrors.AtCapacity],
        ExampleRequest = RoomToChange.Example,
    };

    /// <summary>The agent whom the room shows reserves a slot; the conversation then decides whether it is still that agent's and on hold.</summary>
    public async Task<Done> RunAsync(ApiCall call, RoomToChange request)
    {
        var room = await rooms.GetAsync(call, request.RoomId);
        if (room is not { Status: ConversationStatuses.OnHold, ServedBy: { } agent }) throw new ContactCenterException(ConversationErrors.ErrorInvalidRoom);
        if (agent.UserId != call.Caller.UserId && !access.May(call.Caller, Permissions.HoldOthersRoom))
            throw new ContactCenterException(ConversationErrors.HoldNotAuthorized);
        await grains.GetGrain<IAgentGrain>(agent.UserId)
            .Take(new TakeConversation(call.Ids.Command(call.Caller.Actor), room.RoomId, AssignmentReason.GoesOn) { DepartmentId = room.DepartmentId });
        return Done.Instance;
    }
}
