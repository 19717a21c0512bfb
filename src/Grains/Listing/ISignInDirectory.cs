namespace ContactCenter.Listing;

/// <summary>A token's owner, for sign-in by header.</summary>
public sealed record TokenOwner(string UserId, DateTimeOffset ExpiresAt)
{
    /// <summary>The time when the token was last used, as far as it is noted; else when it was made.</summary>
    public DateTimeOffset UsedAt { get; init; }
}

/// <summary>A session in a list over all users.</summary>
public sealed record ListedSession(string UserId, string Username, string Name, TokenRow Token);

/// <summary>Finds the account that signs in: by name, identity or token; and lists its sessions.</summary>
public interface ISignInDirectory
{
    /// <summary>By user name or e-mail, without regard to case.</summary>
    Task<string?> FindAccountIdAsync(string usernameOrEmail, CancellationToken cancellationToken = default);

    Task<TokenOwner?> FindTokenAsync(string tokenHash, CancellationToken cancellationToken = default);

    /// <summary>The account that another service's user is linked to (<see cref="Accounts.AccountIdentity.KeyOf"/>); null = none.</summary>
    Task<string?> FindAccountIdByIdentityAsync(string identityKey, CancellationToken cancellationToken = default);

    /// <summary>Sessions of all users that end after <paramref name="now"/>, the newest first.</summary>
    Task<Page<ListedSession>> ListSessionsAsync(DateTimeOffset now, PageRequest page, CancellationToken cancellationToken = default);
}
