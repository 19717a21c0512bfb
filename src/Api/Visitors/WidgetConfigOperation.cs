using ContactCenter.Api.Conversations;
using ContactCenter.Api.Routing;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Visitors;

/// <summary>The configuration that a widget needs before and while a visitor chats (contract §2.4).</summary>
internal sealed class WidgetConfigOperation(
    IAgentAvailability agentAvailability, IConversationDirectory conversations, VisitorAccess visitors, Departments departments,
    QueuePositions positions, TokenQuota tokens, IWorkspaceConfiguration workspace) : IOperation<WidgetConfigRequest, WidgetConfigResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/config")
    {
        AcceptsNewTokens = true, Access = Access.Public,
        ExampleRequest = new WidgetConfigRequest(VisitorExamples.Token),
        ExampleResponse = new WidgetConfigResponse(
            WidgetConfig.Of(VisitorExamples.Workspace, [], null, isOnline: true) with
            {
                Guest = VisitorExamples.Registered, Room = VisitorExamples.Room, Agent = new WidgetAgent("rbAXPnMktTFbNpwtJ", "grace"),
            }),
    };

    public async Task<WidgetConfigResponse> RunAsync(ApiCall call, WidgetConfigRequest request)
    {
        var settings = workspace.Current;
        if (!settings.SettingIsOn("Livechat_enabled")) return new WidgetConfigResponse(new WidgetConfig(Enabled: false));
        var listed = (await departments.ListAsync(call.Aborted)).Where(department => department.IsOpen).ToList();
        var department = listed.FirstOrDefault(one => one.DepartmentId == request.Department || one.Profile.Name == request.Department);
        var isOnline = await agentAvailability.AnyAgentAvailableAsync(department?.DepartmentId, call.Aborted);
        var config = WidgetConfig.Of(settings, listed, department, isOnline);
        return new WidgetConfigResponse(await WithGuestAsync(config, settings, call.Request.HttpContext, request.Token, call.Aborted));
    }

    /// <summary>Adds what the visitor of a token may know of itself. The token may be new: then there is nothing to add.</summary>
    private async Task<WidgetConfig> WithGuestAsync(
        WidgetConfig config, WorkspaceSnapshot settings, HttpContext http, string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(token)) return config;
        var visitor = VisitorCaller.Of(token);
        if (!tokens.MayTry(http, TokenKinds.Widget, visitor.Key)) return config;
        if (await visitors.FindAsync(visitor, cancellationToken) is not { } profile)
        {
            tokens.CountWrong(http, TokenKinds.Widget);
            return config;
        }

        tokens.CountRight(http, visitor.Key);
        config = config with { Guest = RegisteredVisitorResponse.From(profile, token) };
        if (await conversations.FindOpenRoomAsync(profile.VisitorId, cancellationToken) is not { } room) return config;
        var place = room.Status == ConversationStatuses.Queued ? await positions.FindAsync(room.RoomId, cancellationToken) : null;
        return config with
        {
            Room = VisitorRoomResponse.From(room, token, settings),
            QueueInfo = place is null ? null : new WidgetQueuePlace(place.Position, place.EstimatedWaitSeconds, place.Message),
            Agent = room.ServedBy is { } agent && ShownToVisitors.Agents(settings) ? new WidgetAgent(agent.UserId, agent.Username) : null,
        };
    }
}

/// <param name="Token">The visitor's token, which may be new; absent = the configuration without anything about a visitor.</param>
/// <param name="Department">The id or name of the department that the visitor writes to.</param>
/// <param name="BusinessUnit">Accepted and not read.</param>
internal sealed record WidgetConfigRequest(
    [MaxLength(InputLimits.TokenMax)] string? Token = null,
    [MaxLength(InputLimits.NameMax)] string? Department = null,
    [MaxLength(InputLimits.NameMax)] string? BusinessUnit = null) : IVisitorRequest;

internal sealed record WidgetConfigResponse(WidgetConfig Config) : ApiResult;
