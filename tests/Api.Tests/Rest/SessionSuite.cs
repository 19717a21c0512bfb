using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Rest;

/// <summary>Sessions, listed and ended.</summary>
public abstract class SessionSuite(ApiFixture api)
{
    [DatabaseFact]
    public async Task Signing_in_often_ends_no_other_session()
    {
        var user = await api.Site.CreateUserAsync("user");
        for (var i = 0; i < 60; i++) await api.Server.SignInAsync(user.Username, TestSite.Password);
        Assert.Equal(200, (await user.Client.GetAsync("me")).Status);
    }

    [DatabaseFact]
    public async Task Own_sessions_are_listed_without_secrets_and_ended_one_by_one()
    {
        var user = await api.Site.CreateUserAsync("user");
        (string, string)[] browser = [("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")];
        var login = TestSite.Expect(await api.Server.Anonymous.SendAsync(
            HttpMethod.Post, "login", $$"""{"user":"{{user.Username}}","password":"{{TestSite.Password}}"}""", headers: browser));
        var other = api.Server.As(user.UserId, login["data"]!["authToken"]!.GetValue<string>());

        var answer = TestSite.Expect(await user.Client.GetAsync("sessions/list"));
        Assert.DoesNotContain(other.Token!, answer.Text, StringComparison.Ordinal);
        var sessions = answer["sessions"]!.AsArray();
        Assert.Equal(2, sessions.Count);
        Assert.Equal(("Firefox on Linux", false), (sessions[0]!["device"]!["name"]!.GetValue<string>(), IsCurrent(sessions[0])));
        Assert.True(IsCurrent(sessions[1]));

        var stranger = await api.Site.CreateUserAsync("user");
        var sessionId = sessions[0]!["sessionId"]!.GetValue<string>();
        foreach (var (client, name) in new[] { (stranger.Client, sessionId), (user.Client, sessionId + "x"), (user.Client, "x") })
            Assert.Equal(404, (await client.PostAsync("sessions/logout.me", new { sessionId = name })).Status);
        TestSite.Expect(await user.Client.PostAsync("sessions/logout.me", new { sessionId }));
        Assert.Equal(401, (await other.GetAsync("me")).Status);
        Assert.Equal(200, (await user.Client.GetAsync("me")).Status);
    }

    [DatabaseFact]
    public async Task Administrator_lists_and_ends_the_sessions_of_others()
    {
        var user = await api.Site.CreateUserAsync("user");
        var listed = TestSite.Expect(await api.Admin.GetAsync("sessions/list.all?count=100"))["sessions"]!.AsArray()
            .Single(session => session!["_user"]!["_id"]!.GetValue<string>() == user.UserId)!;
        Assert.Equal(403, (await user.Client.GetAsync("sessions/list.all")).Status);
        Assert.Equal(403, (await user.Client.PostAsync("sessions/logout", new { sessionId = listed["sessionId"]!.GetValue<string>() })).Status);
        TestSite.Expect(await api.Admin.PostAsync("sessions/logout", new { sessionId = listed["sessionId"]!.GetValue<string>() }));
        Assert.Equal(401, (await user.Client.GetAsync("me")).Status);
    }

    [DatabaseFact]
    public async Task Other_clients_are_signed_out_and_this_one_stays()
    {
        var user = await api.Site.CreateUserAsync("user");
        foreach (var path in new[] { "users.logoutOtherClients", "users.removeOtherTokens" })
        {
            var other = await api.Server.SignInAsync(user.Username, TestSite.Password);
            TestSite.Expect(await user.Client.PostAsync(path, new { }));
            Assert.Equal(401, (await other.GetAsync("me")).Status);
            Assert.Equal(200, (await user.Client.GetAsync("me")).Status);
        }

        Assert.Equal(403, (await user.Client.PostAsync("users.logout", new { userId = api.Admin.UserId })).Status);
        TestSite.Expect(await user.Client.PostAsync("users.logout", new { }));
        Assert.Equal(401, (await user.Client.GetAsync("me")).Status);
    }

    [DatabaseFact]
    public async Task Guessing_from_one_address_locks_nobody_else_out_and_does_not_tell_who_exists()
    {
        var user = await api.Site.CreateUserAsync("user");
        var nobody = TestSite.Unique("nobody");
        for (var guess = 0; guess < 10; guess++)
        {
            var (known, unknown) = (await FromAsync("198.51.100.7", user.Username, "wrong"), await FromAsync("198.51.100.7", nobody, "wrong"));
            Assert.Equal((401, known.Text), (unknown.Status, unknown.Text));
        }

        var (right, other) = (await FromAsync("198.51.100.7", user.Username, TestSite.Password), await FromAsync("198.51.100.7", nobody, "wrong"));
        Assert.Equal("error-login-blocked-for-user", right.Error);
        Assert.Equal((right.Status, right.Text), (other.Status, other.Text));
        Assert.Equal(200, (await FromAsync("198.51.100.8", user.Username, TestSite.Password)).Status);
    }

    private Task<ApiResponse> FromAsync(string address, string user, string password) => api.Server.Anonymous.SendAsync(
        HttpMethod.Post, "login", $$"""{"user":"{{user}}","password":"{{password}}"}""", headers: [("X-Forwarded-For", address)]);

    private static bool IsCurrent(JsonNode? session) => session!["current"]!.GetValue<bool>();
}

[Collection(OnSqlite.Name)]
public sealed class SessionsOnSqlite(SqliteApi api) : SessionSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class SessionsOnPostgres(PostgresApi api) : SessionSuite(api);
