using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Accounts;

/// <summary>A user's credentials, roles and sign-in tokens (DESIGN §6). Key: user id.</summary>
[Alias("IAccount")]
public interface IAccountGrain : IGrainWithStringKey
{
    [Alias("Create")]
    Task<AccountView> Create(CreateAccount command);

    /// <summary>Checks the password and issues a token (contract §7.1). Refused with 401 also when attempts come too fast.</summary>
    [Alias("Login")]
    Task<IssuedToken> Login(Login command);

    /// <summary>Makes the token useless on every node.</summary>
    [Alias("Logout")]
    Task<long> Logout(CommandContext context, string tokenHash);

    /// <returns>The position at which the change is in the journal.</returns>
    [Alias("SetRole")]
    Task<long> SetRole(SetRole command);

    [Alias("Delete")]
    Task<long> Delete(CommandContext context);
}

/// <param name="PasswordDigest">SHA-256 of the password in hexadecimal (clients may send only that, contract §7.1).</param>
[GenerateSerializer, Immutable, Alias("CreateAccount")]
public sealed record CreateAccount(
    CommandContext Context, string Username, string Name, string? Email, string PasswordDigest, ImmutableArray<string> Roles);

/// <param name="TokenHash">The hash of the token the caller has made and will give out; the grain never sees the token.</param>
[GenerateSerializer, Immutable, Alias("Login")]
public sealed record Login(CommandContext Context, string PasswordDigest, string TokenHash);

[GenerateSerializer, Immutable, Alias("IssuedToken")]
public sealed record IssuedToken(AccountView Account, DateTimeOffset ExpiresAt);

[GenerateSerializer, Immutable, Alias("SetRole")]
public sealed record SetRole(CommandContext Context, string Role, bool Granted);

/// <summary>A user without secrets (contract §7.1 me), as the directory stores it.</summary>
[GenerateSerializer, Immutable, Alias("AccountView")]
public sealed record AccountView
{
    [Id(0)] public required string UserId { get; init; }
    [Id(1)] public required string Username { get; init; }
    [Id(2)] public required string Name { get; init; }
    [Id(3)] public string? Email { get; init; }
    [Id(4)] public bool Active { get; init; } = true;
    [Id(5)] public ImmutableArray<string> Roles { get; init; } = [];
    [Id(6)] public DateTimeOffset CreatedAt { get; init; }
    [Id(7)] public DateTimeOffset UpdatedAt { get; init; }
}
