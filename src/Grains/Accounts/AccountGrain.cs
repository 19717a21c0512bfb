using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Workspace;

namespace ContactCenter.Accounts;

/// <inheritdoc cref="IAccountGrain"/>
public sealed class AccountGrain(
    [PersistentState("account", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot,
    EntityServices services, IDirectory directory, IPasswordHash passwords)
    : EntityGrain<AccountState, AccountEntry>(EntityTypes.Account, AccountState.None, snapshot, services), IAccountGrain
{
    private readonly LoginAttempts _attempts = new();

    public async Task<AccountView> Create(CreateAccount command)
    {
        try
        {
            (await ExecuteAsync(command.Context, (state, _) => AccountRules.Create(state, command, passwords))).Expect<AccountCreated>();
            return State.View ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        }
        catch (DirectoryConflictException conflict)
        {
            throw new ContactCenterException(conflict.Constraint == DirectoryConstraints.Email
                ? AccountErrors.EmailInUse(command.Email ?? "")
                : AccountErrors.UsernameInUse(command.Username));
        }
    }

    public async Task<IssuedToken> Login(Login command)
    {
        var now = Services.Now();
        if (_attempts.AreBlocked(now)) throw new ContactCenterException(AccountErrors.TooManyAttempts);
        try
        {
            var executed = await ExecuteAsync(command.Context, (state, at) => AccountRules.Login(state, command, at, passwords));
            _attempts.Succeeded();
            return new IssuedToken(State.View!, ((TokenIssued)executed.Expect<TokenIssued>().Entry).ExpiresAt);
        }
        catch (ContactCenterException exception) when (exception.Error == AccountErrors.WrongCredentials)
        {
            _attempts.Failed(now);
            throw;
        }
    }

    public async Task<long> Logout(CommandContext context, string tokenHash) =>
        (await ExecuteAsync(context, (state, _) => AccountRules.Logout(state, tokenHash))).Position;

    public async Task<long> SetRole(SetRole command)
    {
        var isLast = await IsLastAdministratorAsync();
        return (await ExecuteAsync(command.Context, (state, _) => AccountRules.SetRole(state, command, isLast))).Position;
    }

    public async Task<long> Delete(CommandContext context)
    {
        var isLast = await IsLastAdministratorAsync();
        return (await ExecuteAsync(context, (state, _) => AccountRules.Delete(state, isLast))).Position;
    }

    protected override AccountState Apply(AccountState state, Recorded<AccountEntry> entry) => AccountRules.Apply(Key, state, entry);

    protected override EntryTags Tags(AccountState state, AccountEntry entry) => new(AgentId: Key);

    protected override ImmutableArray<DirectoryRow> Rows(AccountState state) => state.View is not { } account
        ? [new RemovedRow(EntityTypes.Account, Key)]
        :
        [
            new AccountRow(
                Key, account.Username, account.Name, account.Email, account.Active, account.Roles, state.Tokens, account.CreatedAt,
                JsonSerializer.Serialize(account, JournalJson.Options)),
        ];

    private async Task<bool> IsLastAdministratorAsync()
    {
        if (State.View?.Roles.Contains(Roles.Admin) != true) return false;
        var administrators = await directory.ListAccountsWithRoleAsync(Roles.Admin, null, new PageRequest(0, 1, []));
        return administrators.Total <= 1;
    }
}
