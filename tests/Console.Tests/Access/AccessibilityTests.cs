using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactCenter.Tests.Screens.Access;

/// <summary>No screen breaks a rule of axe-core, of any level, light or dark.</summary>
public sealed class AccessibilityTests(Screens screens, DemoWithCalls demo) : IClassFixture<Screens>, IClassFixture<DemoWithCalls>
{
    private const float FetchMilliseconds = 180_000;

    private static readonly BrowserNewContextOptions Still = new() { ReducedMotion = ReducedMotion.Reduce };

    [BrowserFact]
    public Task Sign_in_breaks_no_rule() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        await screen.Page.GotoAsync("/");
        await Expect(screen.Page.GetByLabel("Password")).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(screen.Page, "sign-in");
    }, Still);

    [BrowserFact]
    public Task Inbox_and_its_chat_break_no_rule() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var page = await screen.SignInAsync(demo.Site, "ana");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Choose a chat" })).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page, "inbox");
        await page.OpenChatAsync();
        await Axe.AssertNoViolationAsync(page, "chat with its contact");
        await page.GetByRole(AriaRole.Button, new() { Name = "Room information" }).ClickAsync();
        await Expect(page.GetByLabel("Topic")).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page, "chat with its information");
        await page.GetByLabel("Write a reply").FillAsync("/");
        await Axe.AssertNoViolationAsync(page, "canned responses");
        await page.GetByLabel("Write a reply").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close chat" }).ClickAsync();
        await CheckDialogAsync(page, "closing a chat");
    }, Still);

    [BrowserFact]
    public Task Chats_and_calls_break_no_rule() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var page = await screen.SignInAsync(demo.Site, "ana", "/chats");
        await Expect(page.Locator(".chat-row").First).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page, "chats");
        await page.Locator(".chat-row").First.ClickAsync();
        await Expect(page.Locator(".glance-title")).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page, "preview of a chat");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open chat" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Log, new() { Name = "Messages" })).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page, "whole chat");
        await page.GotoAsync("/calls");
        await Expect(page.Locator(".call-row").First).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page, "calls");
        await page.Locator(".call-row .row-link").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Last call" })).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page, "call");
    }, Still);

    [BrowserFact]
    public Task Call_of_an_agent_breaks_no_rule() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var page = await screen.SignInAsync(demo.Site, "ben");
        foreach (var (happening, part) in new[] { ("newCall", "Incoming call"), ("answer", "On a call"), ("hangup", "Wrap-up") })
        {
            await demo.Pbx.ReportAsync("call-of-ben", happening, "ben");
            await Expect(page.GetByRole(AriaRole.Region, new() { NameRegex = new($"^{part}: .*4930555123") })).ToBeVisibleAsync();
            await Axe.AssertNoViolationAsync(page, part);
        }
    }, Still);

    [BrowserFact]
    public Task Contacts_and_their_dialogs_break_no_rule() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var page = await screen.SignInAsync(demo.Site, "mara", "/contacts");
        var first = page.Locator(".contact-list [data-contact]").First;
        await Expect(first).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page, "contacts");
        await first.ClickAsync();
        foreach (var tab in new[] { "Details", "Channels", "History", "Timeline" })
        {
            await page.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Tabpanel, new() { Name = tab })).ToBeVisibleAsync();
            await Axe.AssertNoViolationAsync(page, tab);
        }
        foreach (var item in new[] { "Delete…", "Merge…", "Block…" })
        {
            await page.Locator(".contact-title-actions [aria-haspopup]").ClickAsync();
            await page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
            await CheckDialogAsync(page, item);
        }
        foreach (var (path, field) in new[] { ("/contacts/new", "Name"), ("/contacts/blocks", "Search blocks") })
        {
            await page.GotoAsync(path);
            await Expect(page.GetByLabel(field, new() { Exact = true })).ToBeVisibleAsync();
            await Axe.AssertNoViolationAsync(page, path);
        }

        await page.GotoAsync("/contacts/duplicates");
        await Expect(page.Locator(".duplicates h1")).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page, "possible duplicates");
    }, Still);

    [BrowserFact]
    public Task Widget_and_its_page_break_no_rule() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var page = screen.Page;
        var widget = await page.OpenWidgetAsync();
        await Axe.AssertNoViolationAsync(page, "page with the widget");
        await Axe.AssertNoViolationAsync(page, "form", widget);
        await widget.StartConversationAsync("Nora Lind", "Is the Fjell lamp also made of oak?");
        await Axe.AssertNoViolationAsync(page, "conversation", widget);
        await widget.GetByRole(AriaRole.Button, new() { Name = "End the conversation" }).ClickAsync();
        await widget.GetByRole(AriaRole.Button, new() { Name = "End it" }).ClickAsync();
        await Expect(widget.GetByRole(AriaRole.Button, new() { Name = "Start a new conversation" })).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page, "end of a conversation", widget);
    }, Still);

    [BrowserFact]
    public Task Offline_form_of_the_widget_breaks_no_rule() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var page = screen.Page;
        await page.RouteAsync("**/api/v1/livechat/config*", async route =>
        {
            var response = await route.FetchAsync(new() { Timeout = FetchMilliseconds });
            var text = (await response.TextAsync()).Replace("\"online\":true", "\"online\":false", StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = response, Body = text });
        });
        var widget = await page.OpenWidgetAsync();
        await Expect(widget.GetByRole(AriaRole.Form, new() { Name = "Leave a message" })).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page, "offline form", widget);
        await widget.GetByRole(AriaRole.Button, new() { Name = "Send the message" }).ClickAsync();
        await Expect(widget.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page, "offline form with errors", widget);
    }, Still);

    [BrowserFact]
    public Task Forwarding_and_editing_break_no_rule() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var page = await screen.SignInAsync(demo.Site, "ana");
        await demo.WriteAsync("Axel Rule", "May I ask something?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the chat with Axel Rule" }).ClickAsync();
        await page.GetByLabel("Write a reply").FillAsync("Of course.");
        await page.Keyboard.PressAsync("Enter");
        var own = page.Locator("[data-message]").Filter(new() { HasText = "Of course." });
        await own.HoverAsync();
        await own.GetByRole(AriaRole.Button, new() { Name = "Actions for this message" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Edit" }).ClickAsync();
        await Expect(page.GetByLabel("Message", new() { Exact = true })).ToBeFocusedAsync();
        await Axe.AssertNoViolationAsync(page, "editing a message");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Forward" }).First.ClickAsync();
        await CheckDialogAsync(page, "forwarding a chat", closes: 2);
    }, Still);

    [BrowserFact]
    public Task Screens_of_managers_break_no_rule() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var page = await screen.SignInAsync(demo.Site, Driving.ServerEnvironment.AdminUsername, "/manage");
        var links = page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of the settings" }).GetByRole(AriaRole.Link);
        await Expect(links).ToHaveCountAsync(21);
        foreach (var link in await links.AllAsync())
        {
            await link.ClickAsync();
            await Expect(link).ToHaveAttributeAsync("aria-current", "page");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await Axe.AssertNoViolationAsync(page, await link.InnerTextAsync());
        }
    }, Still);

    [BrowserFact]
    public Task Palette_shortcuts_and_preferences_break_no_rule() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var page = await screen.SignInAsync(demo.Site, "chen", "/chats");
        await Expect(page.Locator(".chat-row").First).ToBeVisibleAsync();
        foreach (var keys in new[] { "Control+k", "?", "g p" })
        {
            await SignedIn.PressUntilShownAsync(() => page.PressTogetherAsync(keys.Split(' ')), page.Locator("dialog[open]"));
            await CheckDialogAsync(page, keys);
        }
    }, Still);

    [BrowserFact]
    public Task Phone_breaks_no_rule() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var page = await screen.SignInAsync(demo.Site, "chen");
        foreach (var path in new[] { "/inbox", "/chats", "/contacts", "/calls" })
        {
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToBeAttachedAsync();
            await Axe.AssertNoViolationAsync(page, path);
        }
        await page.GotoAsync("/inbox");
        await page.OpenChatAsync();
        await Axe.AssertNoViolationAsync(page, "chat");
        await page.GetByRole(AriaRole.Button, new() { Name = "Contact", Exact = true }).ClickAsync();
        await CheckDialogAsync(page, "contact");
    }, new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 360, Height = 740 } });

    private static async Task CheckDialogAsync(IPage page, string name, int closes = 1)
    {
        var dialog = page.Locator("dialog[open]");
        await Expect(dialog).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page, name);
        // The first may close a list of the dialog.
        for (var i = 0; i < closes; i++) await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
    }
}
