namespace ContactCenter.Api.Accounts;

/// <summary>Exchanges the one-time code of a sign-in at another service for a token.</summary>
internal sealed class RedeemLoginCodeOperation(IGrainFactory grains, IIdSource ids) : IOperation<RedeemLoginCodeRequest, RedeemLoginCodeResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "loginCode.redeem")
    {
        Access = Access.Public, Limit = RateLimitRule.Login,
        Errors = [AccountErrors.InvalidLoginCode],
        ExampleRequest = new RedeemLoginCodeRequest(OneTimeCode.Of(AccountExamples.UserId, AccountExamples.Secret)),
        ExampleResponse = new RedeemLoginCodeResponse(AccountExamples.Secret, AccountExamples.UserId),
    };

    public async Task<RedeemLoginCodeResponse> RunAsync(ApiCall call, RedeemLoginCodeRequest request)
    {
        if (OneTimeCode.Read(request.Code) is not var (userId, secret)) throw new ContactCenterException(AccountErrors.InvalidLoginCode);
        var issued = ids.NewSecret();
        await grains.GetGrain<IAccountGrain>(userId).RedeemSignIn(new RedeemSignIn(
            CommandContext.OfCall(ids.NewSeed(), Actors.User(userId)), SignInToken.Hash(secret), SignInToken.Hash(issued), ClientName.Of(call.Request)));
        return new RedeemLoginCodeResponse(issued, userId);
    }
}

internal sealed record RedeemLoginCodeRequest([NotEmpty, MaxLength(OneTimeCode.LengthMax)] string Code);

/// <param name="LoginToken">The value of the header X-Auth-Token.</param>
/// <param name="UserId">The value of the header X-User-Id.</param>
internal sealed record RedeemLoginCodeResponse(string LoginToken, string UserId) : ApiResult;
