using Microsoft.Playwright;

namespace ContactCenter.Tests.Screens;

/// <summary>Steps that signed-in people and visitors do in many tests.</summary>
internal static class SignedIn
{
    private const int TriesMax = 10;
    private const float ShownMilliseconds = 10_000;

    /// <summary>Signs somebody in, at an address of the console.</summary>
    public static async Task<IPage> SignInAsync(this Screen screen, ScreenSite site, string username, string path = "/inbox")
    {
        var page = screen.Page;
        await page.GotoAsync(path);
        await page.GetByLabel("User name or e-mail").FillAsync(username);
        await page.GetByLabel("Password").FillAsync(site.PasswordOf(username));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Presses keys one right after the other, without waiting for the page in between.</summary>
    public static Task PressTogetherAsync(this IPage page, params string[] keys) => Task.WhenAll(keys.Select(key => page.Keyboard.PressAsync(key)));

    /// <summary>
    /// Presses the keys of a shortcut until it has done something. The keys may not be far apart, as they are when the machine stands still in between.
    /// </summary>
    public static async Task PressUntilShownAsync(Func<Task> press, ILocator shown)
    {
        for (var tries = 1; ; tries++)
        {
            await press();
            try
            {
                await Assertions.Expect(shown).ToBeVisibleAsync(new() { Timeout = ShownMilliseconds });
                return;
            }
            catch (PlaywrightException) when (tries < TriesMax)
            {
                // Once more.
            }
        }
    }

    /// <summary>Opens the last chat of the inbox.</summary>
    public static async Task OpenChatAsync(this IPage page)
    {
        await page.GetByRole(AriaRole.Main).Locator("[data-rid] a").Last.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Log, new() { Name = "Messages" })).ToBeVisibleAsync();
    }

    /// <summary>Opens the widget of the demo page, and returns the frame that it is in.</summary>
    public static async Task<IFrame> OpenWidgetAsync(this IPage page)
    {
        await page.GotoAsync("/demo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask us something" }).ClickAsync();
        await Assertions.Expect(page.FrameLocator("iframe").GetByLabel("Name")).ToBeVisibleAsync();
        return page.Frames.Single(frame => frame.Url.EndsWith("/widget/frame", StringComparison.Ordinal));
    }

    /// <summary>Starts a conversation with the sales department from the widget's form.</summary>
    public static async Task StartConversationAsync(this IFrame widget, string name, string text)
    {
        await widget.GetByLabel("Name").FillAsync(name);
        await widget.GetByLabel("E-mail").FillAsync($"{Guid.NewGuid():N}@example.com");
        await widget.GetByLabel("Department").SelectOptionAsync(new SelectOptionValue { Label = "Sales" });
        await widget.GetByLabel("How can we help?").FillAsync(text);
        await widget.GetByRole(AriaRole.Button, new() { Name = "Start the conversation" }).ClickAsync();
        await Assertions.Expect(widget.GetByLabel("Write a message")).ToBeVisibleAsync();
    }
}
