namespace ContactCenter.Api.Accounts;

/// <summary>The caller's sessions, the newest first.</summary>
internal sealed class ListOwnSessionsOperation(IGrainFactory grains, IWorkspaceConfiguration workspace)
    : IOperation<PageRequestParameters, ListSessionsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "sessions/list")
    {
        ExampleRequest = new PageRequestParameters { Count = 25 },
        ExampleResponse = new ListSessionsResponse([AccountExamples.Session]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<ListSessionsResponse> RunAsync(ApiCall call, PageRequestParameters request)
    {
        var page = Paging.Of(request, workspace.Current);
        var all = await grains.GetGrain<IAccountGrain>(call.Caller.UserId).ListSessions();
        var current = SessionRules.IdOf(call.TokenHash);
        ImmutableArray<SessionResponse> sessions = [.. all.Skip(page.Offset).Take(page.Count)
            .Select(session => SessionResponse.From(call.Caller.UserId, session, session.SessionId == current))];
        return new ListSessionsResponse(sessions) { Count = sessions.Length, Offset = page.Offset, Total = all.Length };
    }
}

/// <summary>The sessions of all users, the newest first.</summary>
internal sealed class ListSessionsOperation(ISignInDirectory directory, IWorkspaceConfiguration workspace, TimeProvider time)
    : IOperation<PageRequestParameters, ListSessionsResponse>
{
    public static ApiOperation Operation { get; } = ListOwnSessionsOperation.Operation with
    {
        Path = "sessions/list.all",
        Access = Access.AllOf(Permissions.ViewDevices),
        ExampleResponse = new ListSessionsResponse(
            [AccountExamples.Session with { User = new(AccountExamples.UserId, "grace", "Grace Hopper") }]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<ListSessionsResponse> RunAsync(ApiCall call, PageRequestParameters request)
    {
        var page = Paging.Of(request, workspace.Current);
        var found = await directory.ListSessionsAsync(time.GetUtcNow(), page, call.Aborted);
        var current = SessionRules.IdOf(call.TokenHash);
        var sessions = found.Items.Select(listed =>
        {
            var session = SessionRules.View(listed.Token);
            return SessionResponse.From(listed.UserId, session, session.SessionId == current, new(listed.UserId, listed.Username, listed.Name));
        });
        return new ListSessionsResponse([.. sessions]) { Count = found.Items.Length, Offset = page.Offset, Total = found.Total };
    }
}

internal sealed record ListSessionsResponse(ImmutableArray<SessionResponse> Sessions) : PagedResult;
