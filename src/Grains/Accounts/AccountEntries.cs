using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ContactCenter.Accounts;

/// <summary>What can happen to an account. The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
[JsonDerivedType(typeof(AccountCreated), AccountKinds.Created)]
[JsonDerivedType(typeof(TokenIssued), AccountKinds.TokenIssued)]
[JsonDerivedType(typeof(TokenRevoked), AccountKinds.TokenRevoked)]
[JsonDerivedType(typeof(RoleChanged), AccountKinds.RoleChanged)]
[JsonDerivedType(typeof(AccountDeleted), AccountKinds.Deleted)]
public abstract record AccountEntry;

/// <summary>Kinds of an account's entries: nodes drop what they remember of a sign-in when one comes by.</summary>
public static class AccountKinds
{
    public const string Created = "account-created";
    public const string TokenIssued = "account-token-issued";
    public const string TokenRevoked = "account-token-revoked";
    public const string RoleChanged = "account-role-changed";
    public const string Deleted = "account-deleted";
}

/// <param name="PasswordHash">As made by <see cref="IPasswordHash"/>: salted, slow.</param>
public sealed record AccountCreated(
    string Username, string Name, string? Email, string PasswordHash, ImmutableArray<string> Roles) : AccountEntry;

public sealed record TokenIssued(string TokenHash, DateTimeOffset ExpiresAt) : AccountEntry;

public sealed record TokenRevoked(string TokenHash) : AccountEntry;

public sealed record RoleChanged(string Role, bool Granted) : AccountEntry;

public sealed record AccountDeleted : AccountEntry;
