namespace ContactCenter.Api.Accounts;

/// <summary>The caller (contract §7.1).</summary>
internal sealed class MeOperation(Users users) : IOperation<IgnoredRequest, MeResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "me") { ExampleResponse = AccountExamples.Me };

    public async Task<MeResponse> RunAsync(ApiCall call, IgnoredRequest request)
    {
        var account = await users.FindAsync(call.Caller.UserId, call.Aborted) ?? throw new ContactCenterException(CommonErrors.NotLoggedIn);
        return MeResponse.From(account, await users.FindAgentAsync(account.UserId, call.Aborted));
    }
}
