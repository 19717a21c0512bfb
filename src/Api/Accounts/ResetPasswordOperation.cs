namespace ContactCenter.Api.Accounts;

/// <summary>Takes a user's password away: all its sessions end, and a one-time code to set another is mailed to it.</summary>
internal sealed class ResetPasswordOperation(
    IGrainFactory grains, Users users, IIdSource ids, PasswordCheck passwords, AccessControl access, IJournalFollower follower)
    : IOperation<NamedUserRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "users.resetPassword")
    {
        Access = Access.AllOf(Permissions.EditOtherPassword), IsAudited = true,
        Errors = [AccountErrors.UserNotFound, AccountErrors.NoEmail, AccountErrors.LocalSignInOff, CommonErrors.Unauthorized],
        ExampleRequest = new NamedUserRequest(AccountExamples.UserId),
    };

    public async Task<Done> RunAsync(ApiCall call, NamedUserRequest request)
    {
        passwords.CheckLocal();
        var account = await users.GetNamedAsync(request.UserId, request.Username, call.Aborted);
        access.CheckMayChange(call.Caller, account);
        var code = ids.NewSecret();
        await follower.SeenAsync(await grains.GetGrain<IAccountGrain>(account.UserId).ResetPassword(
            new RequestReset(call.Ids.Command(call.Caller.Actor), code, SignInToken.Hash(code))));
        return Done.Instance;
    }
}

/// <summary>One of the two; the id is taken if both are given.</summary>
internal sealed record NamedUserRequest([ValidId] string? UserId = null, [MaxLength(InputLimits.NameMax)] string? Username = null);
