using ContactCenter.Api.Accounts;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Conversations;

/// <summary>Hands a conversation to an agent, to a department, or to a department with an agent who is asked first (contract §3.5 room.forward).</summary>
internal sealed class ForwardRoomOperation(
    IGrainFactory grains, VisibleConversations rooms, ForwardTargets targets, Users users, AccessControl access, IWorkspaceConfiguration workspace)
    : IOperation<ForwardRoomRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/room.forward")
    {
        Access = Access.AllOf(Permissions.ViewRoom, Permissions.TransferGuest),
        Errors =
        [
            ConversationErrors.ErrorInvalidRoom, ConversationErrors.ConversationIsClosed, ConversationErrors.OnHold, ConversationErrors.ForwardingFailed,
            TransferErrors.InvalidDepartment, TransferErrors.AgentIsOffline, ConversationErrors.SameAgent, ConversationErrors.SameDepartment,
            TransferErrors.NotOfDepartment, TransferErrors.NobodyOnline, AgentErrors.Offline, AgentErrors.AtCapacity,
        ],
        ExampleRequest = new ForwardRoomRequest(RoomExamples.RoomId, DepartmentId: RoomExamples.DepartmentId, Comment: "A question about an invoice"),
    };

    public async Task<Done> RunAsync(ApiCall call, ForwardRoomRequest request)
    {
        var room = await rooms.GetAsync(call, request.RoomId);
        if (room.Status == ConversationStatuses.Closed) throw new ContactCenterException(ConversationErrors.ConversationIsClosed);
        if (room.Status == ConversationStatuses.OnHold) throw new ContactCenterException(ConversationErrors.OnHold);
        var agent = request.UserId is { } userId ? await AgentAsync(userId, room, call.Aborted) : null;
        if (request.DepartmentId is { } departmentId) await ToDepartmentAsync(call, request, room, departmentId, agent);
        else if (agent is not null) await ToAgentAsync(call, request, room, agent);
        else throw new ContactCenterException(ConversationErrors.ForwardingFailed);
        return Done.Instance;
    }

    private async Task<AgentReference> AgentAsync(string userId, ConversationView room, CancellationToken cancellationToken)
    {
        var account = await users.FindAsync(userId, cancellationToken);
        var agent = await users.FindAgentAsync(userId, cancellationToken);
        if (account?.Active != true || agent is null || !AgentRules.IsAvailable(agent, workspace.Current))
            throw new ContactCenterException(TransferErrors.AgentIsOffline);
        if (room.ServedBy?.UserId == userId) throw new ContactCenterException(ConversationErrors.SameAgent);
        return new AgentReference(userId, account.Username, account.Name);
    }

    private async Task ToDepartmentAsync(ApiCall call, ForwardRoomRequest request, ConversationView room, string departmentId, AgentReference? agent)
    {
        if (departmentId == room.DepartmentId && agent is null) throw new ContactCenterException(ConversationErrors.SameDepartment);
        var target = await targets.FindAsync(room.DepartmentId, departmentId, call.Aborted);
        if (agent is not null && !IsOf(departmentId, agent.UserId)) throw new ContactCenterException(TransferErrors.NotOfDepartment);
        await grains.GetGrain<IConversationGrain>(room.RoomId).TransferToQueue(
            new TransferToQueue(
                call.Ids.Command(call.Caller.Actor), ConversationTranscript.Of(call.Caller.AsAgent()), TransferScopes.Department, target.DepartmentId,
                target.RequestedDepartmentId is null ? agent : null, request.CommentOrNone)
            {
                RequiredAgentId = RequiredAgentId(call.Caller, access), RequestedDepartmentId = target.RequestedDepartmentId,
            });
    }

    /// <summary>The agent reserves a slot first: nobody is handed more than it can serve.</summary>
    private async Task ToAgentAsync(ApiCall call, ForwardRoomRequest request, ConversationView room, AgentReference agent)
    {
        if (room.DepartmentId is { } departmentId && !IsOf(departmentId, agent.UserId)) throw new ContactCenterException(TransferErrors.NotOfDepartment);
        var order = new TransferOrder(
            ConversationTranscript.Of(call.Caller.AsAgent()), RequiredAgentId(call.Caller, access), null, request.CommentOrNone);
        await grains.GetGrain<IAgentGrain>(agent.UserId).Take(
            new TakeConversation(call.Ids.Command(call.Caller.Actor), room.RoomId, AssignmentReason.Forwarded)
            {
                DepartmentId = room.DepartmentId, Transfer = order,
            });
    }

    /// <summary>The agent who must serve the room when it is transferred: the caller itself, unless it may see all rooms.</summary>
    public static string? RequiredAgentId(Caller caller, AccessControl access) => access.May(caller, Permissions.ViewRooms) ? null : caller.UserId;

    private bool IsOf(string departmentId, string userId) =>
        workspace.Current.Departments.TryGetValue(departmentId, out var department) && Departments.HasAgent(department, userId);
}

/// <param name="UserId">The agent who gets it or, with departmentId, who is asked first.</param>
/// <param name="Comment">A note for whoever gets it.</param>
/// <param name="ClientAction">Accepted and not read.</param>
internal sealed record ForwardRoomRequest(
    [ValidId] string RoomId, [ValidId] string? UserId = null, [ValidId] string? DepartmentId = null, string? Comment = null, bool? ClientAction = null)
{
    [JsonIgnore]
    public string? CommentOrNone => string.IsNullOrEmpty(Comment) ? null : Comment;
}
