using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Routing;
using Orleans.Concurrency;

namespace ContactCenter.Accounts;

/// <summary>A user's credentials, roles and sign-in tokens (DESIGN §6). Key: user id.</summary>
[Alias("IAccount")]
public interface IAccountGrain : IGrainWithStringKey
{
    [Alias("Create")]
    Task<AccountView> Create(CreateAccount command);

    /// <summary>Checks the password, and the second factor where there is one, and issues a token (contract §7.1).</summary>
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

    /// <summary>Changes any of name, user name, e-mail, password, roles and activity, all or none of them.</summary>
    [Alias("Change")]
    Task<ChangedAccount> Change(ChangeAccount command);

    [Alias("EndSessions")]
    Task<long> EndSessions(EndSessions command);

    [Alias("ListSessions")]
    Task<ImmutableArray<SessionView>> ListSessions();

    /// <summary>The session was used. May be lost or repeated.</summary>
    [Alias("Touch"), OneWay]
    Task Touch(string tokenHash);

    /// <summary>Somebody says that the password is forgotten: mails a one-time code, and tells nobody whether it did.</summary>
    [Alias("RequestReset"), OneWay]
    Task RequestReset(RequestReset command);

    /// <summary>An administrator takes the password away: all sessions end, and a one-time code is mailed.</summary>
    [Alias("ResetPassword")]
    Task<long> ResetPassword(RequestReset command);

    /// <summary>Whether this is the hash of the code that was mailed last, and is still good.</summary>
    [Alias("HasResetCode")]
    Task<bool> HasResetCode(string codeHash);

    /// <summary>Sets the password by a code that was mailed; all sessions end.</summary>
    [Alias("CompleteReset")]
    Task<long> CompleteReset(CompleteReset command);

    /// <summary>Makes a secret for time-based codes. It counts from the first right code on.</summary>
    [Alias("OfferSecondFactor")]
    Task<OfferedSecret> OfferSecondFactor(OfferSecondFactor command);

    /// <summary>Switches the second factor on; other sessions end.</summary>
    /// <returns>Recovery codes, shown this once.</returns>
    [Alias("ConfirmSecondFactor")]
    Task<RecoveryCodes> ConfirmSecondFactor(ProveSecondFactor command);

    [Alias("RenewRecoveryCodes")]
    Task<RecoveryCodes> RenewRecoveryCodes(ProveSecondFactor command);

    [Alias("CountRecoveryCodes")]
    Task<int> CountRecoveryCodes();

    /// <summary>Switches the second factor off by a code.</summary>
    [Alias("RemoveSecondFactor")]
    Task<long> RemoveSecondFactor(ProveSecondFactor command);

    /// <summary>An administrator switches the second factor off, because it is lost: all sessions end.</summary>
    [Alias("ResetSecondFactor")]
    Task<long> ResetSecondFactor(CommandContext context);

    /// <summary>Another service has signed the user in: notes the identity, and a one-time code by which a token is fetched.</summary>
    [Alias("OfferSignIn")]
    Task<AccountView> OfferSignIn(OfferSignIn command);

    [Alias("RedeemSignIn")]
    Task<IssuedToken> RedeemSignIn(RedeemSignIn command);
}

/// <param name="PasswordDigest">SHA-256 of the password in hexadecimal (clients may send only that, contract §7.1); empty = it has no password.</param>
[GenerateSerializer, Immutable, Alias("CreateAccount")]
public sealed record CreateAccount(
    CommandContext Context, string Username, string Name, string? Email, string PasswordDigest, ImmutableArray<string> Roles)
{
    [Id(0)] public bool Active { get; init; } = true;

    /// <summary><see cref="AccountIdentity.KeyOf"/> of another service's user; null = none.</summary>
    [Id(1)] public string? IdentityKey { get; init; }

    /// <summary>Nobody chose the password: a chosen one may replace it (<see cref="ChangeAccount.OnlyIfPasswordIsGenerated"/>).</summary>
    [Id(2)] public bool PasswordIsGenerated { get; init; }
}

/// <param name="TokenHash">The hash of the token the caller has made and will give out; the grain never sees the token.</param>
[GenerateSerializer, Immutable, Alias("Login")]
public sealed record Login(CommandContext Context, string PasswordDigest, string TokenHash)
{
    /// <summary>What signs in, as its owner knows it again: a browser, a program. Never an address.</summary>
    [Id(0)] public string? Client { get; init; }

