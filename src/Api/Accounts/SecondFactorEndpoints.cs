using ContactCenter.Accounts;
using ContactCenter.Journal;

namespace ContactCenter.Api.Accounts;

/// <summary>The second factor of the signed-in user, and its reset by administrators.</summary>
internal sealed class SecondFactorEndpoints(IGrainFactory grains, Users users, AccessControl access, IJournalFollower follower) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(SecondFactorOperations.Enable, EnableAsync);
        api.Map(SecondFactorOperations.Validate, ValidateAsync);
        api.Map(SecondFactorOperations.Disable, DisableAsync);
        api.Map(SecondFactorOperations.RegenerateCodes, RegenerateAsync);
        api.Map(SecondFactorOperations.CheckCodesRemaining, CountAsync);
        api.Map(SecondFactorOperations.Reset, ResetAsync);
    }

    private async Task<ApiResponse> EnableAsync(ApiCall call) => SecondFactorJson.Offered(
        await Own(call).OfferSecondFactor(new OfferSecondFactor(call.Ids.Command(call.Caller.Actor), null)));

    private async Task<ApiResponse> ValidateAsync(ApiCall call) => await CodesAsync(await Own(call).ConfirmSecondFactor(Proof(call)));

    private async Task<ApiResponse> RegenerateAsync(ApiCall call) => await CodesAsync(await Own(call).RenewRecoveryCodes(Proof(call)));

    private async Task<ApiResponse> DisableAsync(ApiCall call)
    {
        await follower.SeenAsync(await Own(call).RemoveSecondFactor(Proof(call)));
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> CountAsync(ApiCall call)
    {
        var remaining = await Own(call).CountRecoveryCodes();
        return ApiResponse.Of(json => json.WriteNumber("remaining", remaining));
    }

    private async Task<ApiResponse> ResetAsync(ApiCall call)
    {
        var account = await users.NamedAsync(call.Input, call.Aborted) ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        access.CheckMayChange(call.Caller, account);
        await follower.SeenAsync(await grains.GetGrain<IAccountGrain>(account.UserId).ResetSecondFactor(call.Ids.Command(call.Caller.Actor)));
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> CodesAsync(RecoveryCodes made)
    {
        await follower.SeenAsync(made.Position);
        return ApiResponse.Of(json => json.Texts("codes", made.Codes));
    }

    private IAccountGrain Own(ApiCall call) => grains.GetGrain<IAccountGrain>(call.Caller.UserId);

    private static ProveSecondFactor Proof(ApiCall call) =>
        new(call.Ids.Command(call.Caller.Actor), call.Input.RequiredText("code"), call.TokenHash);
}
