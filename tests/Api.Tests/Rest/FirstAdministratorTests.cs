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
        var (printed, console) = (new StringWriter(), Console.Out);
        Console.SetOut(printed);
        ApiServer server;
        try
        {
            server = await ApiServer.StartAsync(database, Named("", ""));
        }
        finally
        {
            Console.SetOut(console);
        }

        await using (server)
        {
            var password = printed.ToString().Split("password  ")[1].Split('\n')[0].Trim();
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

    private static Dictionary<string, string?> Named(string username, string password) =>
        new() { ["Admin:Username"] = username, ["Admin:Password"] = password };
}
