namespace ContactCenter.Api.Accounts;

/// <summary>Ends all sessions of the caller but this one.</summary>
internal sealed class EndOtherSessionsOperation(SessionEnding sessions, IGrainFactory grains) : IOperation<NoRequest, EndOtherSessionsResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "users.logoutOtherClients")
    {
        ExampleResponse = new EndOtherSessionsResponse(AccountExamples.Secret, AccountExamples.ExpiresAt),
    };

    public async Task<EndOtherSessionsResponse> RunAsync(ApiCall call, NoRequest request)
    {
        await sessions.EndAsync(call, call.Caller.UserId, keptTokenHash: call.TokenHash);
        var left = await grains.GetGrain<IAccountGrain>(call.Caller.UserId).ListSessions();
        var kept = left.FirstOrDefault(session => session.SessionId == SessionRules.IdOf(call.TokenHash))
            ?? throw new ContactCenterException(CommonErrors.NotLoggedIn);
        return new EndOtherSessionsResponse(call.Request.Headers[ApiHeaders.Token].ToString(), kept.ExpiresAt);
    }
}

/// <summary>Ends all sessions of the caller but this one, as users.logoutOtherClients does, and tells nothing of this one.</summary>
internal sealed class RemoveOtherTokensOperation(SessionEnding sessions) : IOperation<NoRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "users.removeOtherTokens");

    public async Task<Done> RunAsync(ApiCall call, NoRequest request)
    {
        await sessions.EndAsync(call, call.Caller.UserId, keptTokenHash: call.TokenHash);
        return Done.Instance;
    }
}

/// <param name="Token">The token of this session, which stays.</param>
internal sealed record EndOtherSessionsResponse(string Token, DateTimeOffset TokenExpires) : ApiResult;
