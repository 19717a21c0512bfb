using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Agents;
using ContactCenter.Desks;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Accounts;

/// <inheritdoc cref="IAccountGrain"/>
internal sealed partial class AccountGrain(
    [PersistentState("account", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot,
    EntityServices services, AccountServices tools)
    : EntityGrain<AccountState, AccountEntry>(EntityTypes.Account, AccountState.None, snapshot, services), IAccountGrain
{
    public async Task<AccountView> Create(CreateAccount command)
    {
        try
        {
            (await ExecuteAsync(command.Context, (state, _) => AccountRules.Create(state, command, tools.Passwords))).Expect<AccountCreated>();
            return State.View ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        }
        catch (DirectoryConflictException conflict)
        {
            throw Taken(conflict, command.Username, command.Email);
        }
    }

    public async Task<ChangedAccount> Change(ChangeAccount command)
    {
        try
        {
            var executed = await ExecuteAsAdministratorAsync(
                command.Context, (state, isLast) => AccountRules.Change(state, command, isLast, tools.Passwords));
            await TellAgentAsync(command);
            return new ChangedAccount(State.View ?? throw new ContactCenterException(AccountErrors.UserNotFound), executed.Position);
        }
        catch (DirectoryConflictException conflict)
        {
            throw Taken(conflict, command.Username ?? "", command.Email);
        }
    }

    public async Task<long> SetRole(SetRole command) =>
        (await ExecuteAsAdministratorAsync(command.Context, (state, isLast) => AccountRules.SetRole(state, command, isLast))).Position;

    public async Task<long> Delete(CommandContext context)
    {
        var executed = await ExecuteAsAdministratorAsync(context, AccountRules.Delete);
        await GrainFactory.GetGrain<IDeskGrain>(DeskKeys.OfUser(Key)).Clear();
        return executed.Position;
    }

    protected override AccountState Apply(AccountState state, Recorded<AccountEntry> entry) => AccountRules.Apply(Key, state, entry);

    protected override EntryTags Tags(AccountState state, AccountEntry entry) => new(AgentId: Key);

    protected override ImmutableArray<DirectoryRow> Rows(AccountState state) => state.View is not { } account
        ? [new RemovedRow(EntityTypes.Account, Key)]
        :
        [
            new AccountRow(
                Key, account.Username, account.Name, account.Email, account.Active, account.Roles, state.Tokens, account.CreatedAt,
                JsonSerializer.Serialize(account, JournalJson.Options))
            {
                IdentityKeys = state.IdentityKeys,
            },
        ];

    /// <summary>
    /// Executes a command that may take an administrator away. Of two such commands at once, for the last two administrators, only one
    /// succeeds: the count is part of what is written (<see cref="AdministratorSeat"/>).
    /// </summary>
    private async Task<Executed<AccountEntry>> ExecuteAsAdministratorAsync(
        CommandContext context, Func<AccountState, bool, Decision<AccountEntry>> decide)
    {
        var seat = AccountRules.IsActiveAdministrator(State) ? await AdministratorSeat.ReadAsync(Services.Journal, tools.Accounts) : null;
        var removes = false;
        return await ExecuteAsync(
            context,
            (state, _) =>
            {
                var decision = decide(state, seat?.IsLast == true);
                removes = decision.Error is null && AccountRules.RemovesAdministrator(state, decision.Entries);
                return decision;
            },
            (_, now) => removes && seat is not null ? [seat.Left(Key, context.Actor, now)] : []);
    }

    /// <summary>Tells the agent, also when the change is repeated: calling again completes a call that was cut off before this.</summary>
    private async Task TellAgentAsync(ChangeAccount command)
    {
        if (command.Active is not { } active) return;
        await GrainFactory.GetGrain<IAgentGrain>(Key).FollowAccount(command.Context.Step("agent"), active);
    }

    private static ContactCenterException Taken(DirectoryConflictException conflict, string username, string? email) =>
        new(conflict.Constraint == DirectoryConstraints.Email ? AccountErrors.EmailInUse(email ?? "") : AccountErrors.UsernameInUse(username));
}
