namespace ContactCenter.Api.Accounts;

/// <summary>Switches two-factor sign-in on by a code; other sessions end. The recovery codes are shown this once.</summary>
internal sealed class ValidateSecondFactorOperation(IGrainFactory grains, IJournalFollower follower)
    : IOperation<SecondFactorCodeRequest, RecoveryCodesResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "users.2fa.validateTotp")
    {
        Errors = [AccountErrors.CodeRefused, AccountErrors.CodesRefused, AccountErrors.SecondFactorOn, AccountErrors.SecondFactorOff],
        ExampleRequest = new SecondFactorCodeRequest("123456"),
        ExampleResponse = AccountExamples.RecoveryCodes,
    };

    public async Task<RecoveryCodesResponse> RunAsync(ApiCall call, SecondFactorCodeRequest request)
    {
        var made = await grains.GetGrain<IAccountGrain>(call.Caller.UserId).ConfirmSecondFactor(request.ToCommand(call));
        await follower.SeenAsync(made.Position);
        return new RecoveryCodesResponse(made.Codes);
    }
}

/// <summary>Makes new recovery codes in place of the old ones.</summary>
internal sealed class RegenerateCodesOperation(IGrainFactory grains, IJournalFollower follower)
    : IOperation<SecondFactorCodeRequest, RecoveryCodesResponse>
{
    public static ApiOperation Operation { get; } = ValidateSecondFactorOperation.Operation with
    {
        Path = "users.2fa.regenerateCodes", Errors = [AccountErrors.CodeRefused, AccountErrors.CodesRefused, AccountErrors.SecondFactorOff],
    };

    public async Task<RecoveryCodesResponse> RunAsync(ApiCall call, SecondFactorCodeRequest request)
    {
        var made = await grains.GetGrain<IAccountGrain>(call.Caller.UserId).RenewRecoveryCodes(request.ToCommand(call));
        await follower.SeenAsync(made.Position);
        return new RecoveryCodesResponse(made.Codes);
    }
}

/// <param name="Code">A time-based code; a recovery code instead where two-factor sign-in is on already.</param>
internal sealed record SecondFactorCodeRequest([NotEmpty, MaxLength(64)] string Code)
{
    public ProveSecondFactor ToCommand(ApiCall call) => new(call.Ids.Command(call.Caller.Actor), Code, call.TokenHash);
}

/// <param name="Codes">The recovery codes, each of which signs in once in place of a time-based code. Empty when the call is repeated.</param>
internal sealed record RecoveryCodesResponse(ImmutableArray<string> Codes) : ApiResult;
