using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Conversations;

/// <summary>Takes a waiting conversation (contract §3.4).</summary>
internal sealed class TakeInquiryOperation(
    IGrainFactory grains, IConversationDirectory conversations, IAccountDirectory accounts, ConversationVisibility visibility, AccessControl access,
    Oversight oversight) : IOperation<TakeInquiryRequest, TakeInquiryResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/inquiries.take")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors =
        [
            CommonErrors.Unauthorized, AgentErrors.UserIsInvalid, ConversationErrors.InquiryNotFound, ConversationErrors.InquiryTaken,
            ConversationErrors.UnknownContact, ConversationErrors.UnverifiedContact, AgentErrors.Offline, AgentErrors.AtCapacity,
        ],
        ExampleRequest = new TakeInquiryRequest(RoomExamples.RoomId),
        ExampleResponse = new TakeInquiryResponse(RoomExamples.Inquiry),
    };

    public async Task<TakeInquiryResponse> RunAsync(ApiCall call, TakeInquiryRequest request)
    {
        var userId = request.UserId ?? call.Caller.UserId;
        var agent = await AgentAsync(call.Caller, userId, call.Aborted);
        var room = await conversations.FindConversationAsync(request.InquiryId, call.Aborted);
        if (room is null || !MayTake(call.Caller, agent, room)) throw new ContactCenterException(ConversationErrors.InquiryNotFound);
        var taken = await grains.GetGrain<IAgentGrain>(userId).Take(
            new TakeConversation(call.Ids.Command(call.Caller.Actor), room.RoomId, AssignmentReason.Taken) { DepartmentId = room.DepartmentId });
        return new TakeInquiryResponse(InquiryResponse.From(taken));
    }

    /// <summary>The agent to take for: the caller itself, or another agent if the caller manages agents.</summary>
    private async Task<AccountView> AgentAsync(Caller caller, string userId, CancellationToken cancellationToken)
    {
        if (userId != caller.UserId && !access.May(caller, Permissions.ManageAgents))
            throw new ContactCenterException(CommonErrors.Unauthorized);
        var account = oversight.MayManageAgent(caller, userId) ? await accounts.FindAccountAsync(userId, cancellationToken) : null;
        return account ?? throw new ContactCenterException(AgentErrors.UserIsInvalid);
    }

    /// <summary>
    /// Tells whether the agent may take the room: it waits in one of the agent's queues. Of a room that is taken already the conversation decides,
    /// because repeating a take is no fault.
    /// </summary>
    private bool MayTake(Caller caller, AccountView agent, ConversationView room)
    {
        if (room.Status == ConversationStatuses.Closed) return false;
        // Whoever takes for somebody else needs to see it, too.
        if (agent.UserId != caller.UserId && !visibility.MaySee(caller, room)) return false;
        return visibility.ScopeOf(caller).Includes(room.DepartmentId) || IsOrWasOffered(agent.UserId, room);
    }

    /// <summary>Tells whether the room is offered to the agent or, once it is taken, may have been: its agent may repeat the take.</summary>
    private bool IsOrWasOffered(string agentId, ConversationView room) =>
        room.Status == ConversationStatuses.Queued ? visibility.IsOffered(agentId, room) : visibility.ServesQueue(agentId, room.DepartmentId);
}

/// <param name="InquiryId">The id of the room.</param>
/// <param name="UserId">The agent who gets it; needs the right to manage agents. Absent = the caller.</param>
internal sealed record TakeInquiryRequest([ValidId] string InquiryId, [ValidId] string? UserId = null);

internal sealed record TakeInquiryResponse(InquiryResponse Inquiry) : ApiResult;
