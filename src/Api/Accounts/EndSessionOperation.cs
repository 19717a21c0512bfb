namespace ContactCenter.Api.Accounts;

/// <summary>Ends one of the caller's sessions.</summary>
internal sealed class EndOwnSessionOperation(SessionEnding sessions) : IOperation<EndSessionRequest, EndSessionResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "sessions/logout.me")
    {
        Errors = [AccountErrors.SessionNotFound],
        ExampleRequest = new EndSessionRequest(AccountExamples.SessionId),
        ExampleResponse = new EndSessionResponse(AccountExamples.SessionId),
    };

    public async Task<EndSessionResponse> RunAsync(ApiCall call, EndSessionRequest request)
    {
        var (owner, id) = request.Parts();
        if (owner != call.Caller.UserId) throw new ContactCenterException(AccountErrors.SessionNotFound);
        await sessions.EndAsync(call, owner, id);
        return new EndSessionResponse(request.SessionId);
    }
}

/// <summary>Ends a session of any user.</summary>
internal sealed class EndSessionOperation(SessionEnding sessions, Users users, AccessControl access) : IOperation<EndSessionRequest, EndSessionResponse>
{
    public static ApiOperation Operation { get; } = EndOwnSessionOperation.Operation with
    {
        Path = "sessions/logout", Access = Access.AllOf(Permissions.LogoutDevices), IsAudited = true,
        Errors = [AccountErrors.SessionNotFound, CommonErrors.Unauthorized],
    };

    public async Task<EndSessionResponse> RunAsync(ApiCall call, EndSessionRequest request)
    {
        var (owner, id) = request.Parts();
        var account = await users.FindAsync(owner, call.Aborted) ?? throw new ContactCenterException(AccountErrors.SessionNotFound);
        access.CheckMayChange(call.Caller, account);
        await sessions.EndAsync(call, owner, id);
        return new EndSessionResponse(request.SessionId);
    }
}

internal sealed record EndSessionRequest([NotEmpty, MaxLength(OneTimeCode.LengthMax)] string SessionId)
{
    /// <summary>The id's parts. It begins with its owner's id, so that nobody searches all accounts for it.</summary>
    public (string Owner, string Id) Parts()
    {
        var dot = SessionId.LastIndexOf('.');
        return (dot > 0 ? SessionId[..dot] : "", SessionId[(dot + 1)..]);
    }
}

internal sealed record EndSessionResponse(string SessionId) : ApiResult;
