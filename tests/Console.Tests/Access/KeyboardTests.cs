using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactCenter.Tests.Screens.Access;

/// <summary>A shift without a mouse: everything is done by keys, and after each step something has the focus.</summary>
public sealed class KeyboardTests(Screens screens, DemoWithCalls demo) : IClassFixture<Screens>, IClassFixture<DemoWithCalls>
{
    private const int MostTabs = 80;

    [BrowserFact]
    public Task Chat_is_taken_served_held_forwarded_and_closed_by_keys() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var page = await screen.SignInAsync(demo.Site, "ana");
        await demo.WriteAsync("Kim Board", "Is anybody there?");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take the chat with Kim Board" })).ToBeVisibleAsync();
        await PressAsync(page, "Shift+T");
        var log = page.GetByRole(AriaRole.Log, new() { Name = "Messages" });
        await Expect(log).ToContainTextAsync("Is anybody there?");
        await Expect(page.GetByLabel("Write a reply")).ToBeVisibleAsync();
        await RequireFocusAsync(page, "take");

        await WriteAsync(page, "r", "Hello, Kim.");
        await Expect(log).ToContainTextAsync("Hello, Kim.");
        await WriteAsync(page, "n", "A friendly person.");
        await Expect(log.Locator(".note")).ToContainTextAsync("A friendly person.");
        await RequireFocusAsync(page, "note");
        await PressAsync(page, "Escape", "r");
        await page.Keyboard.TypeAsync("/thanks");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "/thanks" })).ToBeVisibleAsync();
        await PressAsync(page, "Enter", "Enter");
        await Expect(log).ToContainTextAsync("Thank you for writing!");
        await RequireFocusAsync(page, "canned response");

        await PressAsync(page, "Escape", "h");
        await Expect(log).ToContainTextAsync("put the chat on hold");
        await RequireFocusAsync(page, "hold");
        await PressAsync(page, "h");
        await Expect(log).ToContainTextAsync("went on with the chat");
        await RequireFocusAsync(page, "resume");

        await PressAsync(page, "f");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Forward chat" });
        await Expect(dialog).ToBeVisibleAsync();
        await RequireFocusAsync(page, "forward dialog");
        // The first closes the list of departments, the second the dialog.
        await PressAsync(page, "Escape", "Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await RequireFocusAsync(page, "forward dialog put away");

        await PressAsync(page, "e");
        dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Close chat" });
        await Expect(dialog).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("All is said.");
        await TabToAsync(page, dialog.GetByRole(AriaRole.Button, new() { Name = "Close chat" }));
        await PressAsync(page, "Enter");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Kim Board" })).ToHaveCountAsync(0);
        await RequireFocusAsync(page, "close");
    });

    [BrowserFact]
    public Task Chat_is_forwarded_to_a_colleague_by_keys() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var page = await screen.SignInAsync(demo.Site, "ana");
        await demo.WriteAsync("Fay Forward", "For somebody else.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take the chat with Fay Forward" })).ToBeVisibleAsync();
        await PressAsync(page, "Shift+T");
        await Expect(page.GetByLabel("Write a reply")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Fay Forward" }).First).ToBeVisibleAsync();
        await PressAsync(page, "Escape", "f");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Forward chat" });
        await TabToAsync(page, dialog.GetByRole(AriaRole.Combobox, new() { Name = "Agent" }));
        await page.Keyboard.TypeAsync("Ben");
        await Expect(dialog.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await PressAsync(page, "Enter");
        await TabToAsync(page, dialog.GetByRole(AriaRole.Button, new() { Name = "Forward" }));
        await PressAsync(page, "Enter");
        await Expect(dialog).ToHaveCountAsync(0);
        await RequireFocusAsync(page, "forward");
    });

    [BrowserFact]
    public Task Shortcut_of_two_keys_works_on_a_page_that_is_busy_in_between() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var page = await screen.SignInAsync(demo.Site, "mara");
        await SignedIn.PressUntilShownAsync(PressAroundBusyTimeAsync, page.Locator(".contact-list [data-contact]").First);

        async Task PressAroundBusyTimeAsync()
        {
            await page.Keyboard.PressAsync("g");
            // Longer than the two keys of a shortcut may be apart.
            var busy = page.EvaluateAsync("() => { const end = performance.now() + 1500; while (performance.now() < end); }");
            await Task.WhenAll(busy, page.Keyboard.PressAsync("o"));
        }
    });

    [BrowserFact]
    public Task Contact_is_made_changed_blocked_and_deleted_by_keys() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        // Panel and dialog may look for the contact once more when they hear of its end.
        screen.Expect("404 .*contacts\\.get|400 .*contacts\\.deletion");
        var page = await screen.SignInAsync(demo.Site, "mara");
        await SignedIn.PressUntilShownAsync(() => page.PressTogetherAsync("g", "o"), page.Locator(".contact-list [data-contact]").First);
        await RequireFocusAsync(page, "contacts");
        // Without a pause: who knows the keys types on at once.
        await PressAsync(page, "c");
        await page.Keyboard.TypeAsync("Kay Keys");
        await PressAsync(page, "Enter");
        var panel = page.GetByRole(AriaRole.Region, new() { Name = "Contact Kay Keys" });
        await Expect(panel).ToBeVisibleAsync();
        await RequireFocusAsync(page, "new contact");
        await Expect(page.Locator("#contact-detail")).ToBeFocusedAsync();

        await PressAsync(page, "e", "End");
        await page.Keyboard.TypeAsync("board");
        await PressAsync(page, "Enter");
        panel = page.GetByRole(AriaRole.Region, new() { Name = "Contact Kay Keysboard" });
        await Expect(panel).ToBeVisibleAsync();
        await RequireFocusAsync(page, "edit");

        var dialog = await ChooseAsync(page, panel, "Block…");
        await TabToAsync(page, dialog.GetByRole(AriaRole.Button, new() { Name = "Block" }));
        await PressAsync(page, "Enter");
        // While it is open, the keys stay in it.
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(panel.GetByText("Blocked", new() { Exact = true })).ToBeVisibleAsync();
        await RequireFocusAsync(page, "block");

        dialog = await ChooseAsync(page, panel, "Delete…");
        await Expect(dialog.GetByLabel("Confirmation text")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync((await dialog.Locator(".confirm-text").InnerTextAsync()).Trim());
        await PressAsync(page, "Enter");
        await Expect(panel).ToHaveCountAsync(0);
        await RequireFocusAsync(page, "delete");
    });

    [BrowserFact]
    public Task Call_is_wrapped_up_by_keys() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var page = await screen.SignInAsync(demo.Site, "chen");
        foreach (var happening in new[] { "newCall", "answer", "hangup" }) await demo.Pbx.ReportAsync("call-of-chen", happening, "chen");
        var card = page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Wrap-up: .*4930555123") });
        await Expect(card).ToBeVisibleAsync();
        await page.PressTogetherAsync("g", "r");
        await TabToAsync(page, card.GetByLabel("Notes"));
        await page.Keyboard.TypeAsync("Wants a lamp.");
        await TabToAsync(page, card.GetByRole(AriaRole.Button, new() { Name = "Save wrap-up" }));
        await PressAsync(page, "Enter");
        await Expect(card).ToHaveCountAsync(0);
        await RequireFocusAsync(page, "wrap-up");
    });

    /// <summary>Chooses an item of the contact's menu, which opens a dialog.</summary>
    private static async Task<ILocator> ChooseAsync(IPage page, ILocator panel, string item)
    {
        await TabToAsync(page, panel.GetByRole(AriaRole.Button, new() { NameRegex = new("^Actions for") }));
        await PressAsync(page, "Enter");
        var choice = page.GetByRole(AriaRole.Menuitem, new() { Name = item });
        await Expect(choice).ToBeVisibleAsync();
        for (var i = 0; i < MostTabs && !await IsFocusedAsync(choice); i++) await PressAsync(page, "ArrowDown");
        await PressAsync(page, "Enter");
        var dialog = page.Locator("dialog[open]");
        await Expect(dialog).ToBeVisibleAsync();
        await RequireFocusAsync(page, item);
        return dialog;
    }

    private static async Task WriteAsync(IPage page, string key, string text)
    {
        await PressAsync(page, "Escape", key);
        await page.Keyboard.TypeAsync(text);
        await PressAsync(page, "Enter");
    }

    private static async Task PressAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys) await page.Keyboard.PressAsync(key);
    }

    /// <summary>Goes on by Tab until an element has the focus.</summary>
    private static async Task TabToAsync(IPage page, ILocator wanted)
    {
        await Expect(wanted).ToBeVisibleAsync();
        for (var i = 0; i < MostTabs && !await IsFocusedAsync(wanted); i++) await page.Keyboard.PressAsync("Tab");
        await Expect(wanted).ToBeFocusedAsync();
    }

    private static Task<bool> IsFocusedAsync(ILocator element) => element.EvaluateAsync<bool>("element => element === document.activeElement");

    /// <summary>Waits until something has the focus: what had it may have gone a moment ago.</summary>
    private static async Task RequireFocusAsync(IPage page, string step)
    {
        try
        {
            await page.WaitForFunctionAsync("() => document.activeElement && document.activeElement !== document.body", null);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Nothing has the focus after: {step}.");
        }
    }
}
