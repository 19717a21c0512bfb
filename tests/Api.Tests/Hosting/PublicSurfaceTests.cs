using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using ContactCenter.Integrations.Settings;

namespace ContactCenter.Tests.Hosting;

/// <summary>The pages and headers that a server shows to strangers and their browsers: by default, and closed.</summary>
public sealed class PublicSurfaceTests(PublicSurfaceTests.Servers servers) : IClassFixture<PublicSurfaceTests.Servers>
{
    private const string Desk = "https://desk.example.com";
    private static readonly (string, string)[] Secured = [("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "198.51.100.7")];

    [Theory]
    [InlineData("/api/v1/livechat/config")]
    [InlineData("/api/v1/users.list")]
    [InlineData("/api/v1/no/such/path")]
    [InlineData("/api/v1/file-upload/none/none.png?rc_rid=none")]
    [InlineData("/api/info")]
    [InlineData("/health/live")]
    [InlineData("/nothing/here")]
    [InlineData("/hubs/agent")]
    public async Task Every_answer_tells_browsers_to_be_careful(string path)
    {
        var answer = await GetAsync(servers.Open, path);
        Assert.Equal(("nosniff", "DENY", "no-referrer"),
            (answer.Headers["X-Content-Type-Options"], answer.Headers["X-Frame-Options"], answer.Headers["Referrer-Policy"]));
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.StartsWith("default-src 'none'; frame-ancestors 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("Strict-Transport-Security", answer.Headers.Keys);
        Assert.DoesNotContain("Server", answer.Headers.Keys);
    }

    [Fact]
    public async Task Over_https_browsers_are_told_to_stay_there()
    {
        var answer = await GetAsync(servers.Closed, "/health/live", Secured);
        Assert.Equal("max-age=31536000", answer.Headers["Strict-Transport-Security"]);
        // Anybody can send the header; only a known proxy's word is taken.
        Assert.DoesNotContain("Strict-Transport-Security", (await GetAsync(servers.Open, "/health/live", Secured)).Headers.Keys);
    }

    [Fact]
    public async Task Swagger_works_under_a_policy_of_its_own_scripts()
    {
        var page = await GetAsync(servers.Open, "/swagger/index.html");
        Assert.Equal(200, page.Status);
        Assert.Contains("script-src 'self';", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)[^>]*>\s*\S", page.Text);
        Assert.DoesNotMatch(@"(src|href)=""(https?:)?//", page.Text);
        Assert.Equal(200, (await GetAsync(servers.Open, "/swagger/index.js")).Status);
    }

    [Fact]
    public async Task Page_of_documents_leads_to_what_is_open_and_nowhere_else()
    {
        foreach (var (server, isOpen) in new[] { (servers.Open, true), (servers.Closed, false) })
        {
            var page = await GetAsync(server, "/docs");
            Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.ContentType));
            Assert.Contains("style-src 'self';", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.DoesNotMatch("<script|<style| style=", page.Text);
            Assert.Equal(isOpen, page.Text.Contains("href=\"/swagger\"", StringComparison.Ordinal));
            foreach (Match link in Regex.Matches(page.Text, "href=\"(/[^\"]*)\"")) Assert.Equal(200, (await GetAsync(server, link.Groups[1].Value)).Status);
        }
    }

    [Theory]
    [InlineData("/swagger")]
    [InlineData("/swagger/index.html")]
    [InlineData("/swagger/v1/swagger.json")]
    [InlineData("/swagger/sign-in.js")]
    [InlineData("/docs/clients.md")]
    [InlineData("/api/info")]
    public async Task Closed_page_is_404(string path)
    {
        Assert.NotEqual(404, (await GetAsync(servers.Open, path)).Status);
        Assert.Equal(404, (await GetAsync(servers.Closed, path)).Status);
    }

    [Fact]
    public async Task Page_of_a_listed_origin_may_call_and_no_other()
    {
        var allowed = await PreflightAsync(servers.Closed, Desk);
        Assert.Equal((204, Desk), (allowed.Status, allowed.Headers["Access-Control-Allow-Origin"]));
        Assert.Contains("X-Auth-Token", allowed.Headers["Access-Control-Allow-Headers"], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Access-Control-Allow-Credentials", allowed.Headers.Keys);
        var called = await GetAsync(servers.Closed, "/api/v1/livechat/config", ("Origin", Desk));
        Assert.Equal(Desk, called.Headers["Access-Control-Allow-Origin"]);
        foreach (var (server, origin) in new[]
        {
            (servers.Closed, "https://evil.example"), (servers.Closed, "http://desk.example.com"), (servers.Closed, Desk + ":8443"),
            (servers.Closed, Desk + ".evil.example"), (servers.Closed, "https://sub.desk.example.com"), (servers.Closed, "null"), (servers.Open, Desk),
        })
        {
            Assert.DoesNotContain("Access-Control-Allow-Origin", (await PreflightAsync(server, origin)).Headers.Keys);
            Assert.DoesNotContain("Access-Control-Allow-Origin",
                (await GetAsync(server, "/api/v1/livechat/config", ("Origin", origin))).Headers.Keys);
        }
    }

    [Theory]
    [InlineData("/hubs/agent")]
    [InlineData("/hubs/visitor")]
    public async Task Hub_opens_for_clients_without_origin_for_own_pages_and_for_listed_ones(string path)
    {
        var own = servers.Closed.Address.GetLeftPart(UriPartial.Authority);
        foreach (var origin in new[] { null, own, Desk }) await OpenAsync(servers.Closed, path, origin);
        foreach (var origin in new[] { "https://evil.example", "null", "http://desk.example.com", "http://127.0.0.1:1", "not an origin", "file://" })
            Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<HubRefusal>(() => OpenAsync(servers.Closed, path, origin))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<HubRefusal>(() => OpenAsync(servers.Open, path, Desk))).Status);
        var negotiated = await servers.Closed.Anonymous.SendAsync(
            HttpMethod.Post, path + "/negotiate?negotiateVersion=1", "", headers: [("Origin", "https://evil.example")]);
        Assert.Equal(403, negotiated.Status);
    }

    [Fact]
    public async Task Address_to_call_is_kept_only_when_it_would_be_called()
    {
        var admin = await servers.Open.SignInAsAdminAsync();
        const string Setting = "settings/Livechat_External_Queue_URL";
        foreach (var value in new[]
        {
            "http://127.0.0.1:9999/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/", "http://2130706433/", "file:///etc/passwd",
            "http://user:secret@8.8.8.8/", "nonsense",
        })
        {
            var refused = await admin.PostAsync(Setting, new { value });
            Assert.Equal((400, "error-invalid-setting-value"), (refused.Status, refused["errorType"]!.GetValue<string>()));
        }

        foreach (var value in new[] { "https://8.8.8.8/route?site=1", "" }) TestSite.Expect(await admin.PostAsync(Setting, new { value }));

        var trusting = await servers.Closed.SignInAsAdminAsync();
        TestSite.Expect(await trusting.PostAsync("settings/Livechat_External_Queue_URL", new { value = "http://127.0.0.1:9999/" }));
    }

    [Theory]
    [InlineData("desk.example.com")]
    [InlineData("https://desk.example.com/path")]
    [InlineData("https://*.example.com")]
    [InlineData("null")]
    public async Task Origin_that_is_none_is_refused_at_start(string origin)
    {
        var refused = await Assert.ThrowsAsync<ConfigurationException>(
            () => ApiServer.StartAsync(servers.Database, new() { ["Cors:AllowedOrigins"] = origin }));
        Assert.Contains("Cors:AllowedOrigins", refused.Message, StringComparison.Ordinal);
    }

    private static Task<ApiResponse> GetAsync(ApiServer server, string path, params (string, string)[] headers) =>
        server.Anonymous.SendAsync(HttpMethod.Get, path, null, headers: headers);

    private static Task<ApiResponse> PreflightAsync(ApiServer server, string origin) => server.Anonymous.SendAsync(
        HttpMethod.Options, "/api/v1/livechat/message", null,
        headers:
        [
            ("Origin", origin), ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "x-auth-token,x-user-id,x-visitor-token,x-2fa-code,authorization,content-type"),
        ]);

