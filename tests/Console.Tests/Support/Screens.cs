using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace ContactCenter.Tests.Screens;

/// <summary>The browser, for all tests of a class. Each test opens the screens of as many people as it needs.</summary>
public sealed class Screens : IAsyncLifetime
{
    private const float ExpectTimeoutMilliseconds = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The folder that gets a picture of each screen of a test that failed: <c>artifacts/screens</c> of the repository.</summary>
    public static string PicturesFolder { get; } = Path.Combine(Repository, "artifacts", "screens");

    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "ContactCenter.sln"))) folder = folder.Parent;
            return folder.FullName;
        }
    }

    public async Task InitializeAsync()
    {
        if (Chromium.SkipReason is not null) return;
        // Browser, servers and tests share few processors.
        Assertions.SetDefaultExpectTimeout(ExpectTimeoutMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Does something on the screen of one person. At the end nothing may have complained; when it fails, there is a picture.</summary>
    public Task WithOneAsync(Uri server, Func<Screen, Task> act, BrowserNewContextOptions? options = null, [CallerMemberName] string test = "") =>
        WithAsync(server, 1, screens => act(screens[0]), options, test);

    /// <inheritdoc cref="WithOneAsync"/>
    public Task WithTwoAsync(
        Uri server, Func<Screen, Screen, Task> act, BrowserNewContextOptions? options = null, [CallerMemberName] string test = "") =>
        WithAsync(server, 2, screens => act(screens[0], screens[1]), options, test);

    /// <inheritdoc cref="WithOneAsync"/>
    public Task WithThreeAsync(
        Uri server, Func<Screen, Screen, Screen, Task> act, BrowserNewContextOptions? options = null, [CallerMemberName] string test = "") =>
        WithAsync(server, 3, screens => act(screens[0], screens[1], screens[2]), options, test);

    private async Task WithAsync(Uri server, int people, Func<IReadOnlyList<Screen>, Task> act, BrowserNewContextOptions? options, string test)
    {
        var screens = new List<Screen>();
        try
        {
            while (screens.Count < people) screens.Add(await Screen.OpenAsync(_browser!, server, options));
            await act(screens);
            var complaints = string.Join('\n', screens.SelectMany(screen => screen.Complaints));
            Assert.True(complaints.Length == 0, complaints);
        }
        catch
        {
            foreach (var (number, screen) in screens.Index()) await TakePictureAsync(screen, $"{test}-{number + 1}.png");
            throw;
        }
        finally
        {
            foreach (var screen in screens) await screen.DisposeAsync();
        }
    }

    private static async Task TakePictureAsync(Screen screen, string name)
    {
        try
        {
            await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(PicturesFolder, name) });
        }
        catch (PlaywrightException)
        {
            // A page that cannot be shown is no reason to hide what the test says.
        }
    }
}
