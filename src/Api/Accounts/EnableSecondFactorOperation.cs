namespace ContactCenter.Api.Accounts;

/// <summary>Makes a secret for time-based codes; the first right code switches it on.</summary>
internal sealed class EnableSecondFactorOperation(IGrainFactory grains) : IOperation<NoRequest, OfferedSecretResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "users.2fa.enableTotp")
    {
        Errors = [AccountErrors.SecondFactorOn], ExampleResponse = AccountExamples.OfferedSecret,
    };

    public async Task<OfferedSecretResponse> RunAsync(ApiCall call, NoRequest request) => OfferedSecretResponse.From(
        await grains.GetGrain<IAccountGrain>(call.Caller.UserId).OfferSecondFactor(new OfferSecondFactor(call.Ids.Command(call.Caller.Actor), null)));
}

/// <param name="Secret">The secret in Base32, as authenticator apps take it.</param>
/// <param name="Url">The address that an authenticator app reads from a QR code.</param>
internal sealed record OfferedSecretResponse(string Secret, string Url) : ApiResult
{
    private const string Issuer = "ContactCenter";

    public static OfferedSecretResponse From(OfferedSecret offered) => new(
        offered.Secret,
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(offered.Username)}?secret={offered.Secret}&issuer={Issuer}&digits=6&period=30");
}
