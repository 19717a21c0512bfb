namespace ContactCenter.Api.Identity;

/// <summary>Tells who a pair of user id and token is: the same for REST (contract §7.1) and the hub.</summary>
public interface IAuthenticator
{
    /// <summary>The caller, or null when the token is unknown, expired, somebody else's, or its account is not active.</summary>
    ValueTask<Caller?> AuthenticateAsync(string? userId, string? token, CancellationToken cancellationToken = default);

    /// <summary>The same for a token of which only the hash is known.</summary>
    ValueTask<Caller?> AuthenticateSessionAsync(string userId, string tokenHash, CancellationToken cancellationToken = default);
}
