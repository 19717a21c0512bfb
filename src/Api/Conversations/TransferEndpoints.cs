using System.Text.Json;
using ContactCenter.Agents;
using ContactCenter.Api.Accounts;
using ContactCenter.Conversations;
using ContactCenter.Parties;
using ContactCenter.Routing;

namespace ContactCenter.Api.Conversations;

/// <summary>Hands conversations over, puts them back and on hold (contract §3.4, §3.5).</summary>
internal sealed class TransferEndpoints(
    IGrainFactory grains, VisibleConversations rooms, ForwardTargets targets, TranscriptReader transcript, Users users, AccessControl access,
    IWorkspaceConfiguration workspace) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(TransferOperations.Forward, ForwardAsync);
        api.Map(TransferOperations.Return, ReturnAsync);
        api.Map(TransferOperations.History, HistoryAsync);
        api.Map(TransferOperations.Hold, HoldAsync);
        api.Map(TransferOperations.Resume, ResumeAsync);
        api.Map(TransferOperations.Join, JoinAsync);
    }

    private async Task<ApiResponse> ForwardAsync(ApiCall call)
    {
        var input = call.Input;
        var room = await FindAsync(call, input.RequiredText("roomId"), ConversationErrors.ErrorInvalidRoom);
        if (room.Status == ConversationStatuses.Closed) throw new ContactCenterException(ConversationErrors.ConversationIsClosed);
        if (room.Status == ConversationStatuses.OnHold) throw new ContactCenterException(ConversationErrors.OnHold);
        var agent = Filled(input.Text("userId")) is { } userId ? await AgentAsync(userId, room, call.Aborted) : null;
        var departmentId = Filled(input.Text("departmentId"));
        if (departmentId is not null) await ToDepartmentAsync(call, room, departmentId, agent);
        else if (agent is not null) await ToAgentAsync(call, room, agent);
        else throw new ContactCenterException(ConversationErrors.ForwardingFailed);
        return ApiResponse.Success;
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

    private async Task ToDepartmentAsync(ApiCall call, ConversationView room, string departmentId, AgentReference? agent)
    {
        if (departmentId == room.DepartmentId && agent is null) throw new ContactCenterException(ConversationErrors.SameDepartment);
        var target = await targets.FindAsync(room.DepartmentId, departmentId, call.Aborted);
        if (agent is not null && !IsOf(departmentId, agent.UserId)) throw new ContactCenterException(TransferErrors.NotOfDepartment);
        await grains.GetGrain<IConversationGrain>(room.RoomId).TransferToQueue(
            new TransferToQueue(
                call.Ids.Command(call.Caller.Actor), By(call.Caller), TransferScopes.Department, target.DepartmentId,
                target.RequestedDepartmentId is null ? agent : null, Filled(call.Input.Text("comment")))
            {
                RequiredAgentId = RequiredAgentId(call.Caller), RequestedDepartmentId = target.RequestedDepartmentId,
            });
    }

    /// <summary>The agent reserves a slot first: nobody is handed more than it can serve.</summary>
    private async Task ToAgentAsync(ApiCall call, ConversationView room, AgentReference agent)
    {
        if (room.DepartmentId is { } departmentId && !IsOf(departmentId, agent.UserId)) throw new ContactCenterException(TransferErrors.NotOfDepartment);
        await grains.GetGrain<IAgentGrain>(agent.UserId).Take(
            new TakeConversation(call.Ids.Command(call.Caller.Actor), room.RoomId, AssignmentReason.Forwarded)
            {
                DepartmentId = room.DepartmentId,
                Transfer = new TransferOrder(By(call.Caller), RequiredAgentId(call.Caller), null, Filled(call.Input.Text("comment"))),
            });
    }

    private async Task<ApiResponse> ReturnAsync(ApiCall call)
    {
        var room = await FindAsync(call, call.Input.RequiredText("roomId"), TransferErrors.RoomNotFound);
        var departmentId = Filled(call.Input.Text("departmentId"));
        if (departmentId is not null && workspace.Current.Departments.GetValueOrDefault(departmentId) is not { IsOpen: true })
            throw new ContactCenterException(TransferErrors.Returning);
        var returned = await grains.GetGrain<IConversationGrain>(room.RoomId).TransferToQueue(
            new TransferToQueue(call.Ids.Command(call.Caller.Actor), By(call.Caller), TransferScopes.Queue, departmentId, null, null)
            {
                RequiredAgentId = room.Status == ConversationStatuses.Queued ? null : RequiredAgentId(call.Caller),
            });
        return ApiResponse.Of(json => json.WriteBoolean("result", returned is not null));
    }

    private async Task<ApiResponse> HistoryAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current);
        var room = await rooms.FindToReadAsync(call.Caller, call.FromPath("rid"), call.Aborted)
            ?? throw new ContactCenterException(ConversationErrors.InvalidRoom);
        var all = await transcript.ReadTransfersAsync(room.RoomId, call.Aborted);
        return PagedResponse.Cut("history", all, page, Write);
    }

    private async Task<ApiResponse> HoldAsync(ApiCall call)
    {
        if (!workspace.Current.SettingIsOn("Livechat_allow_manual_on_hold")) throw new ContactCenterException(TransferErrors.HoldDisabled);
        var room = await FindAsync(call, call.Input.RequiredText("roomId"), ConversationErrors.ErrorInvalidRoom);
        await grains.GetGrain<IConversationGrain>(room.RoomId).Hold(new HoldConversation(
            call.Ids.Command(call.Caller.Actor), call.Caller.AsAgent(), access.May(call.Caller, Permissions.HoldOthersRoom),
            workspace.Current.SettingIsOn("Livechat_allow_manual_on_hold_upon_agent_engagement_only")));
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> ResumeAsync(ApiCall call)
    {
        var room = await FindAsync(call, call.Input.RequiredText("roomId"), ConversationErrors.ErrorInvalidRoom);
        if (room is not { Status: ConversationStatuses.OnHold, ServedBy: { } agent }) throw new ContactCenterException(ConversationErrors.ErrorInvalidRoom);
        if (agent.UserId != call.Caller.UserId && !access.May(call.Caller, Permissions.HoldOthersRoom))
            throw new ContactCenterException(ConversationErrors.HoldNotAuthorized);
        await grains.GetGrain<IAgentGrain>(agent.UserId)
            .Take(new TakeConversation(call.Ids.Command(call.Caller.Actor), room.RoomId, AssignmentReason.GoesOn) { DepartmentId = room.DepartmentId });
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> JoinAsync(ApiCall call)
    {
        var room = await FindAsync(call, call.Input.RequiredText("roomId"), ConversationErrors.ErrorInvalidRoom);
        if (room.Status == ConversationStatuses.Closed) throw new ContactCenterException(ConversationErrors.RoomClosed);
        var mayWrite = room.ServedBy?.UserId == call.Caller.UserId || access.May(call.Caller, Permissions.SaveOthersRoomInfo);
        return mayWrite ? ApiResponse.Success : throw new ContactCenterException(ConversationErrors.NotServing);
    }

    /// <summary>Finds a room; one that the caller may not see does not exist for it.</summary>
    private async Task<ConversationView> FindAsync(ApiCall call, string roomId, Error missing) =>
        await rooms.FindAsync(call.Caller, roomId, call.Aborted) ?? throw new ContactCenterException(missing);

    /// <summary>The agent who must serve the room when it is transferred: the caller itself, unless it may see all rooms.</summary>
    private string? RequiredAgentId(Caller caller) => access.May(caller, Permissions.ViewRooms) ? null : caller.UserId;

    private bool IsOf(string departmentId, string userId) =>
        workspace.Current.Departments.TryGetValue(departmentId, out var department) && department.Agents.Any(agent => agent.AgentId == userId);

    private static MessageSender By(Caller caller) => ConversationTranscript.Of(caller.AsAgent());

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private void Write(Utf8JsonWriter json, MessageView message) => TransferJson.Write(json, message, workspace.Current);
}
