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
    public async Task Guessing_is_stopped_even_for_the_right_password()
    {
        await using var host = await GrainHost.StartAsync();
        await CreateAsync(host, "id1", "ann");
        for (var guess = 0; guess < 10; guess++) await Assert.ThrowsAsync<ContactCenterException>(() => LoginAsync(host, "guess"));
        var blocked = await Assert.ThrowsAsync<ContactCenterException>(() => LoginAsync(host, "secret"));
        Assert.Equal(AccountErrors.TooManyAttempts, blocked.Error);
    }

    [Fact]
    public void Oldest_token_goes_when_there_are_too_many()
    {
        var state = AccountRules.Apply("id", AccountState.None, Recorded(new AccountCreated("ann", "Ann", null, "", [Roles.User])));
        for (var number = 0; number <= AccountRules.MaxTokens; number++)
            state = AccountRules.Apply("id", state, Recorded(new TokenIssued($"token-{number}", At.AddDays(1))));
        Assert.Equal(AccountRules.MaxTokens, state.Tokens.Length);
        Assert.DoesNotContain(state.Tokens, token => token.TokenHash == "token-0");
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
        Assert.Equal("bob", Assert.Single(host.Journal.All<Directory.AccountRow>()).Username);
    }

    [Fact]
    public async Task Password_is_in_no_entry()
    {
        await using var host = await GrainHost.StartAsync();
        await CreateAsync(host, "id1", "ann");
        await LoginAsync(host, "secret");
        Assert.All(host.Journal.Entries, entry => Assert.DoesNotContain("secret", entry.Data, StringComparison.Ordinal));
    }

    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static ContactCenter.Entities.Recorded<AccountEntry> Recorded(AccountEntry entry) => new(1, At, Actors.System, entry);

    private static CommandContext Context() => CommandContext.FromClient(Guid.NewGuid().ToString("N"), Actors.System);

    private static Task<AccountView> CreateAsync(GrainHost host, string id, string username, string role = Roles.User) =>
        host.Grains.GetGrain<IAccountGrain>(id).Create(
            new CreateAccount(Context(), username, username, null, PasswordDigest.Of("secret"), [role]));

    private static Task<IssuedToken> LoginAsync(GrainHost host, string password) => host.Grains.GetGrain<IAccountGrain>("id1")
        .Login(new Login(Context(), PasswordDigest.Of(password), Guid.NewGuid().ToString("N")));
}
