namespace ContactCenter.Api.Accounts;

/// <summary>The number of the caller's recovery codes that are left.</summary>
internal sealed class CountRecoveryCodesOperation(IGrainFactory grains) : IOperation<NoRequest, CountRecoveryCodesResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "users.2fa.checkCodesRemaining") { ExampleResponse = new CountRecoveryCodesResponse(9) };

    public async Task<CountRecoveryCodesResponse> RunAsync(ApiCall call, NoRequest request) =>
        new(await grains.GetGrain<IAccountGrain>(call.Caller.UserId).CountRecoveryCodes());
}

internal sealed record CountRecoveryCodesResponse(int Remaining) : ApiResult;
