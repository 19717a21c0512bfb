namespace ContactCenter.Tests.Rest;

/// <summary>The bootstrap: one administrator, never a default password.</summary>
public sealed class FirstAdministratorTests
{
    [Fact]
    public async Task Configured_administrator_is_made_at_the_first_start_only()
    {
        var database = new SqliteTestDatabase();
        await database.InitializeAsync();
        await using (var first = await ApiServer.StartAsync(database, Named("root", "first-password")))
            await first.SignInAsync("root", "first-password");
        await using (var second = await ApiServer.StartAsync(database, Named("other", "second-password")))
        {
            await second.SignInAsync("root", "first-password");
            Assert.Equal(401, (await second.Anonymous.PostAsync("login", new { user = "other", password = "second-password" })).Status);
            Assert.Equal(401, (await second.Anonymous.PostAsync("login", new { user = "root", password = "second-password" })).Status);
        }

        await database.DisposeAsync();
    }

    [Fact]
    public async Task Without_configuration_a_random_password_is_printed_once_and_not_logged()
    {
        var database = new SqliteTestDatabase();
        await database.InitializeAsync();
        var (server, password) = await StartUnconfiguredAsync(database);
        await using (server)
        {
            Assert.True(password.Length >= 20);
            await server.SignInAsync("admin", password);
            Assert.DoesNotContain(server.Log.Lines, line => line.Contains(password));
            foreach (var guess in new[] { "admin", "password", "" })
                Assert.Equal(401, (await server.Anonymous.PostAsync("login", new { user = "admin", password = guess })).Status);
        }

        await database.DisposeAsync();
    }

    [Fact]
    public async Task Weak_configured_password_is_refused_before_anybody_could_guess_it()
    {
        var database = new SqliteTestDatabase();
        await database.InitializeAsync();
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => ApiServer.StartAsync(database, Named("root", "Password2026!")));
        Assert.Contains("Admin:Password", refused.Message, StringComparison.Ordinal);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Configured_password_replaces_a_generated_one_that_nobody_has_used()
    {
        var database = new SqliteTestDatabase();
        await database.InitializeAsync();
        await (await ApiServer.StartAsync(database, Named("", ""))).DisposeAsync();
        await using (var configured = await ApiServer.StartAsync(database, Named("root", "password-of-two")))
            await configured.SignInAsync("root", "password-of-two");
        await using (var later = await ApiServer.StartAsync(database, Named("root", "password-of-three")))
        {
            await later.SignInAsync("root", "password-of-two");
            Assert.Equal(401, (await later.Anonymous.PostAsync("login", new { user = "root", password = "password-of-three" })).Status);
        }

        await database.DisposeAsync();
    }

    [Fact]
    public async Task Configured_password_does_not_replace_a_generated_one_that_was_used()
    {
        var database = new SqliteTestDatabase();
        await database.InitializeAsync();
        var (server, password) = await StartUnconfiguredAsync(database);
        await using (server) await server.SignInAsync("admin", password);
        await using (var configured = await ApiServer.StartAsync(database, Named("root", "password-of-two")))
        {
            await configured.SignInAsync("admin", password);
            Assert.Equal(401, (await configured.Anonymous.PostAsync("login", new { user = "root", password = "password-of-two" })).Status);
        }

        await database.DisposeAsync();
    }

    [PostgresFact]
    public async Task Configured_node_wins_over_an_unconfigured_one_that_starts_together_with_it()
    {
        var database = new PostgresTestDatabase();
        await database.InitializeAsync();
        var servers = await Task.WhenAll(new[] { Named("", ""), Named("root", "password-of-two"), Named("", "") }
            .Select(settings => ApiServer.StartAsync(database, settings)));
        // Each server here is a cluster of its own; in one cluster there is one actor for all.
        await servers[1].SignInAsync("root", "password-of-two");
        foreach (var server in servers) await server.DisposeAsync();
        await database.DisposeAsync();
    }

    [PostgresFact]
    public async Task Nodes_that_start_together_make_one_administrator()
    {
        var database = new PostgresTestDatabase();
        await database.InitializeAsync();
        string[] passwords = ["password-of-one", "password-of-two", "password-of-three"];
        var servers = await Task.WhenAll(passwords.Select(password => ApiServer.StartAsync(database, Named("root", password))));
        var signedIn = 0;
        foreach (var password in passwords)
            if ((await servers[0].Anonymous.PostAsync("login", new { user = "root", password })).Status == 200) signedIn++;
        Assert.Equal(1, signedIn);
        foreach (var server in servers) await server.DisposeAsync();
        await database.DisposeAsync();
    }

    private static async Task<(ApiServer Server, string Password)> StartUnconfiguredAsync(TestDatabase database)
    {
        var (printed, console) = (new StringWriter(), Console.Out);
        Console.SetOut(printed);
        try
        {
            var server = await ApiServer.StartAsync(database, Named("", ""));
            return (server, printed.ToString().Split("password  ")[1].Split('\n')[0].Trim());
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    private static Dictionary<string, string?> Named(string username, string password) =>
        new() { ["Admin:Username"] = username, ["Admin:Password"] = password };
}
