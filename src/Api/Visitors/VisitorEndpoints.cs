using System.Text.Json;
using ContactCenter.Api.RateLimits;
using ContactCenter.Api.Workspace;
using ContactCenter.Conversations;
using ContactCenter.Parties;
using ContactCenter.Visitors;

namespace ContactCenter.Api.Visitors;

/// <summary>A visitor's own profile and conversation (contract §2.1, §2.2).</summary>
internal sealed class VisitorEndpoints(
    IGrainFactory grains, VisitorAccess visitors, Departments departments, IConversationDirectory directory, Quotas quotas, IWorkspaceConfiguration workspace)
    : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(VisitorOperations.Register, RegisterAsync);
        api.Map(VisitorOperations.Get, GetAsync);
        api.Map(VisitorOperations.Room, RoomAsync);
    }

    private async Task<ApiResponse> RegisterAsync(ApiCall call)
    {
        var input = call.Input.GetProperty("visitor");
        var visitor = VisitorCaller.Of(TokenOf(input));
        var departmentId = await DepartmentIdAsync(input.Text("department"), call.Aborted);
        if (await visitors.FindAsync(visitor, call.Aborted) is null) quotas.TakeNewVisitor(call.Request.HttpContext);
        var view = await grains.GetGrain<IVisitorGrain>(visitor.Key).Register(new RegisterVisitor(
            call.IdsOf(visitor.Key).Command(visitor.Actor), input.Text("name"), input.Text("email"), input.Text("phone"),
            input.Text("username"), departmentId, CustomFields(input))
        {
            HasWeakToken = VisitorTokens.IsWeak(visitor.Token),
            Source = VisitorSource.SaidBy(call.Request),
        });
        return ApiResponse.Of(json => json.Object("visitor", view, (j, v) => VisitorJson.Write(j, v, visitor.Token)));
    }

    private async Task<ApiResponse> GetAsync(ApiCall call)
    {
        var visitor = VisitorCaller.Of(call.FromPath("token"));
        var view = await visitors.FindAsync(visitor, call.Aborted) ?? throw new ContactCenterException(VisitorErrors.InvalidTokenCoded);
        return ApiResponse.Of(json => json.Object("visitor", view, (j, v) => VisitorJson.Write(j, v, visitor.Token)));
    }

    /// <summary>A GET that creates, as the contract has it: one open conversation per visitor, however often it asks.</summary>
    private async Task<ApiResponse> RoomAsync(ApiCall call)
    {
        var visitor = VisitorCaller.Of(TokenOf(call.Input));
        if (call.Input.Text("rid") is { } roomId) return await OpenRoomAsync(visitor, roomId, call.Aborted);
        var ids = call.IdsOf(visitor.Key);
        var http = call.Request.HttpContext;
        if (quotas.HasAllRooms(http) && !await HasOpenRoomAsync(visitor, call.Aborted)) quotas.TakeNewRoom(http);
        var opened = await grains.GetGrain<IVisitorGrain>(visitor.Key).OpenConversation(new OpenConversation(
            ids.Command(visitor.Actor), ids.ShortId("room"), ids.HexId("contact"), VisitorSource.Of(call.Request), null)
        {
            IpAddress = call.Request.HttpContext.Connection.RemoteIpAddress?.ToString(), AgentId = call.Input.Text("agentId"),
        });
        if (opened.IsNew && !quotas.HasAllRooms(http)) quotas.TakeNewRoom(http);
        return RoomResponse(opened.Conversation, visitor, opened.IsNew);
    }

    private async Task<bool> HasOpenRoomAsync(VisitorCaller visitor, CancellationToken cancellationToken)
    {
        if (await visitors.FindAsync(visitor, cancellationToken) is not { } profile) return false;
        var open = await directory.ListConversationsAsync(
            new ConversationQuery(
                new PageRequest(0, 1, []),
                [ConversationStatuses.Verifying, ConversationStatuses.Queued, ConversationStatuses.Open, ConversationStatuses.OnHold], [], [], [],
                VisitorId: profile.VisitorId),
            cancellationToken);
        return !open.Items.IsEmpty;
    }

    private async Task<ApiResponse> OpenRoomAsync(VisitorCaller visitor, string roomId, CancellationToken cancellationToken)
    {
        await visitors.GetAsync(visitor, cancellationToken);
        var conversation = grains.GetGrain<IConversationGrain>(roomId);
        await conversation.CheckVisitor(visitor.Key);
        var view = await conversation.Find();
        if (view is { ClosedAt: not null })
        {
            var closed = await visitors.ExplainAsync(
                new ContactCenterException(ConversationErrors.RoomClosed), visitor, roomId, cancellationToken);
            throw closed.Error == ConversationErrors.RoomClosed ? new ContactCenterException(ConversationErrors.InvalidRoom) : closed;
        }

        if (view is null) throw new ContactCenterException(ConversationErrors.InvalidRoom);
        return RoomResponse(view, visitor, false);
    }

    private ApiResponse RoomResponse(ConversationView room, VisitorCaller visitor, bool isNew) => ApiResponse.Of(json =>
    {
        json.Object("room", room, (j, r) => VisitorRoomJson.WriteRoom(j, r, visitor.Token, workspace.Current));
        json.WriteBoolean("newRoom", isNew);
    });

    private static string TokenOf(JsonElement input)
    {
        var token = input.RequiredText("token");
        return string.IsNullOrWhiteSpace(token) ? throw new ContactCenterException(VisitorErrors.EmptyToken) : token;
    }

    private async Task<string?> DepartmentIdAsync(string? idOrName, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(idOrName)) return null;
        var department = await departments.FindAsync(idOrName, cancellationToken);
        return department is { IsOpen: true }
            ? department.DepartmentId
            : throw new ContactCenterException(VisitorErrors.InvalidDepartment);
    }

    private static ImmutableArray<VisitorCustomField> CustomFields(JsonElement input) =>
        [.. input.Items("customFields").Select(VisitorJson.ReadCustomField)];
}
