using System.Net;

namespace ContactCenter.Tests.Hosting;

/// <summary>How the console and the widget are served.</summary>
public sealed class ScreenTests(ScreenTests.Servers servers) : IClassFixture<ScreenTests.Servers>
{
    private const string Setting = "settings/Livechat_AllowedDomainsList";
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Theory]
    [InlineData("/")]
    [InlineData("/inbox")]
    [InlineData("/manage/departments/new?tab=agents")]
    [InlineData("/contacts/6615a9e2")]
    [InlineData("/apiary")]
    public async Task Path_of_the_console_shows_it_to_a_browser_under_its_own_policy(string path)
    {
        using var page = await GetAsync(path, Browser);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Contains("<title>Console</title>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var policy = Header(page, "Content-Security-Policy");
        var host = servers.Screens.Address.Authority;
        Assert.Equal(
            $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self' ws://{host} wss://{host}; "
            + "font-src 'self'; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; frame-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
            + "form-action 'none'", policy);
        Assert.Equal(("no-cache", "DENY", "nosniff"),
            (Header(page, "Cache-Control"), Header(page, "X-Frame-Options"), Header(page, "X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/api/v1/no/such/path")]
    [InlineData("/api/no/such/path")]
    [InlineData("/hubs/none")]
    [InlineData("/swagger/none.js")]
    [InlineData("/docs/none")]
    [InlineData("/health/none")]
    [InlineData("/file-upload/none")]
    [InlineData("/assets/none.js")]
    [InlineData("/widget/none")]
    [InlineData("/demo")]
    [InlineData("/demo.html")]
    [InlineData("/widget/frame.html")]
    [InlineData("/.built-1234")]
    [InlineData("/assets/..%2findex.html")]
    public async Task Path_that_is_not_the_consoles_is_404_whoever_asks(string path)
    {
        using var any = await GetAsync(path, "*/*");
        Assert.Equal(HttpStatusCode.NotFound, any.StatusCode);
        using var page = await GetAsync(path, Browser);
        var isShown = page.StatusCode == HttpStatusCode.OK;
        Assert.Equal(path is "/demo.html" or "/.built-1234", isShown);
        if (isShown) Assert.Contains("<title>Console</title>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_path_of_the_api_keeps_its_error_and_other_methods_keep_theirs()
    {
        using var missing = await GetAsync("/api/v1/no/such/path", Browser);
        Assert.Contains("\"success\":false", await missing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var client = servers.Client();
        using var posted = await client.PostAsync("/inbox", null);
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        using var live = await client.PostAsync("/health/live", null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, live.StatusCode);
    }

    [Fact]
    public async Task Assets_are_kept_for_a_year_and_sent_as_small_as_the_caller_takes_them()
    {
        var sizes = new List<long>();
        var tags = new HashSet<string?>();
        foreach (var encoding in new[] { null, "gzip", "br" })
        {
            using var file = await GetAsync("/" + StandInConsole.Script, "*/*", ("Accept-Encoding", encoding is null ? "br;q=0, identity" : $"x, {encoding}"));
            Assert.Equal(encoding, file.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Equal(("public, max-age=31536000, immutable", "Accept-Encoding"), (Header(file, "Cache-Control"), Header(file, "Vary")));
            Assert.Equal("text/javascript; charset=utf-8", file.Content.Headers.ContentType!.ToString());
            sizes.Add(file.Content.Headers.ContentLength!.Value);
            tags.Add(file.Headers.ETag?.Tag);
        }

        Assert.True(sizes[0] > 8_000 && sizes[1] < 400 && sizes[2] <= sizes[1], string.Join(' ', sizes));
        Assert.Equal(3, tags.Count);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/icon.svg")]
    [InlineData("/widget.js")]
    [InlineData("/widget/frame")]
    [InlineData("/inbox")]
    public async Task Caller_who_has_a_file_already_is_told_so(string path)
    {
        using var first = await GetAsync(path, Browser);
        using var again = await GetAsync(path, Browser, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal((HttpStatusCode.NotModified, ""), (again.StatusCode, await again.Content.ReadAsStringAsync()));
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        using var client = servers.Client();
        using var head = new HttpRequestMessage(HttpMethod.Head, path) { Headers = { { "Accept", Browser } } };
        using var headed = await client.SendAsync(head);
        Assert.Equal(
            (HttpStatusCode.OK, first.Content.Headers.ContentLength, ""),
            (headed.StatusCode, headed.Content.Headers.ContentLength, await headed.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Loader_of_the_widget_is_every_pages_for_minutes()
    {
        using var loader = await GetAsync("/widget.js", "*/*", ("Origin", "https://shop.example.com"));
        Assert.Equal(("*", "cross-origin", "public, max-age=300"),
            (Header(loader, "Access-Control-Allow-Origin"), Header(loader, "Cross-Origin-Resource-Policy"), Header(loader, "Cache-Control")));
    }

    [Fact]
    public async Task Frame_of_the_widget_is_for_the_pages_that_the_workspace_names_at_once()
    {
        Assert.Equal("'self'", await AncestorsAsync());
        var admin = await servers.Screens.SignInAsAdminAsync();
        foreach (var (value, ancestors) in new[]
        {
            ("https://Shop.example.com/, http://localhost:8080", "'self' https://shop.example.com http://localhost:8080"),
            ("https://*.example.org", "'self' https://*.example.org"), ("*", "'self' *"), ("", "'self'"),
        })
        {
            TestSite.Expect(await admin.PostAsync(Setting, new { value }));
            Assert.Equal(ancestors, await AncestorsAsync());
        }

        var refused = await admin.PostAsync(Setting, new { value = "https://a.example; script-src *" });
        Assert.Equal((400, "error-invalid-setting-value"), (refused.Status, refused["errorType"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Host_that_a_policy_cannot_hold_is_not_put_into_one()
    {
        using var client = servers.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "[::1]:5000" } };
        using var page = await client.SendAsync(request);
        Assert.Contains(" connect-src 'self';", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_without_a_console_says_what_to_install_and_serves_all_else()
    {
        using var client = new HttpClient { BaseAddress = servers.Bare.Address };
        var page = await client.GetAsync("/");
        var text = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Node.js 20", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/docs\"", text, StringComparison.Ordinal);
        foreach (var path in new[] { "/docs", "/docs/page.css", "/health/ready", "/api/v1/livechat/config", "/swagger/index.html" })
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path)).StatusCode);
        foreach (var path in new[] { "/inbox", "/widget.js", "/widget/frame", "/demo" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
    }

    private async Task<string> AncestorsAsync()
    {
        using var frame = await GetAsync("/widget/frame", Browser);
        Assert.Equal((HttpStatusCode.OK, "no-cache"), (frame.StatusCode, Header(frame, "Cache-Control")));
        Assert.False(frame.Headers.Contains("X-Frame-Options"));
        const string Name = "frame-ancestors ";
        return Header(frame, "Content-Security-Policy").Split("; ").Single(part => part.StartsWith(Name, StringComparison.Ordinal))[Name.Length..];
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept, params (string Name, string Value)[] headers)
    {
        using var client = servers.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await client.SendAsync(request);
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));

    /// <summary>One with a console, and one that was built without.</summary>
    public sealed class Servers : IAsyncLifetime
    {
        private readonly SqliteTestDatabase _screens = new();
        private readonly SqliteTestDatabase _bare = new();
        private readonly StandInConsole _console = new();
        private readonly DirectoryInfo _empty = Directory.CreateTempSubdirectory();

        public ApiServer Screens { get; private set; } = null!;

        public ApiServer Bare { get; private set; } = null!;

        public HttpClient Client() => new() { BaseAddress = Screens.Address };

        public async Task InitializeAsync()
        {
            Screens = await ApiServer.StartAsync(_screens, new() { ["Console:Path"] = _console.Path });
            Bare = await ApiServer.StartAsync(_bare, new() { ["Console:Path"] = _empty.FullName });
        }

        public async Task DisposeAsync()
        {
            await Screens.DisposeAsync();
            await Bare.DisposeAsync();
            await _screens.DisposeAsync();
            await _bare.DisposeAsync();
            _console.Delete();
            _empty.Delete();
        }
    }
}
