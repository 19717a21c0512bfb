using System.Collections.Immutable;
using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Api.Http;
using ContactCenter.Api.Identity;
using ContactCenter.Api.Workspace;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Errors;
using ContactCenter.Workspace;

namespace ContactCenter.Api.Conversations;

/// <summary>
/// The queues as agents see them (contract §3.4). An inquiry is a conversation that waits, or waited, for an agent; its id is the room's.
/// </summary>
internal sealed class InquiryEndpoints(
    IGrainFactory grains, IDirectory directory, VisibleConversations rooms, ConversationVisibility visibility, Departments departments,
    AccessControl access, IWorkspaceConfiguration workspace) : IApiModule
{
    /// <summary>Of each queue an agent sees so many of the longest waiting.</summary>
    private const int QueueMax = 1_000;

    public void Map(ApiRoutes api)
    {
        api.Map(AgentConversationOperations.Take, TakeAsync);
        api.Map(AgentConversationOperations.GetInquiry, GetAsync);
        api.Map(AgentConversationOperations.ListInquiries, ListAsync);
        api.Map(AgentConversationOperations.QueuedForUser, QueuedForUserAsync);
    }

    private async Task<Answer> TakeAsync(ApiCall call)
    {
        var userId = call.Input.Text("userId") ?? call.Caller.UserId;
        var agent = await AgentAsync(call.Caller, userId, call.Aborted);
        var roomId = call.Input.RequiredText("inquiryId");
        var document = await directory.FindConversationAsync(roomId, call.Aborted);
        var room = document is null ? null : JsonText.View<ConversationView>(document);
        if (room is null || !MayTake(call.Caller, agent, room)) throw new ContactCenterException(ConversationErrors.InquiryNotFound);
        var taken = await grains.GetGrain<IAgentGrain>(userId)
            .Take(new TakeConversation(call.Ids.Command(call.Caller.Actor), roomId, AssignmentReason.Taken) { DepartmentId = room.DepartmentId });
        return Answer.Of("inquiry", taken, ConversationJson.WriteInquiry);
    }

    /// <summary>Oneself, or somebody else for those who manage agents.</summary>
    private async Task<AccountView> AgentAsync(Caller caller, string userId, CancellationToken cancellationToken)
    {
        if (userId != caller.UserId && !access.May(caller, Permissions.ManageAgents))
            throw new ContactCenterException(CommonErrors.Unauthorized);
        var document = await directory.FindAccountAsync(userId, cancellationToken);
        return document is null ? throw new ContactCenterException(AgentErrors.UserIsInvalid) : JsonText.View<AccountView>(document);
    }

    /// <summary>What is waiting in the agent's queues; what is taken already is judged by the conversation, for a repeat is no fault.</summary>
    private bool MayTake(Caller caller, AccountView agent, ConversationView room)
    {
        if (room.Status == ConversationStatuses.Closed) return false;
        return access.May(caller, Permissions.ViewRooms) || visibility.ServesQueue(agent.UserId, room.DepartmentId);
    }

    private async Task<Answer> GetAsync(ApiCall call)
    {
        var room = await rooms.FindAsync(call.Caller, call.Input.RequiredText("roomId"), call.Aborted);
        return Answer.Of(json =>
        {
            if (room is null or { Status: ConversationStatuses.Closed }) json.WriteNull("inquiry");
            else json.Object("inquiry", room, ConversationJson.WriteInquiry);
        });
    }

    private async Task<Answer> ListAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current, ("ts", "ts"));
        if (page.Sort.IsEmpty) page = page with { Sort = [new SortBy("ts", false)] };
        var departmentIds = await DepartmentIdsAsync(call.Input.Text("department"), call.Aborted);
        if (departmentIds is null) return PagedAnswer.Of<ConversationView>("inquiries", [], page, 0, ConversationJson.WriteInquiry);
        var waiting = await directory.ListConversationsAsync(
            new ConversationQuery(page, [ConversationStatuses.Queued], [], departmentIds.Value, []), call.Aborted);
        return PagedAnswer.Of(
            "inquiries", [.. waiting.Items.Select(JsonText.View<ConversationView>)], page, waiting.Total, ConversationJson.WriteInquiry);
    }

    private async Task<Answer> QueuedForUserAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current, ("ts", "ts"));
        var mine = await directory.ListDepartmentIdsOfAgentAsync(call.Caller.UserId, call.Aborted);
        var asked = await DepartmentIdsAsync(call.Input.Text("department"), call.Aborted);
        var queues = asked switch
        {
            null => [],
            { IsEmpty: true } => mine.Cast<string?>().Prepend(null),
            { } ids => mine.Where(id => ids.Contains(id)),
        };

        var waiting = new List<WaitingConversation>();
        foreach (var queue in queues) waiting.AddRange(await directory.ListWaitingAsync(queue, QueueMax, call.Aborted));
        var shown = waiting.OrderBy(w => w.QueuedAt).ThenBy(w => w.RoomId, StringComparer.Ordinal).Skip(page.Offset).Take(page.Count);
        var views = new List<ConversationView>();
        foreach (var one in shown)
            if (await directory.FindConversationAsync(one.RoomId, call.Aborted) is { } document)
                views.Add(JsonText.View<ConversationView>(document));
        return PagedAnswer.Of("inquiries", views, page, waiting.Count, ConversationJson.WriteInquiry);
    }

    /// <summary>Empty = no filter; null = there is no such department.</summary>
    private async Task<ImmutableArray<string>?> DepartmentIdsAsync(string? idOrName, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(idOrName)) return [];
        return await departments.FindAsync(idOrName, cancellationToken) is { } department ? [department.DepartmentId] : null;
    }
}
