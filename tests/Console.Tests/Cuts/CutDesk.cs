using ContactCenter.Driving;
using Microsoft.Playwright;

namespace ContactCenter.Tests.Screens.Cuts;

/// <summary>The agent ana at the console, whose connection is cut.</summary>
internal sealed class CutDesk
{
    /// <summary>Responds with the texts that were refused; with null while any waits to be sent.</summary>
    private const string RefusedScript = """
        () => new Promise((done, fail) => {
            const request = indexedDB.open('contactcenter-outbox')
            request.onerror = () => fail(request.error)
            request.onsuccess = () => {
                const all = request.result.transaction('pending').objectStore('pending').getAll()
                all.onsuccess = () => done(all.result.every(each => each.refusal) ? all.result.map(each => each.msg) : null)
                request.result.close()
            }
        })
        """;

    private static readonly TimeSpan SentTimeout = TimeSpan.FromMinutes(5);

    private readonly IPage _page;
    private readonly ScreenSite _site;
    private readonly SignIn _user;
    private readonly HashSet<string> _rooms = [];
    private readonly HashSet<string> _sent = [];

    /// <summary>Texts that went away with their chat just when they were sent: they may be sent, or drafts.</summary>
    private readonly HashSet<string> _perhapsSent = [];

    private CutDesk(IPage page, ScreenSite site, SignIn user) => (_page, _site, _user) = (page, site, user);

    /// <summary>The chat that is open.</summary>
    public string Room { get; private set; } = "";

    private ILocator Field => _page.Locator(".composer-field");

    public static async Task<CutDesk> OpenAsync(IPage page, ScreenSite site, SignIn user)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("User name or e-mail").FillAsync("ana");
        await page.GetByLabel("Password").FillAsync(site.PasswordOf("ana"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeVisibleAsync();
        return new CutDesk(page, site, user);
    }

    public async Task ShowAsync(string room)
    {
        (Room, _) = (room, _rooms.Add(room));
        await _page.EvaluateAsync("path => { history.pushState(null, '', path) }", $"/inbox/{room}");
        await Assertions.Expect(_page.Locator($".chat[data-rid='{room}']")).ToBeVisibleAsync();
    }

    /// <summary>Writes messages until it is told to stop, whatever the connection does. A chat that is somebody else's now takes none.</summary>
    public async Task WriteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await Field.CountAsync() > 0) await TryWriteAsync();
            await Task.Delay(250, CancellationToken.None);
        }
    }

    /// <summary>Suspends the page, as a browser does with a tab that nobody looks at.</summary>
    public async Task SleepAsync(Func<Task> meanwhile)
    {
        var session = await _page.Context.NewCDPSessionAsync(_page);
        await session.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "frozen" });
        await meanwhile();
        await session.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "active" });
        await session.DetachAsync();
    }

    /// <summary>Waits until the screen shows what somebody sees who asks for the first time.</summary>
    public async Task ExpectTruthAsync(int fewestMessages, TimeSpan patience)
    {
        string? difference = "nothing was read";
        try
        {
            await Until.TrueAsync("the screen shows the truth", patience, async () =>
            {
                var truth = await ShownState.AfreshAsync(_site.Url, _user, Room);
                return (difference = (await ShownState.OnAsync(_page)).DifferenceFrom(truth, fewestMessages)) is null;
            });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The console with room {Room} does not show what the server says. {difference}");
        }
    }

    /// <summary>Each message that the agent wrote was saved once, or waits for the agent with the reason why it was refused.</summary>
    public async Task ExpectWrittenOnceAsync(RestClient rest)
    {
        string[]? refused = null;
        await Until.TrueAsync(
            "no message waits to be sent", SentTimeout, async () => (refused = await _page.EvaluateAsync<string[]?>(RefusedScript)) is not null);
        var admin = await Team.SignInAdminAsync(rest);
        var saved = new List<string>();
        foreach (var room in _rooms) saved.AddRange(await WrittenInAsync(rest, admin, room));
        List<string> known = [.. saved, .. refused!];
        Assert.NotEmpty(saved);
        Assert.Equal(known.Distinct().Order(), known.Order());
        Assert.Empty(_sent.Except(known));
        Assert.Empty(known.Except(_sent).Except(_perhapsSent));
    }

    private static async Task<List<string>> WrittenInAsync(RestClient rest, SignIn admin, string room)
    {
        var written = new List<string>();
        for (var before = ""; ;)
        {
            var history = await rest.GetAsync($"livechat/room.history?roomId={room}&count=100{before}", admin);
            var texts = ShownState.MessagesOf(history).Select(message => message.Text).OfType<string>();
            written.AddRange(texts.Where(text => text.StartsWith("desk ", StringComparison.Ordinal)));
            if (!history.GetProperty("hasOlder").GetBoolean()) return written;
            before = $"&beforeSeq={history.GetProperty("messages").EnumerateArray().Min(message => message.GetProperty("seq").GetInt64())}";
        }
    }

    private async Task TryWriteAsync()
    {
        var text = $"desk {_sent.Count + _perhapsSent.Count + 1}.";
        try
        {
            await Field.FillAsync(text, new() { Timeout = 500 });
        }
        catch (TimeoutException)
        {
            // The chat went away while the agent wrote: the text stays as its draft.
            return;
        }

        _perhapsSent.Add(text);
        try
        {
            await Field.PressAsync("Enter", new() { Timeout = 500 });
            await Assertions.Expect(Field).ToHaveValueAsync("", new() { Timeout = 500 });
            // In a chat that is somebody else's now the field is empty because it takes notes: the text stays as the draft of a reply.
            if (await _page.Locator(".composer.note").CountAsync() > 0) return;
            _perhapsSent.Remove(text);
            _sent.Add(text);
        }
        catch (Exception failure) when (failure is TimeoutException or PlaywrightException)
        {
            // The chat went away.
        }
    }
}
