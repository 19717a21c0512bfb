using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Secrets;
using ContactCenter.Workspace;

namespace ContactCenter.Accounts;

/// <summary>Decides what a command does to an account, or why it is refused, and applies each entry.</summary>
internal static class AccountRules
{
    public static Decision<AccountEntry> Create(AccountState state, CreateAccount command, IPasswordHash passwords)
    {
        if (state.View is not null) return CommonErrors.CommandIdInUse;
        if (command.Roles.Any(role => !Roles.All.Contains(role))) return AccountErrors.RoleNotFound;
        var hash = command.PasswordDigest.Length > 0 ? passwords.Of(command.PasswordDigest) : "";
        var created = new AccountCreated(command.Username, command.Name, command.Email, hash, command.Roles)
        {
            Active = command.Active, PasswordIsGenerated = command.PasswordIsGenerated,
        };
        return command.IdentityKey is { } key ? ImmutableArray.Create<AccountEntry>(created, new IdentityLinked(key)) : created;
    }

    /// <summary>Decides a sign-in. The password is compared whatever else is wrong, so that the time taken does not tell what was.</summary>
    public static Decision<AccountEntry> Login(AccountState state, Login command, DateTimeOffset now, IPasswordHash passwords, CodeCheck check)
    {
        var isRight = passwords.Matches(state.PasswordHash, command.PasswordDigest);
        if (!isRight || state.View is not { Active: true }) return AccountErrors.WrongCredentials;
        var admitted = SecondFactorRules.Admit(state, check, command.TokenHash);
        if (admitted.Error is { } error) return error;
        return ImmutableArray.Create<AccountEntry>(new TokenIssued(command.TokenHash, now + SessionRules.Lifetime) { Client = command.Client })
            .AddRange(admitted.Entries);
    }

    public static Decision<AccountEntry> Logout(AccountState state, string tokenHash) =>
        state.Tokens.Any(token => token.TokenHash == tokenHash) ? new TokenRevoked(tokenHash) : Decision<AccountEntry>.Nothing;

    public static Decision<AccountEntry> EndSessions(AccountState state, EndSessions command)
    {
        if (state.View is null) return AccountErrors.UserNotFound;
        if (command.SessionId is null)
            return state.Tokens.All(token => token.TokenHash == command.KeptTokenHash)
                ? Decision<AccountEntry>.Nothing
                : new TokensRevoked(command.KeptTokenHash);
        var named = state.Tokens.FirstOrDefault(token => SessionRules.IdOf(token.TokenHash) == command.SessionId);
        return named is null ? AccountErrors.SessionNotFound : new TokenRevoked(named.TokenHash);
    }

    public static Decision<AccountEntry> Touch(AccountState state, string tokenHash, DateTimeOffset now) =>
        state.Tokens.Any(token => token.TokenHash == tokenHash && SessionRules.IsUseDue(token, now))
            ? new TokenUsed(tokenHash)
            : Decision<AccountEntry>.Nothing;

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

    public static Decision<AccountEntry> Change(AccountState state, ChangeAccount command, bool isLastAdministrator, IPasswordHash passwords)
    {
        if (state.View is not { } view) return AccountErrors.UserNotFound;
        if (command.OnlyIfPasswordIsGenerated && !state.HasUnusedGeneratedPassword) return Decision<AccountEntry>.Nothing;
        if (command.CurrentDigests is { } digests && !digests.Any(digest => passwords.Matches(state.PasswordHash, digest)))
            return AccountErrors.WrongCurrentPassword;
        if (command.Roles is { } named && named.Any(role => !Roles.All.Contains(role))) return AccountErrors.RoleNotFound;
        var roles = command.Roles ?? view.Roles;
        if (isLastAdministrator && (command.Active == false || !roles.Contains(Roles.Admin))) return AccountErrors.LastAdministrator;

        var entries = ImmutableArray.CreateBuilder<AccountEntry>();
        var profile = new ProfileChanged(command.Username ?? view.Username, command.Name ?? view.Name, command.Email ?? view.Email);
        if (profile != new ProfileChanged(view.Username, view.Name, view.Email)) entries.Add(profile);
        entries.AddRange(view.Roles.Except(roles).Select(role => new RoleChanged(role, false)));
        entries.AddRange(roles.Except(view.Roles).Select(role => new RoleChanged(role, true)));
        if (command.NewPasswordDigest is { } digest) entries.Add(new PasswordChanged(passwords.Of(digest), command.KeptTokenHash));
        if (command.Active is { } active && active != view.Active) entries.Add(new ActiveChanged(active));
        return entries.ToImmutable();
    }

    /// <summary>Tells whether there is one active administrator less after these entries.</summary>
    public static bool RemovesAdministrator(AccountState state, ImmutableArray<AccountEntry> entries) =>
        IsActiveAdministrator(state) && entries.Any(entry => entry is AccountDeleted or ActiveChanged { Active: false }
            or RoleChanged { Role: Roles.Admin, Granted: false });

    public static bool IsActiveAdministrator(AccountState state) => state.View is { Active: true } view && view.Roles.Contains(Roles.Admin);

    public static AccountState Apply(string userId, AccountState state, Recorded<AccountEntry> recorded)
    {
        var after = recorded.Entry switch
        {
            AccountCreated created => new AccountState(Created(userId, created, recorded.At), created.PasswordHash, [])
            {
                HasUnusedGeneratedPassword = created.PasswordIsGenerated,
            },
            AccountDeleted => AccountState.None,
            RoleChanged changed => state with { View = state.View! with { Roles = Changed(state.View.Roles, changed) } },
            ProfileChanged changed => state with
            {
                View = state.View! with { Username = changed.Username, Name = changed.Name, Email = changed.Email },
                Reset = changed.Email == state.View.Email ? state.Reset : null,
            },
            ActiveChanged changed => state with
            {
                View = state.View! with { Active = changed.Active }, Tokens = changed.Active ? state.Tokens : [], Reset = null, SignIn = null,
            },
            _ => CredentialRules.Apply(state, recorded),
        };
        return after.View is null || recorded.Entry is TokenUsed ? after : after with { View = after.View with { UpdatedAt = recorded.At } };
    }

    private static AccountView Created(string userId, AccountCreated created, DateTimeOffset at) => new()
    {
        UserId = userId, Username = created.Username, Name = created.Name, Email = created.Email, Roles = created.Roles, CreatedAt = at,
        Active = created.Active, HasPassword = created.PasswordHash.Length > 0,
    };

    private static ImmutableArray<string> Changed(ImmutableArray<string> roles, RoleChanged changed) =>
        changed.Granted ? roles.Add(changed.Role) : roles.Remove(changed.Role);
}
