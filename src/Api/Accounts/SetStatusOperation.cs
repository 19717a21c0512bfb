namespace ContactCenter.Api.Accounts;

/// <summary>Sets a user's presence (contract §7.1).</summary>
internal sealed class SetStatusOperation(IGrainFactory grains, Users users, AccessControl access) : IOperation<SetStatusRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "users.setStatus")
    {
        Errors = [UserErrors.InvalidStatus, AccountErrors.UserNotFound, CommonErrors.Unauthorized],
        ExampleRequest = new SetStatusRequest(Presences.Online, "At my desk"),
    };

    public async Task<Done> RunAsync(ApiCall call, SetStatusRequest request)
    {
        var user = await users.FindNamedAsync(request.UserId, request.Username ?? request.User, call.Aborted);
        if (user is not null && user.UserId != call.Caller.UserId && !access.May(call.Caller, Permissions.EditOtherUser))
            throw new ContactCenterException(CommonErrors.Unauthorized);
        user ??= await users.FindAsync(call.Caller.UserId, call.Aborted) ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        if (request.Status is { } status && !Presences.IsKnown(status)) throw new ContactCenterException(UserErrors.InvalidStatus);
        await grains.GetGrain<IAgentGrain>(user.UserId).SetPresence(new SetPresence(
            call.Ids.Command(call.Caller.Actor), new(user.UserId, user.Username, user.Name), request.Status, request.Message));
        return Done.Instance;
    }
}

/// <param name="Status">online, away, busy or offline; absent = it stays as it is.</param>
/// <param name="Message">The message beside it; absent = it stays as it is.</param>
/// <param name="UserId">Another user than the caller; <c>username</c> or <c>user</c> may name it as well.</param>
/// <param name="User">Another user's user name, as <c>username</c>.</param>
internal sealed record SetStatusRequest(
    [MaxLength(64)] string? Status = null,
    [MaxLength(InputLimits.NameMax)] string? Message = null,
    [ValidId] string? UserId = null,
    [MaxLength(InputLimits.NameMax)] string? Username = null,
    [MaxLength(InputLimits.NameMax)] string? User = null);
