namespace ContactCenter.Api.Accounts;

/// <summary>Signs in with a password, or again with a token (contract §7.1).</summary>
internal sealed class LoginOperation(
    IGrainFactory grains, ISignInDirectory directory, Users users, IIdSource ids, SignInAttempts attempts, TokenGuard tokens, TimeProvider time)
    : IOperation<LoginRequest, LoginResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "login")
    {
        Access = Access.Public, Limit = RateLimitRule.Login,
        Errors =
        [
            AccountErrors.WrongCredentials, AccountErrors.TooManyAttempts, AccountErrors.CodeRequired, AccountErrors.CodeWrong, AccountErrors.TooManyCodes,
            AccountErrors.EnrollmentRequired, AccountErrors.LocalSignInOff,
        ],
        ExampleRequest = new LoginRequest(AccountExamples.Grace, Password: AccountExamples.Password),
        ExampleResponse = new LoginResponse(new(AccountExamples.UserId, AccountExamples.Secret, new(AccountExamples.Me))),
    };

    public async Task<LoginResponse> RunAsync(ApiCall call, LoginRequest request)
    {
        if (request.Resume is { } token) return await ResumeAsync(call, token);
        // The token is random even for a repeated call: a key that a client chose must never lead to a secret.
        var issued = ids.NewSecret();
        var login = await attempts.RunAsync(call, request.Name(), request.Password, (userId, digest) => grains.GetGrain<IAccountGrain>(userId).Login(
            new Login(CommandContext.OfCall(ids.NewSeed(), Actors.User(userId)), digest, SignInToken.Hash(issued))
            {
                Client = ClientName.Of(call.Request), Code = request.Code is { Length: > 0 } code ? code : CodeInHeader(call.Request),
            }));
        return await SignedInAsync(login, issued, call.Aborted);
    }

    private async Task<LoginResponse> ResumeAsync(ApiCall call, string token)
    {
        tokens.CheckSignIn(call.Request.HttpContext, token);
        var owner = await directory.FindTokenAsync(SignInToken.Hash(token), call.Aborted);
        var account = owner is null || owner.ExpiresAt <= time.GetUtcNow() ? null : await users.FindAsync(owner.UserId, call.Aborted);
        if (account is not { Active: true })
        {
            tokens.CountWrongSignIn(call.Request.HttpContext, token);
            throw new ContactCenterException(AccountErrors.WrongCredentials);
        }

        return await SignedInAsync(new IssuedToken(account, owner!.ExpiresAt), token, call.Aborted);
    }

    private async Task<LoginResponse> SignedInAsync(IssuedToken login, string token, CancellationToken cancellationToken)
    {
        var me = MeResponse.From(login.Account, await users.FindAgentAsync(login.Account.UserId, cancellationToken));
        return new(new(login.Account.UserId, token, new(me), login.RecoveryCodes.IsDefaultOrEmpty ? null : login.RecoveryCodes));
    }

    private static string? CodeInHeader(HttpRequest request) =>
        request.Headers[ApiHeaders.SecondFactorCode].ToString() is { Length: > 0 and <= InputLimits.IdMax } code ? code : null;
}

/// <summary>One of <c>user</c>, <c>username</c> and <c>email</c>, with the password; or <c>resume</c> alone.</summary>
/// <param name="User">A user name or an e-mail address, or an object with one of them.</param>
/// <param name="Password">The password, or an object with its digest.</param>
/// <param name="Resume">A token that was given out before.</param>
/// <param name="Code">A code of the second factor, or a recovery code. It may also stand in the header X-2fa-code.</param>
internal sealed record LoginRequest(
    GivenUser? User = null,
    [MaxLength(InputLimits.NameMax)] string? Username = null,
    [MaxLength(InputLimits.NameMax)] string? Email = null,
    GivenPassword? Password = null,
    [MaxLength(SignInToken.LengthMax)] string? Resume = null,
    [MaxLength(64)] string? Code = null)
{
    public string? Name() => Username ?? Email ?? User?.Name;
}

/// <summary>A response in the form of the contract's sign-in.</summary>
internal abstract record StatusResult : ApiResult
{
    /// <summary>"success", always.</summary>
    [JsonPropertyOrder(-1)]
    public string Status { get; } = "success";
}

internal sealed record LoginResponse(SignedInResponse Data) : StatusResult;

/// <param name="UserId">The value of the header X-User-Id.</param>
/// <param name="AuthToken">The value of the header X-Auth-Token.</param>
/// <param name="Codes">The recovery codes, shown this once, if this sign-in switched the second factor on.</param>
internal sealed record SignedInResponse(string UserId, string AuthToken, SignedInUserResponse Me, ImmutableArray<string>? Codes = null);
