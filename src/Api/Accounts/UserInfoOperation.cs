namespace ContactCenter.Api.Accounts;

/// <summary>One user, by id or user name (contract §7.1).</summary>
internal sealed class UserInfoOperation(Users users, AccessControl access) : IOperation<UserInfoRequest, OneUserResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "users.info")
    {
        Errors = [AccountErrors.UserNotFound],
        ExampleRequest = new UserInfoRequest(Username: "grace"),
        ExampleResponse = AccountExamples.User,
    };

    public async Task<OneUserResponse> RunAsync(ApiCall call, UserInfoRequest request)
    {
        var account = await users.GetNamedAsync(request.UserId, request.Username, call.Aborted);
        var isFull = account.UserId == call.Caller.UserId || access.May(call.Caller, Permissions.ViewOtherUser);
        return OneUserResponse.From(account, await users.FindAgentAsync(account.UserId, call.Aborted), isFull);
    }
}

/// <summary>Either id or user name; the id is taken if both are given.</summary>
/// <param name="Fields">Accepted and not read.</param>
internal sealed record UserInfoRequest([ValidId] string? UserId = null, [MaxLength(InputLimits.NameMax)] string? Username = null, string? Fields = null);