    private static async Task OpenAsync(ApiServer server, string path, string? origin)
    {
        var admin = await server.SignInAsAdminAsync();
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.SetRequestHeader("X-User-Id", admin.UserId);
        socket.Options.SetRequestHeader("X-Auth-Token", admin.Token);
        try
        {
            await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = path }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            throw new HubRefusal(socket.HttpStatusCode);
        }
    }

    private sealed class HubRefusal(HttpStatusCode status) : Exception(status.ToString())
    {
        public HttpStatusCode Status => status;
    }

    /// <summary>One as it is by default, one that an operator has closed.</summary>
    public sealed class Servers : IAsyncLifetime
    {
        private readonly SqliteTestDatabase _open = new();
        private readonly SqliteTestDatabase _closed = new();

        public ApiServer Open { get; private set; } = null!;

        public ApiServer Closed { get; private set; } = null!;

        public SqliteTestDatabase Database { get; } = new();

        public async Task InitializeAsync()
        {
            Open = await ApiServer.StartAsync(_open);
            Closed = await ApiServer.StartAsync(_closed, new()
            {
                ["Swagger:Enabled"] = "false", ["Info:Enabled"] = "false", ["Cors:AllowedOrigins"] = $"https://other.example.com, {Desk}/",
                ["ForwardedHeaders:KnownProxies"] = "127.0.0.1", ["Outgoing:AllowedAddresses"] = "localhost",
            });
        }

        public async Task DisposeAsync()
        {
            await Open.DisposeAsync();
            await Closed.DisposeAsync();
            await _open.DisposeAsync();
            await _closed.DisposeAsync();
            await Database.DisposeAsync();
        }
    }
}
