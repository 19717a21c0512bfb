namespace ContactCenter.Api.Accounts;

/// <summary>Sets a new password by a code that was mailed; all sessions of the user end.</summary>
internal sealed class ResetPasswordByTokenOperation(IGrainFactory grains, Users users, PasswordCheck passwords, IJournalFollower follower)
    : IOperation<ResetPasswordByTokenRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "users.resetPasswordByToken")
    {
        Access = Access.Public, Limit = RateLimitRule.Login,
        Errors = [AccountErrors.InvalidResetToken, AccountExamples.PasswordTooWeak, AccountErrors.LocalSignInOff],
        ExampleRequest = new ResetPasswordByTokenRequest(OneTimeCode.Of(AccountExamples.UserId, AccountExamples.Secret), "a long one of mine"),
    };

    public async Task<Done> RunAsync(ApiCall call, ResetPasswordByTokenRequest request)
    {
        passwords.CheckLocal();
        if (OneTimeCode.Read(request.Token) is not var (userId, secret)) throw new ContactCenterException(AccountErrors.InvalidResetToken);
        // A stranger with a wrong code is told that, and nothing of the account.
        var hash = SignInToken.Hash(secret);
        var account = await users.FindAsync(userId, call.Aborted) ?? throw new ContactCenterException(AccountErrors.InvalidResetToken);
        var digest = await NewDigestAsync(account, request.NewPassword, hash);
        await follower.SeenAsync(await grains.GetGrain<IAccountGrain>(userId).CompleteReset(
            new CompleteReset(call.IdsOf(userId).Command(Actors.User(userId)), hash, digest)));
        return Done.Instance;
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
}

/// <param name="Token">The code that was mailed.</param>
internal sealed record ResetPasswordByTokenRequest(
    [NotEmpty, MaxLength(OneTimeCode.LengthMax)] string Token, [NotEmpty, MaxLength(InputLimits.PasswordMax)] string NewPassword);
