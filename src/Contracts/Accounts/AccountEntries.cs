using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ContactCenter.Accounts;

/// <summary>What can happen to an account. The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
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

/// <summary>Kinds of an account's entries: nodes drop what they remember of a sign-in when one comes by.</summary>
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

/// <param name="PasswordHash">As made by <c>IPasswordHash</c>: salted, slow. Empty = no password is right.</param>
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

/// <summary>Sessions end with it.</summary>
public sealed record ActiveChanged(bool Active) : AccountEntry;

/// <param name="PasswordHash">Empty = no password is right until a new one is set.</param>
/// <param name="KeptTokenHash">The session that stays; null = none.</param>
public sealed record PasswordChanged(string PasswordHash, string? KeptTokenHash) : AccountEntry;

public sealed record ResetRequested(string CodeHash, DateTimeOffset ExpiresAt) : AccountEntry;

/// <param name="SealedSecret">As <see cref="SecretSealer"/> wrote it.</param>
public sealed record SecondFactorOffered(string SealedSecret) : AccountEntry;

/// <param name="Step">The time step of the code that proved it: it is not taken again.</param>
public sealed record SecondFactorEnabled(
    string SealedSecret, ImmutableArray<string> RecoveryHashes, long Step, string? KeptTokenHash) : AccountEntry;

/// <param name="EndsSessions">An administrator did it.</param>
public sealed record SecondFactorRemoved(bool EndsSessions) : AccountEntry;

/// <param name="Step">Null = a recovery code.</param>
public sealed record CodeUsed(long? Step, string? RecoveryHash) : AccountEntry;

public sealed record RecoveryCodesMade(ImmutableArray<string> RecoveryHashes) : AccountEntry;

/// <param name="IdentityKey"><see cref="AccountIdentity.KeyOf"/>.</param>
public sealed record IdentityLinked(string IdentityKey) : AccountEntry;

public sealed record SignInOffered(string CodeHash, DateTimeOffset ExpiresAt) : AccountEntry;

public sealed record AccountDeleted : AccountEntry;
