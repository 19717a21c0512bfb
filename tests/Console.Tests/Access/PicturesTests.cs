using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactCenter.Tests.Screens.Access;

/// <summary>
/// The main screens on a desk, on a phone, in the dark and from right to left. Each must fit into its window; its picture goes into
/// artifacts/screens/pictures, to be looked at.
/// </summary>
public sealed class PicturesTests(Screens screens, DemoWithCalls demo) : IClassFixture<Screens>, IClassFixture<DemoWithCalls>
{
    private static readonly string Folder = Path.Combine(Screens.PicturesFolder, "pictures");

    private const string CardsOverPage = """
        () => {
            const [page, cards] = ['main', '.own-calls'].map((each) => document.querySelector(each)?.getBoundingClientRect());
            if (!page || !cards) return false;
            const isBeside = page.left >= cards.right - 1 || cards.left >= page.right - 1;
            return !isBeside && page.top < cards.bottom - 1 && cards.top < page.bottom - 1;
        }
        """;

    [BrowserTheory]
    [InlineData("desk", 1280, 800, false, "en")]
    [InlineData("phone", 360, 740, false, "en")]
    [InlineData("dark", 1280, 800, true, "en")]
    [InlineData("right-to-left", 1280, 800, false, "ar")]
    public Task Main_screens_fit_into_their_window(string look, int width, int height, bool isDark, string language) =>
        screens.WithOneAsync(
            demo.Site.Url,
            async screen =>
            {
                var page = await screen.SignInAsync(demo.Site, "ana");
                await page.EvaluateAsync("language => localStorage.setItem('contactcenter-language', language)", language);
                await TakeAsync(page, $"{look}-inbox", "/inbox", "[data-rid]");
                await TakeAsync(page, $"{look}-chat", null, ".chat-head", "[data-rid] a >> nth=-1");
                await TakeAsync(page, $"{look}-chats", "/chats", ".chat-row");
                await TakeAsync(page, $"{look}-preview", null, ".glance-head", ".chat-row");
                await TakeAsync(page, $"{look}-contacts", "/contacts", ".contact-list [data-contact]");
                await TakeAsync(page, $"{look}-contact", null, ".contact-panel .facts", ".contact-list [data-contact]");
                await TakeAsync(page, $"{look}-editor", "/contacts/new", ".contact-form");
                await TakeAsync(page, $"{look}-calls", "/calls", ".call-row");
                await TakeAsync(page, $"{look}-call", null, ".glance-head", ".call-row .row-link");
                await page.OpenWidgetAsync();
                await ShootAsync(page, $"{look}-widget");
            },
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
            },
            $"Main_screens_fit_into_their_window-{look}");

    /// <summary>Takes a picture once an element is seen, at an address or after a click.</summary>
    private static async Task TakeAsync(IPage page, string name, string? path, string shown, string? clicked = null)
    {
        if (path is not null) await page.GotoAsync(path);
        if (clicked is not null) await page.Locator(clicked).First.ClickAsync();
        await Expect(page.Locator(shown).First).ToBeVisibleAsync();
        await ShootAsync(page, name);
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than its window.");
        Assert.False(await page.EvaluateAsync<bool>(CardsOverPage), $"{name} has the cards of calls over the page.");
    }
}
