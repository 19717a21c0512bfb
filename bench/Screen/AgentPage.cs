using System.Diagnostics;
using ContactCenter.Driving;
using Microsoft.Playwright;

namespace ContactCenter.Bench.Screen;

/// <summary>The console in a browser, as an agent uses it, and what it takes.</summary>
internal sealed class AgentPage : IAsyncDisposable
{
    public const string Username = "agent-1";

    private const int Keys = 60;
    private const int Steps = 120;
    private const double BytesPerMegabyte = 1024 * 1024;
    private const double BytesPerKilobyte = 1024;

    /// <summary>The browser, the server and PostgreSQL share few processors.</summary>
    private const float TimeoutMilliseconds = 120_000;

    /// <summary>A long list is kept every few minutes.</summary>
    private static readonly TimeSpan KeptWithin = TimeSpan.FromMinutes(5);

    /// <summary>Looking reads all of them.</summary>
    private static readonly TimeSpan KeptLooks = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan ShownWithin = TimeSpan.FromSeconds(30);

    private readonly IBrowserContext _context;
    private int _calls;

    private AgentPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/api/", StringComparison.Ordinal)) _calls++;
        };
    }

    public IPage Page { get; }

    private ILocator Composer => Page.Locator(".composer-field");

    /// <param name="state">What another page has kept on its device; null = nothing.</param>
    public static async Task<AgentPage> OpenAsync(IBrowser browser, Uri server, string? state = null)
    {
        var context = await browser.NewContextAsync(
            new() { BaseURL = server.ToString(), ViewportSize = new() { Width = 1440, Height = 900 }, StorageState = state });
        context.SetDefaultTimeout(TimeoutMilliseconds);
        await context.AddInitScriptAsync(Probe.Script);
        return new AgentPage(context, await context.NewPageAsync());
    }

    public async Task SignInAsync()
    {
        await Page.GotoAsync("/");
        await Page.Locator("input[name=username]").FillAsync(Username);
        await Page.Locator("input[name=password]").FillAsync(Team.AgentPassword);
        await Page.Locator("button[type=submit]").ClickAsync();
        await Page.Locator(".inbox-list a.chat-link").First.WaitForAsync();
    }

    /// <summary>Waits until the inbox has that many chats.</summary>
    public Task WaitForQueueAsync(int count) =>
        Page.Locator(".inbox-head", new() { HasText = $"{count}" }).Or(Page.Locator(".rail .badge", new() { HasText = $"{count}" })).First.WaitForAsync();

    /// <summary>Waits until the device has kept that many chats, so that the console shows them when it is loaded anew.</summary>
    public async Task WaitUntilKeptAsync(int count)
    {
        var started = Stopwatch.GetTimestamp();
        while (await Page.EvaluateAsync<int>("bench.kept()") < count)
        {
            if (Stopwatch.GetElapsedTime(started) > KeptWithin) throw new TimeoutException("The device has not kept the chats.");
            await Task.Delay(KeptLooks);
        }
    }

    /// <returns>What the console has kept on this device, for another browser.</returns>
    public Task<string> StateAsync() => _context.StorageStateAsync(new() { IndexedDB = true });

    public async Task OpenAsync(string roomId)
    {
        await Page.GotoAsync($"/inbox/{roomId}");
        await Page.Locator($"section.chat[data-rid='{roomId}'] .anchored-row").First.WaitForAsync();
        await Page.Locator(".inbox-list a.chat-link").First.WaitForAsync();
    }

    /// <returns>Kilobytes that came over the wire before the inbox was there: page, scripts and styles.</returns>
    public async Task<double> FirstLoadAsync() => await Page.EvaluateAsync<double>("bench.firstLoad()") / BytesPerKilobyte;

    /// <returns>The 95th percentile of the time from a key to the end of the frame that shows it.</returns>
    public async Task<double> TypeAsync()
    {
        await Composer.FillAsync("");
        await Composer.FocusAsync();
        await Page.EvaluateAsync("bench.paints.length = 0");
        for (var key = 0; key < Keys; key++) await Page.Keyboard.PressAsync(key % 6 == 5 ? "Space" : "a");
        await UntilAsync($"bench.paints.length >= {Keys}");
        var paints = await Page.EvaluateAsync<double[][]>("bench.paints");
        if (paints.Where((paint, key) => paint[1] <= key).Any()) throw new InvalidOperationException("A frame did not have its letter.");
        await Composer.FillAsync("");
        return Percentile(paints.Select(paint => paint[0]));
    }

    /// <returns>The 95th percentile of the time from Enter to the end of the frame that shows the message.</returns>
    public async Task<double> SendAsync(int count)
    {
        var times = new List<double>();
        for (var number = 0; number < count; number++)
        {
            var text = $"own {Guid.NewGuid():N}";
            await Composer.FillAsync(text);
            var shown = await Page.EvaluateHandleAsync("(text) => ({ shown: bench.send(text) })", text);
            await Composer.PressAsync("Enter");
            times.Add(await shown.EvaluateAsync<double>("({ shown }) => shown"));
        }

        return Percentile(times);
    }

    /// <returns>The longest task while a list scrolls; 0 = none was over 50 ms.</returns>
    public Task<double> ScrollAsync(string selector, int by) =>
        Page.EvaluateAsync<double>("([selector, steps, by]) => bench.scroll(selector, steps, by)", new object[] { selector, Steps, by });

    /// <returns>Megabytes of objects after garbage was collected.</returns>
    public async Task<double> HeapAsync()
    {
        var devTools = await _context.NewCDPSessionAsync(Page);
        await devTools.SendAsync("HeapProfiler.collectGarbage");
        var usage = await devTools.SendAsync("Runtime.getHeapUsage");
        await devTools.DetachAsync();
        return usage!.Value.GetProperty("usedSize").GetDouble() / BytesPerMegabyte;
    }

    /// <returns>Calls of the REST API a minute, once it has been quiet.</returns>
    public async Task<double> IdleAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        // What is in view may still be read.
        for (var calls = -1; calls != _calls; await Task.Delay(Quiet, cancellationToken)) calls = _calls;
        var before = _calls;
        await Task.Delay(time, cancellationToken);
        return (_calls - before) / time.TotalMinutes;
    }

    /// <returns>The time from before something is done to the notification about it, while the agent looks elsewhere.</returns>
    public async Task<double> NoticeAsync(Func<Task> act)
    {
        await Page.EvaluateAsync("() => { bench.isAway = true; bench.notices.length = 0; dispatchEvent(new Event('blur')) }");
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await act();
        await UntilAsync("bench.notices.length > 0");
        var at = await Page.EvaluateAsync<double>("bench.notices[0].at");
        await Page.EvaluateAsync("() => { bench.isAway = false; dispatchEvent(new Event('focus')) }");
        return at - before;
    }

    /// <summary>Writes which functions took how long while something is done.</summary>
    public async Task ProfileAsync(string path, Func<Task> act)
    {
        var devTools = await _context.NewCDPSessionAsync(Page);
        await devTools.SendAsync("Profiler.enable");
        await devTools.SendAsync("Profiler.start");
        await act();
        var stopped = await devTools.SendAsync("Profiler.stop");
        await File.WriteAllTextAsync(path, stopped!.Value.GetProperty("profile").GetRawText());
        await devTools.DetachAsync();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    /// <returns>The 95th percentile.</returns>
    public static double Percentile(IEnumerable<double> milliseconds) => Latencies.Of(milliseconds.Select(time => (int)(time * 1_000))).Milliseconds(0.95);

    /// <summary>Waits until an expression is true. The page's policy does not let the driver's own way of waiting evaluate it.</summary>
    private Task UntilAsync(string expression) => Until.TrueAsync(expression, ShownWithin, () => Page.EvaluateAsync<bool>(expression));
}
