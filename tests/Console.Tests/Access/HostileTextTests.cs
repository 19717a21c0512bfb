using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactCenter.Tests.Screens.Access;

/// <summary>What people write to do harm is shown as the text that it is, and breaks no screen.</summary>
public sealed class HostileTextTests(Screens screens, DemoWithCalls demo) : IClassFixture<Screens>, IClassFixture<DemoWithCalls>
{
    private const string Name = "<img src=x onerror=alert(1)>\u202Egnp.exe";
    /// <summary>The server takes away what turns the direction of a name.</summary>
    private const string ShownName = "<img src=x onerror=alert(1)>gnp.exe";

    private const string FileName = "<svg onload=alert(2)>.txt";

    private static readonly string[] Texts =
    [
        "<script>alert(3)</script><b onmouseover=alert(4)>bold</b>",
        "[click](javascript:alert(5)) javascript:alert(6) <a href='javascript:alert(7)'>here</a>",
        "\u202Ereversed\u202C and \u2066isolated",
        "👩‍👩‍👧‍👦🏳️‍🌈👍🏽 " + string.Concat(Enumerable.Repeat("🇩🇪", 200)),
        new string('w', 16 * 1024),
        "https://example.com/" + new string('p', 2000),
    ];

    [BrowserFact]
    public Task Console_shows_hostile_names_messages_and_files_as_text() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var chat = await demo.WriteAsync(Name, Texts[0]);
        foreach (var msg in Texts[1..]) await demo.Rest.PostAsync("livechat/message", new { token = chat.Token, rid = chat.RoomId, msg });
        await UploadAsync(chat);
        var dialogs = Watch(screen.Page);
        var page = await screen.SignInAsync(demo.Site, "ana", $"/inbox/{chat.RoomId}");
        var log = page.GetByRole(AriaRole.Log, new() { Name = "Messages" });
        await Expect(log.GetByText(FileName)).ToBeVisibleAsync();
        await Expect(page.Locator(".chat-head h1")).ToHaveTextAsync(ShownName);
        await AssertHarmlessAsync(page.MainFrame);
        await AssertFitsAsync(page.MainFrame);
        await log.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(log.GetByText(Texts[0], new() { Exact = true })).ToBeVisibleAsync();
        await Expect(log.GetByText(Texts[1], new() { Exact = true })).ToBeVisibleAsync();
        await AssertHarmlessAsync(page.MainFrame);
        await AssertFitsAsync(page.MainFrame);
        await page.Locator(".chat-head").GetByRole(AriaRole.Button, new() { Name = "Take", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("Write a reply")).ToBeVisibleAsync();
        foreach (var path in new[] { "/chats", $"/chats/{chat.RoomId}", $"/contacts?unknown=1&q={Uri.EscapeDataString(ShownName)}" })
        {
            await page.GotoAsync(path);
            await Expect(page.GetByText(ShownName).First).ToBeVisibleAsync();
            await AssertHarmlessAsync(page.MainFrame);
            await AssertFitsAsync(page.MainFrame);
        }
        Assert.Empty(dialogs);
    });

    [BrowserFact]
    public Task Widget_shows_hostile_messages_as_text() => screens.WithOneAsync(demo.Site.Url, async screen =>
    {
        var dialogs = Watch(screen.Page);
        var widget = await screen.Page.OpenWidgetAsync();
        await widget.StartConversationAsync("<i>Nora</i>", Texts[0]);
        var log = widget.GetByRole(AriaRole.Log);
        foreach (var text in Texts[1..])
        {
            await widget.GetByLabel("Write a message").FillAsync(text);
            await widget.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
            await Expect(log).ToContainTextAsync(new StringInfo(text).SubstringByTextElements(0, 5));
        }
        await Expect(log.GetByText(Texts[0], new() { Exact = true })).ToBeAttachedAsync();
        await AssertHarmlessAsync(widget);
        await AssertFitsAsync(widget);
        Assert.Empty(dialogs);
    });

    private static List<string> Watch(IPage page)
    {
        var dialogs = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            dialogs.Add(dialog.Message);
            await dialog.DismissAsync();
        };
        return dialogs;
    }

    private async Task UploadAsync(Driving.Chat chat)
    {
        using var file = new ByteArrayContent("hello"u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var form = new MultipartFormDataContent { { file, "file", FileName } };
        await demo.Rest.UploadAsync($"livechat/upload/{chat.RoomId}", form, null, chat.Token);
    }

    /// <summary>Nothing of the text became an element, and links lead to harmless places in windows of their own.</summary>
    private static async Task AssertHarmlessAsync(IFrame frame)
    {
        await Expect(frame.Locator("body script, [onerror], [onload], [onmouseover], img[src='x']")).ToHaveCountAsync(0);
        var bad = await frame.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('[role=log] a[href]')]
                .filter((link) => !/^(https?|mailto|tel|blob):/.test(link.href) || (link.target === '_blank' && !link.rel.includes('noopener')))
                .map((link) => link.outerHTML.slice(0, 200))
            """);
        Assert.Empty(bad);
    }

    /// <summary>The page does not scroll sideways, and neither does what scrolls up and down in it.</summary>
    private static async Task AssertFitsAsync(IFrame frame)
    {
        var wide = await frame.EvaluateAsync<string[]>(
            """
            () => [document.documentElement, ...document.querySelectorAll('[role=log], [role=list], main, aside, .chat-head')]
                .filter((element) => element.scrollWidth > element.clientWidth + 1).map((element) => `${element.tagName} ${element.className}`)
            """);
        Assert.Empty(wide);
    }
}
