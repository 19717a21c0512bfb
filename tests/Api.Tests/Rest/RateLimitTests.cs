using ContactCenter.Errors;

namespace ContactCenter.Tests.Rest;

/// <summary>Limits over real HTTP (contract §9.5).</summary>
public sealed class RateLimitTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();
    private ApiServer _server = null!;

    public async Task InitializeAsync() => _server = await ApiServer.StartAsync(_database, new()
    {
        ["RateLimit:Enabled"] = "true", ["RateLimit:VisitorRegistrationsPerAddress"] = "3", ["RateLimit:LoginsPerAddressAndUser"] = "4",
        ["RateLimit:VerificationsPerAddress"] = "2",
    });

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Calls_beyond_the_limit_are_429_until_the_window_ends()
    {
        var visitor = new { visitor = new { token = "a-token-of-the-test" } };
        for (var left = 2; left >= 0; left--)
        {
            var answer = TestSite.Expect(await _server.Anonymous.PostAsync("livechat/visitor", visitor));
            Assert.Equal(("3", $"{left}"), (answer.Headers["X-RateLimit-Limit"], answer.Headers["X-RateLimit-Remaining"]));
            Assert.True(long.Parse(answer.Headers["X-RateLimit-Reset"],
                System.Globalization.CultureInfo.InvariantCulture) > DateTimeOffset.UnixEpoch.ToUnixTimeMilliseconds());
        }

        // The limit comes before the validation.
        var refused = await _server.Anonymous.PostAsync("livechat/visitor", new { nonsense = true });
        Assert.Equal(429, refused.Status);
        Assert.Matches(
            @"^Error, too many requests\. Please slow down\. You must wait \d+ seconds before trying this endpoint again\. \[error-too-many-requests\]$",
            refused.Error);
        Assert.Equal("error-too-many-requests", refused["errorType"]!.GetValue<string>());
        Assert.Equal(200, (await _server.Anonymous.GetAsync("livechat/config")).Status);

        _server.Time.Shift = TimeSpan.FromSeconds(61);
        Assert.Equal(200, (await _server.Anonymous.PostAsync("livechat/visitor", visitor)).Status);
    }

    [Fact]
    public async Task Asking_for_codes_and_answering_are_limited_each_for_itself()
    {
        foreach (var (path, body) in new (string, object)[]
        {
            ("livechat/verification.request", new { token = "t" }), ("livechat/verification.confirm", new { token = "t", code = "1" }),
        })
        {
            foreach (var expected in new[] { 400, 400, 429 }) Assert.Equal(expected, (await _server.Anonymous.PostAsync(path, body)).Status);
        }
    }

    [Fact]
    public async Task Users_are_limited_each_for_themselves_unless_they_may_bypass()
    {
        var admin = await _server.SignInAsAdminAsync();
        var site = new TestSite(_server, admin);
        var (one, two) = (await site.CreateUserAsync("user"), await site.CreateUserAsync("user"));
        await site.SetAsync("API_Enable_Rate_Limiter_Limit_Calls_Default", 2);
        foreach (var expected in new[] { 200, 200, 429 }) Assert.Equal(expected, await MeAsync(one.Client));
        Assert.Equal(200, await MeAsync(two.Client));
        for (var i = 0; i < 5; i++) Assert.Equal(200, await MeAsync(admin));
        // Without permission there is no limit to meet, and without sign-in neither.
        for (var i = 0; i < 4; i++) Assert.Equal(403, (await one.Client.GetAsync("livechat/inquiries.list")).Status);
        await site.SetAsync("API_Enable_Rate_Limiter", false);
        Assert.Equal(200, await MeAsync(one.Client));
    }

    [Fact]
    public async Task Users_are_let_in_again_after_the_time_that_the_workspace_says()
    {
        var site = new TestSite(_server, await _server.SignInAsAdminAsync());
        var user = await site.CreateUserAsync("user");
        await site.SetAsync("API_Enable_Rate_Limiter_Limit_Calls_Default", 1);
        await site.SetAsync("API_Enable_Rate_Limiter_Limit_Time_Default", 600_000);
        Assert.Equal(200, await MeAsync(user.Client));
        _server.Time.Shift = TimeSpan.FromMinutes(8);
        Assert.Equal(429, await MeAsync(user.Client));
        _server.Time.Shift = TimeSpan.FromMinutes(11);
        Assert.Equal(200, await MeAsync(user.Client));
    }

    [Fact]
    public async Task Guessing_one_users_password_from_one_address_is_slowed_down()
    {
        for (var i = 0; i < 4; i++)
            Assert.Equal("Unauthorized", (await _server.Anonymous.PostAsync("login", new { user = "somebody", password = $"{i}" })).Error);
        var refused = await _server.Anonymous.PostAsync("login", new { user = "SomeBody", password = "5" });
        Assert.Equal((401, "error-login-blocked-for-user"), (refused.Status, refused.Error));
        await _server.SignInAsAdminAsync();
    }

    private static async Task<int> MeAsync(ApiClient client) => (await client.GetAsync("me")).Status;
}
