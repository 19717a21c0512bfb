using System.Collections.Immutable;
using ContactCenter.Listing;

namespace ContactCenter.Accounts;

/// <summary>An account with its secrets, as hashes.</summary>
/// <param name="View">Null = there is none, or it was deleted.</param>
internal sealed record AccountState(AccountView? View, string PasswordHash, ImmutableArray<TokenRow> Tokens)
{
    public static AccountState None { get; } = new(null, "", []);

    /// <summary>The password is the one that the server generated, and nobody has signed in with it.</summary>
    public bool HasUnusedGeneratedPassword { get; init; }

    public SecondFactorState SecondFactor { get; init; } = SecondFactorState.None;

    /// <summary>The code that was mailed last; null = no code is valid.</summary>
    public PendingCode? Reset { get; init; }

    /// <summary>The times at which codes were asked for last, at most as many as are allowed in an hour.</summary>
    public ImmutableArray<DateTimeOffset> ResetsAsked { get; init; } = [];

    /// <summary>The code by which a sign-in at another service is redeemed.</summary>
    public PendingCode? SignIn { get; init; }

    public ImmutableArray<string> IdentityKeys { get; init; } = [];
}

/// <summary>A one-time code, as its hash.</summary>
internal sealed record PendingCode(string Hash, DateTimeOffset ExpiresAt);

/// <summary>Time-based codes and their recovery codes.</summary>
/// <param name="Offered">A sealed secret that is not proven yet.</param>
/// <param name="Secret">The sealed secret that counts; null = there is no second factor.</param>
/// <param name="LastStep">The newest time step whose code was accepted.</param>
internal sealed record SecondFactorState(string? Offered, string? Secret, long LastStep, ImmutableArray<string> RecoveryHashes)
{
    public static SecondFactorState None { get; } = new(null, null, 0, []);
}
