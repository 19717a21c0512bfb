using ContactCenter.Api.Audit;

namespace ContactCenter.Api.Accounts;

/// <summary>
/// Guards everything by which somebody could guess a password. Failures are counted by name and address, known or not, and reported. They get their
/// response no sooner than a fixed time after they began, so that neither the response nor its time tells whether the name exists.
/// </summary>
internal sealed class SignInGuard(IGrainFactory grains, SignInFailures failures, TimeProvider time)
{
    private static readonly TimeSpan AnsweredAfter = TimeSpan.FromMilliseconds(250);

    /// <param name="name">The user name as it was typed.</param>
    /// <param name="userId">The account with that name; null = there is none.</param>
    public async Task<T> RunAsync<T>(HttpContext http, string name, string? userId, Func<Task<T>> attempt)
    {
        var started = time.GetTimestamp();
        var pair = Hashes.Of($"{ClientAddress.Of(http)}\n{name.Trim().ToUpperInvariant()}");
        var guard = grains.GetGrain<ISignInGuardGrain>($"{pair[0] % SignInGuardGrain.Shares}");
        var key = Convert.ToHexStringLower(pair);
        try
        {
            if (!await guard.Begin(key)) throw new ContactCenterException(AccountErrors.TooManyAttempts);
            var result = await attempt();
            await guard.End(key, hasFailed: false);
            return result;
        }
        catch (ContactCenterException refused) when (ReasonOf(refused.Error) is { } reason)
        {
            if (refused.Error != AccountErrors.TooManyAttempts) await guard.End(key, hasFailed: true);
            failures.Report(userId, reason);
            var left = AnsweredAfter - time.GetElapsedTime(started);
            if (left > TimeSpan.Zero) await Task.Delay(left, time, http.RequestAborted);
            throw;
        }
        catch (ContactCenterException refused) when (refused.Error.Kind != ErrorKind.Unavailable)
        {
            await guard.End(key, hasFailed: false);
            throw;
        }
    }

    /// <summary>Null = no sign that somebody guesses.</summary>
    private static string? ReasonOf(Error error) =>
        error == AccountErrors.WrongCredentials || error == AccountErrors.WrongCurrentPassword ? "password"
        : error == AccountErrors.CodeWrong || error == AccountErrors.TooManyCodes ? "code"
        : error == AccountErrors.TooManyAttempts ? "blocked"
        : null;
}
