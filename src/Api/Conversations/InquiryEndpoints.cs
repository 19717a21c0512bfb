using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Api.Workspace;
using ContactCenter.Conversations;
using ContactCenter.Routing;

namespace ContactCenter.Api.Conversations;

/// <summary>
/// The queues as agents see them (contract §3.4). An inquiry is a conversation that waits, or waited, for an agent; its id is the room's.
/// </summary>
internal sealed class InquiryEndpoints(
    IGrainFactory grains, IConversationDirectory conversationDirectory, IAccountDirectory accountDirectory, IConversationOverview conversationOverview,
    IDepartmentDirectory departmentDirectory, VisibleConversations rooms, ConversationVisibility visibility, Departments departments,
    AccessControl access, Oversight oversight, IWorkspaceConfiguration workspace) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(AgentConversationOperations.Take, TakeAsync);
        api.Map(AgentConversationOperations.GetInquiry, GetAsync);
        api.Map(AgentConversationOperations.ListInquiries, ListAsync);
        api.Map(AgentConversationOperations.QueuedForUser, QueuedForUserAsync);
    }

    private async Task<ApiResponse> TakeAsync(ApiCall call)
    {
        var userId = call.Input.Text("userId") ?? call.Caller.UserId;
        var agent = await AgentAsync(call.Caller, userId, call.Aborted);
        var roomId = call.Input.RequiredText("inquiryId");
        var room = await conversationDirectory.FindConversationAsync(roomId, call.Aborted);
        if (room is null || !MayTake(call.Caller, agent, room)) throw new ContactCenterException(ConversationErrors.InquiryNotFound);
        var taken = await grains.GetGrain<IAgentGrain>(userId)
            .Take(new TakeConversation(call.Ids.Command(call.Caller.Actor), roomId, AssignmentReason.Taken) { DepartmentId = room.DepartmentId });
        return ApiResponse.Of("inquiry", taken, ConversationJson.WriteInquiry);
    }

    /// <summary>The agent to take for: the caller itself, or another agent if the caller manages agents.</summary>
    private async Task<AccountView> AgentAsync(Caller caller, string userId, CancellationToken cancellationToken)
    {
        if (userId != caller.UserId && !access.May(caller, Permissions.ManageAgents))
            throw new ContactCenterException(CommonErrors.Unauthorized);
        var account = oversight.MayManageAgent(caller, userId) ? await accountDirectory.FindAccountAsync(userId, cancellationToken) : null;
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

    private async Task<ApiResponse> GetAsync(ApiCall call)
    {
        var room = await rooms.FindAsync(call.Caller, call.Input.RequiredText("roomId"), call.Aborted);
        return ApiResponse.Of(json =>
        {
            if (room is null or { Status: ConversationStatuses.Closed }) json.WriteNull("inquiry");
            else json.Object("inquiry", room, ConversationJson.WriteInquiry);
        });
    }

    private async Task<ApiResponse> ListAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current, ("ts", "ts"));
        if (page.Sort.IsEmpty) page = page with { Sort = [new SortBy("ts", false)] };
        var departmentIds = await DepartmentIdsAsync(call.Input.Text("department"), call.Aborted);
        departmentIds = departmentIds is { } asked ? visibility.ScopeOf(call.Caller).Narrow(asked) : null;
        if (departmentIds is null) return PagedResponse.Of<ConversationView>("inquiries", [], page, 0, ConversationJson.WriteInquiry);
        var waiting = await conversationDirectory.ListConversationsAsync(
            new ConversationQuery(page, [ConversationStatuses.Queued], [], departmentIds.Value, []), call.Aborted);
        return PagedResponse.Of(
            "inquiries", waiting.Items, page, waiting.Total, ConversationJson.WriteInquiry);
    }

    private async Task<ApiResponse> QueuedForUserAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current);
        var mine = await departmentDirectory.ListDepartmentIdsOfAgentAsync(call.Caller.UserId, call.Aborted);
        var asked = await DepartmentIdsAsync(call.Input.Text("department"), call.Aborted);
        if (asked is null) return PagedResponse.Of<ConversationView>("inquiries", [], page, 0, ConversationJson.WriteInquiry);
        var isFiltered = !asked.Value.IsEmpty;
        var offered = await conversationOverview.ListOfferedAsync(
            new OfferedQuery(
                call.Caller.UserId, isFiltered ? [.. mine.Where(asked.Value.Contains)] : mine, isFiltered ? asked.Value : null,
                QueueOrdering.Of(workspace.Current), page),
            call.Aborted);
        return PagedResponse.Of(
            "inquiries", offered.Items, page, offered.Total, ConversationJson.WriteInquiry);
    }

    /// <summary>Empty = no filter; null = there is no such department.</summary>
    private async Task<ImmutableArray<string>?> DepartmentIdsAsync(string? idOrName, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(idOrName)) return [];
        return await departments.FindAsync(idOrName, cancellationToken) is { } department ? [department.DepartmentId] : null;
    }
}
