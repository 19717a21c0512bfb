namespace ContactCenter.Api.Accounts;

/// <summary>Mails a one-time code to set a new password, if somebody has the address. The response is the same if nobody has it.</summary>
internal sealed class ForgotPasswordOperation(IGrainFactory grains, ISignInDirectory directory, IIdSource ids, PasswordCheck passwords)
    : IOperation<ForgotPasswordRequest, ForgotPasswordResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "users.forgotPassword")
    {
        Access = Access.Public, Limit = RateLimitRule.Login,
        Errors = [AccountErrors.LocalSignInOff],
        ExampleRequest = new ForgotPasswordRequest("grace@example.com"),
        ExampleResponse = new ForgotPasswordResponse(),
    };

    /// <remarks>Every address is the same work: the account decides by itself whether to mail.</remarks>
    public async Task<ForgotPasswordResponse> RunAsync(ApiCall call, ForgotPasswordRequest request)
    {
        passwords.CheckLocal();
        var email = request.Email.Trim();
        var userId = email.Contains('@', StringComparison.Ordinal) ? await directory.FindAccountIdAsync(email, call.Aborted) : null;
        var code = ids.NewSecret();
        await grains.GetGrain<IAccountGrain>(userId ?? "nobody-0").RequestReset(
            new RequestReset(CommandContext.OfCall(ids.NewSeed(), Actors.System), code, SignInToken.Hash(code)));
        return new ForgotPasswordResponse();
    }
}

internal sealed record ForgotPasswordRequest([NotEmpty, MaxLength(InputLimits.NameMax)] string Email);

internal sealed record ForgotPasswordResponse : StatusResult;
