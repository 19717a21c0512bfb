using ContactCenter.Accounts;
using ContactCenter.Api.Http;
using ContactCenter.Directory;

namespace ContactCenter.Api.Identity;

internal sealed class Authenticator(IDirectory directory, SessionCache sessions, TimeProvider time) : IAuthenticator
{
    public async ValueTask<Caller?> AuthenticateAsync(string? userId, string? token, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(userId) || userId.Length > InputLimits.IdMax) return null;
        if (string.IsNullOrEmpty(token) || token.Length > SignInToken.LengthMax) return null;
        var hash = SignInToken.Hash(token);
        var session = sessions.Find(hash) ?? await LookUpAsync(hash, cancellationToken);
        if (session is null || session.ExpiresAt <= time.GetUtcNow()) return null;
        return SignInToken.AreEqual(session.Caller.UserId, userId) ? session.Caller : null;
    }

    private async Task<Session?> LookUpAsync(string hash, CancellationToken cancellationToken)
    {
        var generation = sessions.Generation;
        if (await directory.FindTokenAsync(hash, cancellationToken) is not { } owner) return null;
        if (await directory.FindAccountAsync(owner.UserId, cancellationToken) is not { } document) return null;
        var account = JsonText.View<AccountView>(document);
        if (!account.Active) return null;
        var session = new Session(new Caller(account.UserId, account.Username, account.Name, account.Roles), owner.ExpiresAt);
        sessions.Add(hash, session, generation);
        return session;
    }
}
