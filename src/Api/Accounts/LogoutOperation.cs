namespace ContactCenter.Api.Accounts;

/// <summary>Makes the token of this call useless (contract §7.1).</summary>
internal sealed class LogoutOperation(IGrainFactory grains, IJournalFollower follower) : IOperation<IgnoredRequest, LogoutResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "logout")
    {
        ExampleRequest = new IgnoredRequest(), ExampleResponse = new LogoutResponse(LoggedOutResponse.Instance),
    };

    public async Task<LogoutResponse> RunAsync(ApiCall call, IgnoredRequest request)
    {
        var position = await grains.GetGrain<IAccountGrain>(call.Caller.UserId).Logout(call.Ids.Command(call.Caller.Actor), call.TokenHash);
        await follower.SeenAsync(position);
        return new LogoutResponse(LoggedOutResponse.Instance);
    }
}

/// <summary>Makes the token of this call useless, as POST does.</summary>
internal sealed class LogoutByGetOperation(LogoutOperation logout) : IOperation<IgnoredRequest, LogoutResponse>
{
    public static ApiOperation Operation { get; } = LogoutOperation.Operation with { Method = "GET" };

    public Task<LogoutResponse> RunAsync(ApiCall call, IgnoredRequest request) => logout.RunAsync(call, request);
}

/// <summary>Whatever is sent is let through and not read.</summary>
[IgnoresOthers]
internal sealed record IgnoredRequest;

internal sealed record LogoutResponse(LoggedOutResponse Data) : StatusResult;

internal sealed record LoggedOutResponse(string Message)
{
    public static LoggedOutResponse Instance { get; } = new("You've been logged out!");
}
