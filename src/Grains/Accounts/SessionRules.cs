using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Wording;

namespace ContactCenter.Accounts;

/// <summary>Decides which sessions an account keeps.</summary>
public static class SessionRules
{
    public const int SessionsMax = 300;
    private const int IdDigits = 24;

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>The shortest time between two notes of a session's use.</summary>
    public static readonly TimeSpan NotedEvery = TimeSpan.FromHours(6);

    /// <summary>The name of a session for its owner. Nobody can sign in with it.</summary>
    public static string IdOf(string tokenHash) =>
        Hashes.Hex("session\n" + tokenHash)[..IdDigits];

    /// <summary>
    /// Adds a session and drops those that are too many. Expired ones go first, then the longest unused of the client that has most
    /// sessions: a script that signs in for ever pushes out its own sessions and nobody's browser.
    /// </summary>
    public static ImmutableArray<TokenRow> With(ImmutableArray<TokenRow> tokens, TokenRow issued)
    {
        var kept = tokens.Where(token => token.ExpiresAt > issued.CreatedAt).ToList();
        while (kept.Count >= SessionsMax) kept.Remove(Superfluous(kept));
        return [.. kept, issued];
    }

    public static ImmutableArray<TokenRow> Without(ImmutableArray<TokenRow> tokens, string? keptTokenHash) =>
        tokens.RemoveAll(token => token.TokenHash != keptTokenHash);

    public static ImmutableArray<TokenRow> Used(ImmutableArray<TokenRow> tokens, string tokenHash, DateTimeOffset at) =>
        [.. tokens.Select(token => token.TokenHash == tokenHash ? token with { UsedAt = at } : token)];

    public static bool IsUseDue(TokenRow token, DateTimeOffset now) => now - (token.UsedAt ?? token.CreatedAt) >= NotedEvery;

    public static SessionView View(TokenRow token) =>
        new(IdOf(token.TokenHash), token.Client, token.CreatedAt, token.UsedAt, token.ExpiresAt);

    private static TokenRow Superfluous(List<TokenRow> tokens)
    {
        var clients = tokens.GroupBy(token => token.Client, StringComparer.Ordinal).ToList();
        var most = clients.Max(client => client.Count());
        return clients.Where(client => client.Count() == most).SelectMany(client => client).MinBy(token => token.UsedAt ?? token.CreatedAt)!;
    }
}
