using Microsoft.Playwright;

namespace ContactCenter.Tests.Screens;

/// <summary>The browser of the machine, started once for all tests. The driver's own browsers are never downloaded.</summary>
internal static class Chromium
{
    private const string RequiredVariable = "REQUIRE_BROWSER";
    private const string PathVariable = "CHROMIUM_PATH";
    private const float StartTimeoutMilliseconds = 180_000;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome.exe"];

    /// <summary>The reason why tests of screens cannot run here; null = they can, or have to.</summary>
    public static string? SkipReason { get; } = FindPath() is null && !IsRequired
        ? $"No Chromium is installed (Debian's package chromium; {PathVariable} names another). {RequiredVariable}=true makes that a failure."
        : null;

    private static bool IsRequired => Environment.GetEnvironmentVariable(RequiredVariable) == "true";

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, params string[] more)
    {
        var path = FindPath() ?? throw new InvalidOperationException($"{RequiredVariable} is true, and no Chromium is installed.");
        return playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Headless = true,
            Timeout = StartTimeoutMilliseconds,
            // Its sandbox needs what containers and root do not have; it shows the product's own pages alone.
            Args = ["--no-sandbox", "--disable-dev-shm-usage", .. more],
        });
    }

    private static string? FindPath()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named) return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
