namespace ContactCenter.Api.Accounts;

/// <summary>Attempts to sign in by name and password.</summary>
internal sealed class SignInAttempts(ISignInDirectory directory, RateLimiter limiter, SignInGuard guard, PasswordCheck passwords)
{
    /// <param name="name">The user name or e-mail address as it was typed. One that nobody has takes the same way, to an account that does not exist.</param>
    /// <param name="attempt">Gets the id of the user and the password's digest.</param>
    public async Task<T> RunAsync<T>(ApiCall call, string? name, GivenPassword? password, Func<string, string, Task<T>> attempt)
    {
        passwords.CheckLocal();
        if (string.IsNullOrWhiteSpace(name) || password?.ToDigest() is not { } digest) throw new ContactCenterException(AccountErrors.WrongCredentials);
        var http = call.Request.HttpContext;
        var userId = await directory.FindAccountIdAsync(name, call.Aborted);
        // By whom it means, not by how it is spelled: an address can be written in many ways. No user name has a space in it.
        var counted = userId is null ? ContactAddresses.EmailKey(name) : $"user {userId}";
        limiter.CheckLogin(http, counted);
        return await guard.RunAsync(http, counted, userId, () => attempt(userId ?? $"nobody-{digest[0]}", digest));
    }
}
