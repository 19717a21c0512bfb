namespace ContactCenter.Api.Accounts;

/// <summary>
/// Makes a secret for time-based codes for a user who may not sign in without one, and so has no session to make one in. The first login with a code
/// switches it on.
/// </summary>
internal sealed class EnrollSecondFactorOperation(IGrainFactory grains, IIdSource ids, SignInAttempts attempts)
    : IOperation<EnrollSecondFactorRequest, OfferedSecretResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "users.2fa.enrollTotp")
    {
        Access = Access.Public, Limit = RateLimitRule.Login,
        Errors = [AccountErrors.WrongCredentials, AccountErrors.TooManyAttempts, AccountErrors.SecondFactorOn, AccountErrors.LocalSignInOff],
        ExampleRequest = new EnrollSecondFactorRequest(AccountExamples.Grace, Password: AccountExamples.Password),
        ExampleResponse = AccountExamples.OfferedSecret,
    };

    public async Task<OfferedSecretResponse> RunAsync(ApiCall call, EnrollSecondFactorRequest request) => OfferedSecretResponse.From(
        await attempts.RunAsync(call, request.Name(), request.Password, (userId, digest) => grains.GetGrain<IAccountGrain>(userId)
            .OfferSecondFactor(new OfferSecondFactor(CommandContext.OfCall(ids.NewSeed(), Actors.User(userId)), digest))));
}

/// <summary>One of <c>user</c>, <c>username</c> and <c>email</c>, with the password.</summary>
/// <param name="User">A user name or an e-mail address, or an object with one of them.</param>
/// <param name="Password">The password, or an object with its digest.</param>
internal sealed record EnrollSecondFactorRequest(
    GivenUser? User = null,
    [MaxLength(InputLimits.NameMax)] string? Username = null,
    [MaxLength(InputLimits.NameMax)] string? Email = null,
    GivenPassword? Password = null)
{
    public string? Name() => Username ?? Email ?? User?.Name;
}
