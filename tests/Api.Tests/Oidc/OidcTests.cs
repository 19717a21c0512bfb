using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace ContactCenter.Tests.Oidc;

/// <summary>Sign-in by another service, driven as a browser would.</summary>
public sealed class OidcTests : IAsyncLifetime
{
    private const string Page = "https://desk.example/signed-in";

    private readonly SqliteTestDatabase _database = new();
    private LoopbackProvider _provider = null!;
    private ApiServer _server = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _provider = await LoopbackProvider.StartAsync();
        await StartAsync([]);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Browser_comes_back_with_a_code_that_is_exchanged_once()
    {
        _provider.Claims = new()
        {
            ["sub"] = "s1", ["preferred_username"] = "grace@corp", ["name"] = "Grace Hopper", ["email"] = "grace@example.com", ["email_verified"] = true,
            ["groups"] = new[] { "agents", "others" },
        };
        var code = CodeIn(await BrowseAsync());
        var redeemed = TestSite.Expect(await _server.Anonymous.PostAsync("loginCode.redeem", new { code }));
        var client = _server.As(redeemed["userId"]!.GetValue<string>(), redeemed["loginToken"]!.GetValue<string>());
        var me = TestSite.Expect(await client.GetAsync("me"));
        Assert.Equal(("gracecorp", "Grace Hopper"), (me["username"]!.GetValue<string>(), me["name"]!.GetValue<string>()));
        Assert.Equal("""["user","livechat-agent"]""", me["roles"]!.ToJsonString());
        Assert.True(me["isOAuthUser"]!.GetValue<bool>());
        Assert.Equal("error-invalid-login-code", (await _server.Anonymous.PostAsync("loginCode.redeem", new { code }))["errorType"]!.GetValue<string>());
        Assert.Equal(401, (await _server.Anonymous.PostAsync("login", new { user = "gracecorp", password = "" })).Status);

        _provider.Claims["groups"] = "others";
        _provider.Claims["preferred_username"] = "renamed";
        var again = TestSite.Expect(await _server.Anonymous.PostAsync("loginCode.redeem", new { code = CodeIn(await BrowseAsync()) }));
        Assert.Equal(client.UserId, again["userId"]!.GetValue<string>());
        Assert.Equal("""["user"]""", (await client.GetAsync("me"))["roles"]!.ToJsonString());
    }

    [Fact]
    public async Task Address_of_an_account_that_is_here_links_nothing_unless_the_operator_says_so()
    {
        var admin = await _server.SignInAsAdminAsync();
        var user = await new TestSite(_server, admin).CreateUserAsync("user");
        _provider.Claims = new() { ["sub"] = "s2", ["email"] = $"{user.Username}@example.com", ["email_verified"] = true };
        Assert.Equal("error-field-unavailable", ErrorIn(await BrowseAsync()));

        await StartAsync(new() { ["Oidc:LinksByVerifiedEmail"] = "true" });
        _provider.Claims["email_verified"] = false;
        _provider.Claims["sub"] = "s3";
        var stranger = TestSite.Expect(await _server.Anonymous.PostAsync("loginCode.redeem", new { code = CodeIn(await BrowseAsync()) }));
        Assert.NotEqual(user.UserId, stranger["userId"]!.GetValue<string>());
        _provider.Claims["email_verified"] = true;
        _provider.Claims["sub"] = "s4";
        var linked = TestSite.Expect(await _server.Anonymous.PostAsync("loginCode.redeem", new { code = CodeIn(await BrowseAsync()) }));
        Assert.Equal(user.UserId, linked["userId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Forged_sign_in_or_one_begun_in_another_browser_is_refused()
    {
        _provider.Claims = new() { ["sub"] = "s5" };
        _provider.Forges = true;
        Assert.Equal("access_denied", ErrorIn(await BrowseAsync()));
        (_provider.Forges, _provider.Replays) = (false, true);
        Assert.Equal("access_denied", ErrorIn(await BrowseAsync()));
        _provider.Replays = false;
        using var other = Browser();
        var begun = await StepAsync(other, $"{_server.Address}api/v1/login.oidc");
        var back = await StepAsync(other, begun);
        using var victim = Browser();
        Assert.Equal("access_denied", ErrorIn(await StepAsync(victim, back)));
        using var elsewhere = await other.GetAsync($"{_server.Address}api/v1/login.oidc?returnUrl=https://evil.example");
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Deactivated_user_is_not_let_in_and_new_ones_only_where_they_may()
    {
        _provider.Claims = new() { ["sub"] = "s6" };
        var redeemed = TestSite.Expect(await _server.Anonymous.PostAsync("loginCode.redeem", new { code = CodeIn(await BrowseAsync()) }));
        var admin = await _server.SignInAsAdminAsync();
        TestSite.Expect(await admin.PostAsync(
            "users.setActiveStatus", new { userId = redeemed["userId"]!.GetValue<string>(), activeStatus = false }));
        Assert.Equal("access_denied", ErrorIn(await BrowseAsync()));
        await StartAsync(new() { ["Oidc:CreatesAccounts"] = "false" });
        _provider.Claims["sub"] = "s7";
        Assert.Equal("access_denied", ErrorIn(await BrowseAsync()));
    }

    [Fact]
    public async Task Passwords_are_switched_off_with_everything_about_them()
    {
        await StartAsync(new() { ["Oidc:LocalSignIn"] = "false" });
        foreach (var (path, body) in new (string, object)[]
        {
            ("login", new { user = ApiServer.AdminName, password = ApiServer.AdminPassword }), ("users.forgotPassword", new { email = "a@example.com" }),
            ("users.resetPasswordByToken", new { token = "a.b", newPassword = "tall green kettle" }),
            ("users.2fa.enrollTotp", new { user = ApiServer.AdminName, password = ApiServer.AdminPassword }),
        })
        {
            var refused = await _server.Anonymous.PostAsync(path, body);
            Assert.Equal((400, "error-local-sign-in-disabled"), (refused.Status, refused["errorType"]!.GetValue<string>()));
        }
    }

    private async Task StartAsync(Dictionary<string, string?> more)
    {
        if (_server is not null) await _server.DisposeAsync();
        var settings = new Dictionary<string, string?>
        {
            ["Oidc:Authority"] = _provider.Url, ["Oidc:ClientId"] = "desk", ["Oidc:ClientSecret"] = "desk-secret", ["Oidc:RequiresHttps"] = "false",
            ["Oidc:ReturnUrls:0"] = Page, ["Oidc:RoleClaim"] = "groups", ["Oidc:RoleMap:agents"] = "livechat-agent",
        };
        foreach (var (key, value) in more) settings[key] = value;
        _server = await ApiServer.StartAsync(_database, settings);
    }

    /// <summary>Follows a sign-in from the first page to the last redirect.</summary>
    private async Task<string> BrowseAsync()
    {
        using var browser = Browser();
        var provider = await StepAsync(browser, $"{_server.Address}api/v1/login.oidc?returnUrl={Uri.EscapeDataString(Page)}");
        return await StepAsync(browser, await StepAsync(browser, provider));
    }

    private static HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    private static async Task<string> StepAsync(HttpClient browser, string url)
    {
        using var response = await browser.GetAsync(url);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return response.Headers.Location!.ToString();
    }

    private static string CodeIn(string url) => Query(url, "loginCode");

    private static string ErrorIn(string url) => Query(url, "error");

    private static string Query(string url, string name)
    {
        Assert.StartsWith(Page, url, StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(new Uri(url).Query);
        Assert.True(query.ContainsKey(name), url);
        return query[name]!;
    }
}
