using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ContactCenter.Accounts;

/// <summary>An entry of an account's history. The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
[JsonDerivedType(typeof(AccountCreated), AccountKinds.Created)]
[JsonDerivedType(typeof(TokenIssued), AccountKinds.TokenIssued)]
[JsonDerivedType(typeof(TokenRevoked), AccountKinds.TokenRevoked)]
[JsonDerivedType(typeof(TokensRevoked), AccountKinds.TokensRevoked)]
[JsonDerivedType(typeof(TokenUsed), AccountKinds.TokenUsed)]
[JsonDerivedType(typeof(RoleChanged), AccountKinds.RoleChanged)]
[JsonDerivedType(typeof(ProfileChanged), AccountKinds.ProfileChanged)]
[JsonDerivedType(typeof(ActiveChanged), AccountKinds.ActiveChanged)]
[JsonDerivedType(typeof(PasswordChanged), AccountKinds.PasswordChanged)]
[JsonDerivedType(typeof(ResetRequested), AccountKinds.ResetRequested)]
[JsonDerivedType(typeof(SecondFactorOffered), AccountKinds.SecondFactorOffered)]
[JsonDerivedType(typeof(SecondFactorEnabled), AccountKinds.SecondFactorEnabled)]
[JsonDerivedType(typeof(SecondFactorRemoved), AccountKinds.SecondFactorRemoved)]
[JsonDerivedType(typeof(CodeUsed), AccountKinds.CodeUsed)]
[JsonDerivedType(typeof(RecoveryCodesMade), AccountKinds.RecoveryCodesMade)]
[JsonDerivedType(typeof(IdentityLinked), AccountKinds.IdentityLinked)]
[JsonDerivedType(typeof(SignInOffered), AccountKinds.SignInOffered)]
[JsonDerivedType(typeof(AccountDeleted), AccountKinds.Deleted)]
public abstract record AccountEntry;

/// <summary>The kinds of an account's entries. The live feed tells by them whether a user's rights may have changed.</summary>
public static class AccountKinds
{
    public const string Created = "account-created";
    public const string TokenIssued = "account-token-issued";
    public const string TokenRevoked = "account-token-revoked";
    public const string TokensRevoked = "account-tokens-revoked";
    public const string TokenUsed = "account-token-used";
    public const string RoleChanged = "account-role-changed";
    public const string ProfileChanged = "account-profile-changed";
    public const string ActiveChanged = "account-active-changed";
    public const string PasswordChanged = "account-password-changed";
    public const string ResetRequested = "account-reset-requested";
    public const string SecondFactorOffered = "account-second-factor-offered";
    public const string SecondFactorEnabled = "account-second-factor-enabled";
    public const string SecondFactorRemoved = "account-second-factor-removed";
    public const string CodeUsed = "account-code-used";
    public const string RecoveryCodesMade = "account-recovery-codes-made";
    public const string IdentityLinked = "account-identity-linked";
    public const string SignInOffered = "account-sign-in-offered";
    public const string Deleted = "account-deleted";
}

/// <param name="PasswordHash">The salted, slow hash that <c>IPasswordHash</c> makes; empty = no password is right.</param>
public sealed record AccountCreated(
    string Username, string Name, string? Email, string PasswordHash, ImmutableArray<string> Roles) : AccountEntry
{
    public bool Active { get; init; } = true;
    public bool PasswordIsGenerated { get; init; }
}

public sealed record TokenIssued(string TokenHash, DateTimeOffset ExpiresAt) : AccountEntry
{
    public string? Client { get; init; }
}

public sealed record TokenRevoked(string TokenHash) : AccountEntry;

/// <param name="KeptTokenHash">Null = none is kept.</param>
public sealed record TokensRevoked(string? KeptTokenHash) : AccountEntry;

public sealed record TokenUsed(string TokenHash) : AccountEntry;

public sealed record RoleChanged(string Role, bool Granted) : AccountEntry;

public sealed record ProfileChanged(string Username, string Name, string? Email) : AccountEntry;

/// <summary>The account was switched on or off. Switching it off ends its sessions.</summary>
public sealed record ActiveChanged(bool Active) : AccountEntry;

/// <param name="PasswordHash">Empty = no password is right until a new one is set.</param>
/// <param name="KeptTokenHash">The session that stays; null = none.</param>
public sealed record PasswordChanged(string PasswordHash, string? KeptTokenHash) : AccountEntry;

public sealed record ResetRequested(string CodeHash, DateTimeOffset ExpiresAt) : AccountEntry;

/// <param name="SealedSecret">The secret as <c>SecretSealer</c> encrypted it.</param>
public sealed record SecondFactorOffered(string SealedSecret) : AccountEntry;

/// <param name="Step">The time step of the code that confirmed the secret. That code is not accepted again.</param>
public sealed record SecondFactorEnabled(
    string SealedSecret, ImmutableArray<string> RecoveryHashes, long Step, string? KeptTokenHash) : AccountEntry;

/// <param name="EndsSessions">Whether all sessions end, because an administrator switched the factor off.</param>
public sealed record SecondFactorRemoved(bool EndsSessions) : AccountEntry;

/// <param name="Step">Null = a recovery code.</param>
public sealed record CodeUsed(long? Step, string? RecoveryHash) : AccountEntry;

public sealed record RecoveryCodesMade(ImmutableArray<string> RecoveryHashes) : AccountEntry;

/// <param name="IdentityKey">The user's identity at the other service (<c>AccountIdentity.KeyOf</c>).</param>
public sealed record IdentityLinked(string IdentityKey) : AccountEntry;

public sealed record SignInOffered(string CodeHash, DateTimeOffset ExpiresAt) : AccountEntry;

public sealed record AccountDeleted : AccountEntry;
