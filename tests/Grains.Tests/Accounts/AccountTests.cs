using ContactCenter.Accounts;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Accounts;

public class AccountTests
{
    [Fact]
    public async Task User_name_is_unique_without_regard_to_case()
    {
        await using var host = await GrainHost.StartAsync();
        await CreateAsync(host, "id1", "ann");
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => CreateAsync(host, "id2", "ANN"));
        Assert.Equal(AccountErrors.UsernameInUse("ANN"), refused.Error);
        Assert.Equal("id2", (await CreateAsync(host, "id2", "bob")).UserId);
    }

    [Fact]
    public async Task Right_password_gets_a_token_and_a_wrong_one_does_not()
    {
        await using var host = await GrainHost.StartAsync();
        await CreateAsync(host, "id1", "ann");
        var token = await LoginAsync(host, "secret");
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => LoginAsync(host, "guess"));
        Assert.Equal("ann", token.Account.Username);
        Assert.Equal(AccountErrors.WrongCredentials, refused.Error);
    }

    [Fact]
    public async Task Unknown_account_is_refused_like_a_wrong_password()
    {
        await using var host = await GrainHost.StartAsync();
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => LoginAsync(host, "secret"));
        Assert.Equal(AccountErrors.WrongCredentials, refused.Error);
    }

    [Fact]
    public void Script_that_signs_in_for_ever_pushes_out_its_own_sessions_and_no_others()
    {
        var state = Created();
        state = AccountRules.Apply("id", state, Recorded(new TokenIssued("browser", At.AddDays(1)) { Client = "Firefox on Linux" }));
        for (var number = 0; number <= SessionRules.SessionsMax; number++)
            state = AccountRules.Apply("id", state, Recorded(new TokenIssued($"script-{number}", At.AddDays(1)) { Client = "script" }));
        Assert.Equal(SessionRules.SessionsMax, state.Tokens.Length);
        Assert.Contains(state.Tokens, token => token.TokenHash == "browser");
        Assert.DoesNotContain(state.Tokens, token => token.TokenHash == "script-0");
        Assert.Contains(state.Tokens, token => token.TokenHash == $"script-{SessionRules.SessionsMax}");
    }

    [Fact]
    public void Expired_token_goes_with_the_next_sign_in()
    {
        var state = AccountRules.Apply("id", AccountState.None, Recorded(new AccountCreated("ann", "Ann", null, "", [Roles.User])));
        state = AccountRules.Apply("id", state, Recorded(new TokenIssued("old", At)));
        state = AccountRules.Apply("id", state, Recorded(new TokenIssued("new", At.AddDays(1))));
        Assert.Equal("new", Assert.Single(state.Tokens).TokenHash);
    }

    [Fact]
    public async Task Last_administrator_can_neither_be_deleted_nor_demoted()
    {
        await using var host = await GrainHost.StartAsync();
        await CreateAsync(host, "id1", "ann", Roles.Admin);
        var account = host.Grains.GetGrain<IAccountGrain>("id1");
        var deleted = await Assert.ThrowsAsync<ContactCenterException>(() => account.Delete(Context()));
        var demoted = await Assert.ThrowsAsync<ContactCenterException>(() => account.SetRole(new SetRole(Context(), Roles.Admin, false)));
        Assert.Equal(AccountErrors.LastAdministrator, deleted.Error);
        Assert.Equal(AccountErrors.LastAdministrator, demoted.Error);

        await CreateAsync(host, "id2", "bob", Roles.Admin);
        await account.Delete(Context());
        Assert.Equal("bob", Assert.Single(host.Journal.All<Listing.AccountRow>()).Username);
    }

    [Fact]
    public async Task Two_administrators_who_remove_each_other_at_once_leave_one()
    {
        await using var host = await GrainHost.StartAsync();
        await CreateAsync(host, "id1", "ann", Roles.Admin);
        await CreateAsync(host, "id2", "bob", Roles.Admin);
        string[] ids = ["id1", "id2"];
        var outcomes = await Task.WhenAll(ids.Select(async id =>
        {
            try
            {
                await host.Grains.GetGrain<IAccountGrain>(id).Change(new ChangeAccount(Context()) { Active = false });
                return "done";
            }
            catch (ContactCenterException refused)
            {
                return refused.Error.Kind == ErrorKind.Unavailable || refused.Error == AccountErrors.LastAdministrator ? "refused" : refused.Error.Text;
            }
        }));
        Assert.Equal(["done", "refused"], outcomes.Order());
        Assert.Single(host.Journal.All<Listing.AccountRow>(), account => account.Active);
    }

    [Fact]
    public async Task Switched_off_account_has_no_session_and_its_agent_is_not_available()
    {
        await using var host = await GrainHost.StartAsync();
        await CreateAsync(host, "id1", "ann", Roles.Agent);
        var user = new ContactCenter.Parties.AgentReference("id1", "ann", "Ann");
        var agent = host.Grains.GetGrain<ContactCenter.Agents.IAgentGrain>("id1");
        await agent.Enroll(new ContactCenter.Agents.EnrollAgent(Context(), user));
        await agent.SetPresence(new ContactCenter.Agents.SetPresence(Context(), user, "online", null));
        await LoginAsync(host, "secret");
        await host.Grains.GetGrain<IAccountGrain>("id1").Change(new ChangeAccount(Context()) { Active = false });

        Assert.Empty(Assert.Single(host.Journal.All<Listing.AccountRow>()).Tokens);
        Assert.False(Assert.Single(host.Journal.All<Listing.AgentRow>()).Available);
        await Assert.ThrowsAsync<ContactCenterException>(() => LoginAsync(host, "secret"));
        var refused = await Assert.ThrowsAsync<ContactCenterException>(
            () => agent.SetAvailability(new ContactCenter.Agents.SetAvailability(Context(), true)));
        Assert.Equal(ContactCenter.Agents.AgentErrors.Deactivated, refused.Error);
    }

    [Fact]
    public async Task Forgotten_password_is_mailed_a_few_times_an_hour_and_set_once()
    {
        await using var host = await GrainHost.StartAsync();
        var account = host.Grains.GetGrain<IAccountGrain>("id1");
        await account.Create(new CreateAccount(Context(), "ann", "Ann", "ann@example.com", PasswordDigest.Of("secret"), [Roles.User]));
        for (var asked = 0; asked < CredentialRules.ResetsPerHourMax + 2; asked++)
            await account.RequestReset(new RequestReset(Context(), $"code-{asked}", $"hash-{asked}"));
        await account.ListSessions();
        Assert.Equal(CredentialRules.ResetsPerHourMax, host.Journal.Entries.Count(entry => entry.Kind == AccountKinds.ResetRequested));
        Assert.Equal(CredentialRules.ResetsPerHourMax, host.Post.Sent.Count);
        Assert.Contains("id1.code-2", host.Post.Sent.Last().Text, StringComparison.Ordinal);
        Assert.All(host.Journal.Entries, entry => Assert.DoesNotContain("code-", entry.Data, StringComparison.Ordinal));

        await Assert.ThrowsAsync<ContactCenterException>(() => account.CompleteReset(new CompleteReset(Context(), "hash-0", PasswordDigest.Of("new"))));
        await account.CompleteReset(new CompleteReset(Context(), "hash-2", PasswordDigest.Of("new")));
        await Assert.ThrowsAsync<ContactCenterException>(() => account.CompleteReset(new CompleteReset(Context(), "hash-2", PasswordDigest.Of("newer"))));
        await LoginAsync(host, "new");
    }

    [Fact]
    public async Task Password_is_in_no_entry()
    {
        await using var host = await GrainHost.StartAsync();
        await CreateAsync(host, "id1", "ann");
        await LoginAsync(host, "secret");
        Assert.All(host.Journal.Entries, entry => Assert.DoesNotContain("secret", entry.Data, StringComparison.Ordinal));
    }

    private static AccountState Created() =>
        AccountRules.Apply("id", AccountState.None, Recorded(new AccountCreated("ann", "Ann", null, "", [Roles.User])));

    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static ContactCenter.Entities.Recorded<AccountEntry> Recorded(AccountEntry entry) => new(1, At, Actors.System, entry);

    private static CommandContext Context() => CommandContext.FromClient(Guid.NewGuid().ToString("N"), Actors.System);

    private static Task<AccountView> CreateAsync(GrainHost host, string id, string username, string role = Roles.User) =>
        host.Grains.GetGrain<IAccountGrain>(id).Create(
            new CreateAccount(Context(), username, username, null, PasswordDigest.Of("secret"), [role]));

    private static Task<IssuedToken> LoginAsync(GrainHost host, string password) => host.Grains.GetGrain<IAccountGrain>("id1")
        .Login(new Login(Context(), PasswordDigest.Of(password), Guid.NewGuid().ToString("N")));
}
