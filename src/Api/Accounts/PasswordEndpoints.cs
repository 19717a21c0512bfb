using ContactCenter.Accounts;
using ContactCenter.Journal;

namespace ContactCenter.Api.Accounts;

/// <summary>Passwords that were forgotten, or taken away.</summary>
internal sealed class PasswordEndpoints(
    IGrainFactory grains, ISignInDirectory directory, Users users, IIdSource ids, PasswordCheck passwords, AccessControl access, IJournalFollower follower)
    : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(PasswordOperations.Forgot, ForgotAsync);
        api.Map(PasswordOperations.ResetByToken, ResetByTokenAsync);
        api.Map(PasswordOperations.Reset, ResetAsync);
    }

    /// <summary>Gives the same response for every address, after the same work: the account decides by itself whether to mail.</summary>
    private async Task<ApiResponse> ForgotAsync(ApiCall call)
    {
        passwords.CheckLocal();
        var email = call.Input.RequiredText("email").Trim();
        var userId = email.Contains('@', StringComparison.Ordinal) ? await directory.FindAccountIdAsync(email, call.Aborted) : null;
        var code = ids.NewSecret();
        await grains.GetGrain<IAccountGrain>(userId ?? "nobody-0").RequestReset(
            new RequestReset(CommandContext.OfCall(ids.NewSeed(), Actors.System), code, SignInToken.Hash(code)));
        return ApiResponse.Of(static json => json.WriteString("status", "success"));
    }

    private async Task<ApiResponse> ResetByTokenAsync(ApiCall call)
    {
        passwords.CheckLocal();
        if (OneTimeCode.Read(call.Input.RequiredText("token")) is not var (userId, secret))
            throw new ContactCenterException(AccountErrors.InvalidResetToken);
        // A stranger with a wrong code is told that, and nothing of the account.
        var hash = SignInToken.Hash(secret);
        var account = await users.FindAsync(userId, call.Aborted) ?? throw new ContactCenterException(AccountErrors.InvalidResetToken);
        var digest = await NewDigestAsync(account, call.Input.RequiredText("newPassword"), hash);
        var position = await grains.GetGrain<IAccountGrain>(userId).CompleteReset(
            new CompleteReset(call.IdsOf(userId).Command(Actors.User(userId)), hash, digest));
        await follower.SeenAsync(position);
        return ApiResponse.Success;
    }

    /// <summary>Checks and digests a new password. The policy's refusal tells something of the account, so only a caller with the right code sees it.</summary>
    private async Task<string> NewDigestAsync(AccountView account, string password, string codeHash)
    {
        try
        {
            return passwords.DigestOf(password, account.Username, account.Email, account.Name);
        }
        catch (ContactCenterException)
        {
            if (await grains.GetGrain<IAccountGrain>(account.UserId).HasResetCode(codeHash)) throw;
            throw new ContactCenterException(AccountErrors.InvalidResetToken);
        }
    }

    private async Task<ApiResponse> ResetAsync(ApiCall call)
    {
        passwords.CheckLocal();
        var account = await users.NamedAsync(call.Input, call.Aborted) ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        access.CheckMayChange(call.Caller, account);
        var code = ids.NewSecret();
        var position = await grains.GetGrain<IAccountGrain>(account.UserId).ResetPassword(
            new RequestReset(call.Ids.Command(call.Caller.Actor), code, SignInToken.Hash(code)));
        await follower.SeenAsync(position);
        return ApiResponse.Success;
    }
}
