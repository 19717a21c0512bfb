namespace ContactCenter.Api.Accounts;

/// <summary>Ends all sessions of a user.</summary>
internal sealed class LogoutUserOperation(SessionEnding sessions, Users users, AccessControl access) : IOperation<LogoutUserRequest, LogoutUserResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "users.logout")
    {
        IsAudited = true,
        Errors = [AccountErrors.UserNotFound, CommonErrors.Unauthorized],
        ExampleRequest = new LogoutUserRequest(AccountExamples.UserId),
        ExampleResponse = LogoutUserResponse.Of(AccountExamples.UserId),
    };

    public async Task<LogoutUserResponse> RunAsync(ApiCall call, LogoutUserRequest request)
    {
        var userId = request.UserId ?? call.Caller.UserId;
        if (userId != call.Caller.UserId)
        {
            if (!access.May(call.Caller, Permissions.LogoutOther)) throw new ContactCenterException(CommonErrors.Unauthorized);
            var account = await users.FindAsync(userId, call.Aborted) ?? throw new ContactCenterException(AccountErrors.UserNotFound);
            access.CheckMayChange(call.Caller, account);
        }

        await sessions.EndAsync(call, userId);
        return LogoutUserResponse.Of(userId);
    }
}

/// <param name="UserId">Absent = the caller.</param>
internal sealed record LogoutUserRequest([ValidId] string? UserId = null);

internal sealed record LogoutUserResponse(string Message) : ApiResult
{
    public static LogoutUserResponse Of(string userId) => new($"User {userId} has been logged out!");
}
