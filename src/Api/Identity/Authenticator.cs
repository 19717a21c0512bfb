namespace ContactCenter.Api.Identity;

internal sealed class Authenticator(
    ISignInDirectory signInDirectory, IAccountDirectory accountDirectory, IGrainFactory grains, SessionCache sessions, TimeProvider time) : IAuthenticator
{
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromHours(1);

    public async ValueTask<Caller?> AuthenticateAsync(string? userId, string? token, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(userId) || userId.Length > InputLimits.IdMax) return null;
        if (string.IsNullOrEmpty(token) || token.Length > SignInToken.LengthMax) return null;
        return await AuthenticateSessionAsync(userId, SignInToken.Hash(token), cancellationToken);
    }

    public async ValueTask<Caller?> AuthenticateSessionAsync(string userId, string tokenHash, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var session = sessions.Find(tokenHash);
        if (session is null || now - session.ReadAt > ReadAgainAfter) session = await LookUpAsync(tokenHash, now, cancellationToken);
        if (session is null || session.ExpiresAt <= now) return null;
        return SignInToken.AreEqual(session.Caller.UserId, userId) ? session.Caller : null;
    }

    private async Task<Session?> LookUpAsync(string hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var generation = sessions.Generation;
        if (await signInDirectory.FindTokenAsync(hash, cancellationToken) is not { } owner) return null;
        if (await accountDirectory.FindAccountAsync(owner.UserId, cancellationToken) is not { } account) return null;
        if (!account.Active) return null;
        var session = new Session(new Caller(account.UserId, account.Username, account.Name, account.Roles), owner.ExpiresAt, now);
        sessions.Add(hash, session, generation);
        // Sessions in use are told from forgotten ones by it; nothing hangs on a note that is lost.
        if (owner.ExpiresAt > now && now - owner.UsedAt >= SessionRules.NotedEvery)
            _ = grains.GetGrain<IAccountGrain>(account.UserId).Touch(hash);
        return session;
    }
}
