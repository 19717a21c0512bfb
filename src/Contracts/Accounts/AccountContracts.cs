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

    /// <summary>Notes that the session was used. The call may be lost or repeated.</summary>
    [Alias("Touch"), OneWay]
    Task Touch(string tokenHash);

    /// <summary>Mails a one-time code to a user who forgot the password. The caller does not learn whether a code was sent.</summary>
    [Alias("RequestReset"), OneWay]
    Task RequestReset(RequestReset command);

    /// <summary>Takes the password away on an administrator's order: all sessions end, and a one-time code is mailed.</summary>
    [Alias("ResetPassword")]
    Task<long> ResetPassword(RequestReset command);

    /// <summary>Tells whether this is the hash of the code that was mailed last, and the code is still valid.</summary>
    [Alias("HasResetCode")]
    Task<bool> HasResetCode(string codeHash);

    /// <summary>Sets the password by a code that was mailed; all sessions end.</summary>
    [Alias("CompleteReset")]
    Task<long> CompleteReset(CompleteReset command);

    /// <summary>Makes a secret for time-based codes. The secret counts from the first right code on.</summary>
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

    /// <summary>Switches the second factor off on an administrator's order, because the user lost it: all sessions end.</summary>
    [Alias("ResetSecondFactor")]
    Task<long> ResetSecondFactor(CommandContext context);

    /// <summary>Notes that another service has signed the user in: the identity there, and a one-time code by which the client fetches a token.</summary>
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

    /// <summary>The user's identity at another service (<c>AccountIdentity.KeyOf</c>); null = none.</summary>
    [Id(1)] public string? IdentityKey { get; init; }

    /// <summary>The password was generated, not chosen: a chosen one may replace it (<see cref="ChangeAccount.OnlyIfPasswordIsGenerated"/>).</summary>
    [Id(2)] public bool PasswordIsGenerated { get; init; }
}

/// <param name="TokenHash">The hash of the token the caller has made and will give out; the grain never sees the token.</param>
[GenerateSerializer, Immutable, Alias("Login")]
public sealed record Login(CommandContext Context, string PasswordDigest, string TokenHash)
{
    /// <summary>The client that signs in, as the account's owner recognises it (a browser, a program). Never an address.</summary>
    [Id(0)] public string? Client { get; init; }

    /// <summary>A code of the second factor, or a recovery code; null = none was given.</summary>
    [Id(1)] public string? Code { get; init; }
}

[GenerateSerializer, Immutable, Alias("IssuedToken")]
public sealed record IssuedToken(AccountView Account, DateTimeOffset ExpiresAt)
{
    /// <summary>The codes that were made if this sign-in switched the second factor on; empty = it did not.</summary>
    [Id(0)] public ImmutableArray<string> RecoveryCodes { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("SetRole")]
public sealed record SetRole(CommandContext Context, string Role, bool Granted);

/// <summary>Changes an account. Parts that are null stay as they are.</summary>
[GenerateSerializer, Immutable, Alias("ChangeAccount")]
public sealed record ChangeAccount(CommandContext Context)
{
    [Id(0)] public string? Username { get; init; }
    [Id(1)] public string? Name { get; init; }
    [Id(2)] public string? Email { get; init; }
    [Id(3)] public bool? Active { get; init; }

    /// <summary>The digest of the new password. The API has checked the password itself against the policy.</summary>
    [Id(4)] public string? NewPasswordDigest { get; init; }
    [Id(5)] public ImmutableArray<string>? Roles { get; init; }

    /// <summary>Digests of the current password as its owner typed it, one of which must be right; null = an administrator makes the change.</summary>
    [Id(6)] public ImmutableArray<string>? CurrentDigests { get; init; }

    /// <summary>The session that outlives a new password; null = none does.</summary>
    [Id(7)] public string? KeptTokenHash { get; init; }

    /// <summary>The change is made only while nobody has signed in or chosen a password.</summary>
    [Id(8)] public bool OnlyIfPasswordIsGenerated { get; init; }
}

/// <param name="Position">0 = nothing was changed.</param>
[GenerateSerializer, Immutable, Alias("ChangedAccount")]
public sealed record ChangedAccount(AccountView Account, long Position);

/// <param name="SessionId">The session that ends; null = all.</param>
/// <param name="KeptTokenHash">The session that stays when all others end; null = none.</param>
[GenerateSerializer, Immutable, Alias("EndSessions")]
public sealed record EndSessions(CommandContext Context, string? SessionId, string? KeptTokenHash);

/// <summary>A session as its owner sees it.</summary>
[GenerateSerializer, Immutable, Alias("SessionView")]
public sealed record SessionView(string SessionId, string? Client, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt, DateTimeOffset ExpiresAt);

/// <param name="Code">The one-time code, which is mailed and then forgotten: the journal has only its hash.</param>
[GenerateSerializer, Immutable, Alias("RequestReset")]
public sealed record RequestReset(CommandContext Context, string Code, string CodeHash);

[GenerateSerializer, Immutable, Alias("CompleteReset")]
public sealed record CompleteReset(CommandContext Context, string CodeHash, string NewPasswordDigest);

/// <param name="PasswordDigest">Given before a sign-in that needs the second factor; null = the owner is signed in.</param>
[GenerateSerializer, Immutable, Alias("OfferSecondFactor")]
public sealed record OfferSecondFactor(CommandContext Context, string? PasswordDigest);

/// <param name="Secret">The secret in Base32, as authenticator apps take it.</param>
[GenerateSerializer, Immutable, Alias("OfferedSecret")]
public sealed record OfferedSecret(string Secret, string Username);

[GenerateSerializer, Immutable, Alias("ProveSecondFactor")]
public sealed record ProveSecondFactor(CommandContext Context, string Code, string? KeptTokenHash);

[GenerateSerializer, Immutable, Alias("RecoveryCodes")]
public sealed record RecoveryCodes(ImmutableArray<string> Codes, long Position);

/// <param name="IdentityKey">The user's identity at the other service (<c>AccountIdentity.KeyOf</c>).</param>
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

    /// <summary>An identity at another service is linked to the account, so that service can sign the user in.</summary>
    [Id(10)] public bool IsLinked { get; init; }
}
