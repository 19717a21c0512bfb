using System.Collections.Immutable;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Workspace;

namespace ContactCenter.Accounts;

/// <summary>An account with its secrets, as hashes.</summary>
/// <param name="View">Null = there is none, or it was deleted.</param>
public sealed record AccountState(AccountView? View, string PasswordHash, ImmutableArray<TokenRow> Tokens)
{
    public static AccountState None { get; } = new(null, "", []);
}

/// <summary>What a command does to an account, or why it may not; and what each entry means.</summary>
public static class AccountRules
{
    /// <summary>Contract §7.1: the oldest tokens go when there are more.</summary>
    public const int MaxTokens = 50;

    public static readonly TimeSpan TokenLifetime = TimeSpan.FromDays(90);

    public static Decision<AccountEntry> Create(AccountState state, CreateAccount command, IPasswordHash passwords)
    {
        if (state.View is not null) return CommonErrors.CommandIdInUse;
        if (command.Roles.Any(role => !Roles.All.Contains(role))) return AccountErrors.RoleNotFound;
        return new AccountCreated(command.Username, command.Name, command.Email, passwords.Of(command.PasswordDigest), command.Roles);
    }

    public static Decision<AccountEntry> Login(AccountState state, Login command, DateTimeOffset now, IPasswordHash passwords) =>
        state.View is { Active: true } && passwords.Matches(state.PasswordHash, command.PasswordDigest)
            ? new TokenIssued(command.TokenHash, now + TokenLifetime)
            : AccountErrors.WrongCredentials;

    public static Decision<AccountEntry> Logout(AccountState state, string tokenHash) =>
        state.Tokens.Any(token => token.TokenHash == tokenHash) ? new TokenRevoked(tokenHash) : Decision<AccountEntry>.Nothing;

    public static Decision<AccountEntry> SetRole(AccountState state, SetRole command, bool isLastAdministrator)
    {
        if (state.View is null) return AccountErrors.UserNotFound;
        if (!Roles.All.Contains(command.Role)) return AccountErrors.RoleNotFound;
        if (!command.Granted && command.Role == Roles.Admin && isLastAdministrator) return AccountErrors.LastAdministrator;
        return state.View.Roles.Contains(command.Role) == command.Granted
            ? Decision<AccountEntry>.Nothing
            : new RoleChanged(command.Role, command.Granted);
    }

    public static Decision<AccountEntry> Delete(AccountState state, bool isLastAdministrator)
    {
        if (state.View is null) return AccountErrors.UserNotFound;
        return isLastAdministrator ? AccountErrors.LastAdministrator : new AccountDeleted();
    }

    public static AccountState Apply(string userId, AccountState state, Recorded<AccountEntry> recorded)
    {
        var after = recorded.Entry switch
        {
            AccountCreated created => new AccountState(Created(userId, created, recorded.At), created.PasswordHash, []),
            TokenIssued issued => state with { Tokens = Kept(state.Tokens, issued, recorded.At) },
            TokenRevoked revoked => state with { Tokens = state.Tokens.RemoveAll(token => token.TokenHash == revoked.TokenHash) },
            RoleChanged changed => state with { View = state.View! with { Roles = Changed(state.View.Roles, changed) } },
            AccountDeleted => AccountState.None,
            _ => state,
        };
        return after.View is null ? after : after with { View = after.View with { UpdatedAt = recorded.At } };
    }

    private static AccountView Created(string userId, AccountCreated created, DateTimeOffset at) => new()
    {
        UserId = userId, Username = created.Username, Name = created.Name, Email = created.Email, Roles = created.Roles, CreatedAt = at,
    };

    private static ImmutableArray<TokenRow> Kept(ImmutableArray<TokenRow> tokens, TokenIssued issued, DateTimeOffset at) =>
        [.. tokens.Where(token => token.ExpiresAt > at).TakeLast(MaxTokens - 1), new TokenRow(issued.TokenHash, at, issued.ExpiresAt)];

    private static ImmutableArray<string> Changed(ImmutableArray<string> roles, RoleChanged changed) =>
        changed.Granted ? roles.Add(changed.Role) : roles.Remove(changed.Role);
}
