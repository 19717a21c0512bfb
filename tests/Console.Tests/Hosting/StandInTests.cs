using Microsoft.Playwright;

namespace ContactCenter.Tests.Screens.Hosting;

/// <summary>A browser's view of how screens are served: with files in the place of the console's, so that it says nothing about them.</summary>
public sealed class StandInTests(Screens screens, StandInTests.Sites sites) : IClassFixture<Screens>, IClassFixture<StandInTests.Sites>
{
    [BrowserFact]
    public Task Console_loads_at_any_of_its_paths_and_breaks_no_policy() => screens.WithOneAsync(sites.Demo.Url, async screen =>
    {
        await screen.Page.GotoAsync("/chats/64f1/info");
        await Assertions.Expect(screen.Page.Locator("main")).ToHaveTextAsync("console at /chats/64f1/info");
        await Assertions.Expect(screen.Page.Locator("main")).ToHaveCSSAsync("color", "rgb(1, 2, 3)");
    });

    [BrowserFact]
    public Task Script_that_is_not_the_servers_own_file_does_not_run() => screens.WithOneAsync(sites.Demo.Url, async screen =>
    {
        screen.Expect("Content Security Policy");
        await screen.Page.GotoAsync("/");
        await screen.Page.EvaluateAsync("""
            () => {
                document.body.insertAdjacentHTML('beforeend', '<img src=x: onerror="window.ran = 1"><p id=styled style="color: red">x</p>')
                const script = document.createElement('script')
                script.textContent = 'window.ran = 1'
                document.body.append(script)
            }
            """);
        Assert.Null(await screen.Page.EvaluateAsync<int?>("() => window.ran ?? null"));
        await Assertions.Expect(screen.Page.Locator("#styled")).Not.ToHaveCSSAsync("color", "rgb(255, 0, 0)");
    });

    [BrowserFact]
    public Task Demo_shows_the_widget_beside_a_link_to_the_console() => screens.WithOneAsync(sites.Demo.Url, async screen =>
    {
        await screen.Page.GotoAsync("/demo");
        await Assertions.Expect(screen.Page.FrameLocator("iframe").Locator("p")).ToHaveTextAsync("the widget");
        await screen.Page.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(screen.Page.Locator("main")).ToHaveTextAsync("console at /");
    });

    [BrowserFact]
    public Task Page_of_another_origin_shows_the_widget_once_the_workspace_names_it() => screens.WithOneAsync(sites.Demo.Url, async screen =>
    {
        var widget = screen.Page.FrameLocator("iframe").Locator("p");
        screen.Expect("frame-ancestors|ERR_BLOCKED_BY_RESPONSE");
        await using var shop = await ForeignPage.StartAsync($"<script src=\"{sites.Demo.Url}widget.js\"></script>");
        await screen.Page.GotoAsync(shop.Url.ToString());
        await Assertions.Expect(widget).Not.ToBeVisibleAsync();

        await sites.AllowAsync(shop.Url.GetLeftPart(UriPartial.Authority));
        await screen.Page.ReloadAsync();
        await Assertions.Expect(widget).ToHaveTextAsync("the widget");
    });

    [BrowserFact]
    public Task Server_without_demo_has_no_demo_page() => screens.WithOneAsync(sites.Plain.Url, async screen =>
    {
        await screen.Page.GotoAsync("/");
        Assert.Equal(404, await screen.Page.EvaluateAsync<int>("async () => (await fetch('/demo', { headers: { accept: 'text/html' } })).status"));
        screen.Expect("404");
    });

    [BrowserFact]
    public Task Server_without_console_says_what_to_install() => screens.WithOneAsync(sites.Bare.Url, async screen =>
    {
        await screen.Page.GotoAsync("/");
        await Assertions.Expect(screen.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("The console is not built");
        await screen.Page.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(screen.Page.GetByRole(AriaRole.Link, new() { Name = "Alive" })).ToBeVisibleAsync();
    });

    /// <summary>Servers of which each was started otherwise.</summary>
    public sealed class Sites : IAsyncLifetime
    {
        private readonly StandInConsole _console = new();
        private readonly DirectoryInfo _empty = Directory.CreateTempSubdirectory();

        public ScreenSite Demo { get; private set; } = null!;

        public ScreenSite Plain { get; private set; } = null!;

        public ScreenSite Bare { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            if (Chromium.SkipReason is not null) return;
            Demo = await ScreenSite.StartAsync(new() { ["Console:Path"] = _console.Path });
            Plain = await ScreenSite.StartAsync(new() { ["Console:Path"] = _console.Path }, isDemo: false);
            Bare = await ScreenSite.StartAsync(new() { ["Console:Path"] = _empty.FullName }, isDemo: false);
        }

        public async Task AllowAsync(string origin)
        {
            using var rest = new Driving.RestClient(Demo.Url);
            var admin = await Driving.Team.SignInAdminAsync(rest);
            await rest.PostAsync("settings/Livechat_AllowedDomainsList", new { value = origin }, admin);
        }

        public async Task DisposeAsync()
        {
            foreach (var site in new[] { Demo, Plain, Bare }.OfType<ScreenSite>()) await site.DisposeAsync();
            _console.Delete();
            _empty.Delete();
        }
    }
}
