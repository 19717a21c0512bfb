namespace ContactCenter.Api.Accounts;

/// <summary>Switches two-factor sign-in off by a code, unless the role demands it.</summary>
internal sealed class DisableSecondFactorOperation(IGrainFactory grains, IJournalFollower follower) : IOperation<SecondFactorCodeRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "users.2fa.disableTotp")
    {
        Errors = [AccountErrors.CodeRefused, AccountErrors.CodesRefused, AccountErrors.SecondFactorOff, AccountErrors.SecondFactorDemanded],
        ExampleRequest = new SecondFactorCodeRequest("123456"),
    };

    public async Task<Done> RunAsync(ApiCall call, SecondFactorCodeRequest request)
    {
        await follower.SeenAsync(await grains.GetGrain<IAccountGrain>(call.Caller.UserId).RemoveSecondFactor(request.ToCommand(call)));
        return Done.Instance;
    }
}

/// <summary>Switches a user's two-factor sign-in off because it is lost; its sessions end.</summary>
internal sealed class ResetSecondFactorOperation(IGrainFactory grains, Users users, AccessControl access, IJournalFollower follower)
    : IOperation<NamedUserRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "users.resetTOTP")
    {
        Access = Access.AllOf(Permissions.EditOtherSecondFactor), IsAudited = true,
        Errors = [AccountErrors.UserNotFound, CommonErrors.Unauthorized],
        ExampleRequest = new NamedUserRequest(AccountExamples.UserId),
    };

    public async Task<Done> RunAsync(ApiCall call, NamedUserRequest request)
    {
        var account = await users.GetNamedAsync(request.UserId, request.Username, call.Aborted);
        access.CheckMayChange(call.Caller, account);
        await follower.SeenAsync(await grains.GetGrain<IAccountGrain>(account.UserId).ResetSecondFactor(call.Ids.Command(call.Caller.Actor)));
        return Done.Instance;
    }
}