    /// <summary>Of the second factor, or a recovery code.</summary>
    [Id(1)] public string? Code { get; init; }
}

[GenerateSerializer, Immutable, Alias("IssuedToken")]
public sealed record IssuedToken(AccountView Account, DateTimeOffset ExpiresAt)
{
    /// <summary>Not empty when the sign-in switched the second factor on.</summary>
    [Id(0)] public ImmutableArray<string> RecoveryCodes { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("SetRole")]
public sealed record SetRole(CommandContext Context, string Role, bool Granted);

/// <summary>What is null stays.</summary>
[GenerateSerializer, Immutable, Alias("ChangeAccount")]
public sealed record ChangeAccount(CommandContext Context)
{
    [Id(0)] public string? Username { get; init; }
    [Id(1)] public string? Name { get; init; }
    [Id(2)] public string? Email { get; init; }
    [Id(3)] public bool? Active { get; init; }

    /// <summary>The edge has held the password itself against the policy.</summary>
    [Id(4)] public string? NewPasswordDigest { get; init; }
    [Id(5)] public ImmutableArray<string>? Roles { get; init; }

    /// <summary>The owner's own change: one of these must be the password's digest. Null = an administrator's.</summary>
    [Id(6)] public ImmutableArray<string>? CurrentDigests { get; init; }

    /// <summary>The session that outlives a new password; null = none does.</summary>
    [Id(7)] public string? KeptTokenHash { get; init; }

    /// <summary>Changes nothing once somebody has signed in or chosen a password.</summary>
    [Id(8)] public bool OnlyIfPasswordIsGenerated { get; init; }
}

/// <param name="Position">0 = nothing was changed.</param>
[GenerateSerializer, Immutable, Alias("ChangedAccount")]
public sealed record ChangedAccount(AccountView Account, long Position);

/// <param name="SessionId">The one that ends; null = all.</param>
/// <param name="KeptTokenHash">Of all, the one that stays.</param>
[GenerateSerializer, Immutable, Alias("EndSessions")]
public sealed record EndSessions(CommandContext Context, string? SessionId, string? KeptTokenHash);

/// <summary>A session as its owner sees it.</summary>
[GenerateSerializer, Immutable, Alias("SessionView")]
public sealed record SessionView(string SessionId, string? Client, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt, DateTimeOffset ExpiresAt);

/// <param name="Code">Mailed and forgotten; the journal has its hash.</param>
[GenerateSerializer, Immutable, Alias("RequestReset")]
public sealed record RequestReset(CommandContext Context, string Code, string CodeHash);

[GenerateSerializer, Immutable, Alias("CompleteReset")]
public sealed record CompleteReset(CommandContext Context, string CodeHash, string NewPasswordDigest);

/// <param name="PasswordDigest">Before a sign-in that needs the second factor; null = the owner is signed in.</param>
[GenerateSerializer, Immutable, Alias("OfferSecondFactor")]
public sealed record OfferSecondFactor(CommandContext Context, string? PasswordDigest);

/// <param name="Secret">In Base32, as authenticator apps take it.</param>
[GenerateSerializer, Immutable, Alias("OfferedSecret")]
public sealed record OfferedSecret(string Secret, string Username);

[GenerateSerializer, Immutable, Alias("ProveSecondFactor")]
public sealed record ProveSecondFactor(CommandContext Context, string Code, string? KeptTokenHash);

[GenerateSerializer, Immutable, Alias("RecoveryCodes")]
public sealed record RecoveryCodes(ImmutableArray<string> Codes, long Position);

/// <param name="IdentityKey"><see cref="AccountIdentity.KeyOf"/>.</param>
[GenerateSerializer, Immutable, Alias("OfferSignIn")]
public sealed record OfferSignIn(CommandContext Context, string IdentityKey, string CodeHash);

[GenerateSerializer, Immutable, Alias("RedeemSignIn")]
public sealed record RedeemSignIn(CommandContext Context, string CodeHash, string TokenHash, string? Client);

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
    [Id(8)] public bool HasSecondFactor { get; init; }
    [Id(9)] public bool HasPassword { get; init; } = true;

    /// <summary>Another service signs the user in.</summary>
    [Id(10)] public bool IsLinked { get; init; }
}
