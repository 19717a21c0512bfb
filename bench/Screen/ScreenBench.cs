using ContactCenter.Driving;
using ContactCenter.Tests.Screens;
using Microsoft.Playwright;

namespace ContactCenter.Bench.Screen;

/// <summary><c>console</c>: what the console takes in a browser, with very many messages in the room and very many chats in the list.</summary>
internal sealed class ScreenBench(ScreenStage stage, ScreenOptions options)
{
    private const string Log = ".log-list";
    private const string List = ".inbox-list";
    private const int UpBy = -400;
    private const int DownBy = 600;
    private const int OwnMessages = 10;

    /// <summary>Flags by which a frame is shown when it is ready, so that the time until the display's next one is not measured.</summary>
    private static readonly string[] Unlimited = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

    private static readonly TimeSpan Looks = TimeSpan.FromSeconds(2);

    private readonly Figure _firstLoad = new("first load, compressed", "KB", 120);
    private readonly Figure _key = new("key to paint, p95", "ms", 16);
    private readonly Figure _keyAtDisplay = new("  beside a display of 60 frames/s", "ms", null);
    private readonly Figure _first = new("switch to a chat, first time, p95", "ms", 50);
    private readonly Figure _again = new("switch to a chat, again, p95", "ms", 50);
    private readonly Figure _unread = new("  to one just scrolled to", "ms", null);
    private readonly Figure _own = new("own message on screen, p95", "ms", 50);
    private readonly Figure _logTask = new("longest task, messages scroll", "ms", 50);
    private readonly Figure _listTask = new("longest task, chat list scrolls", "ms", 50);
    private readonly Figure _heap = new("heap", "MB", 60);
    private readonly Figure _notice = new("event to notification", "ms", 300);
    private readonly Figure _idle = new("REST calls of an idle console", "/min", 0);

    private Figure[] All => [_firstLoad, _key, _keyAtDisplay, _first, _again, _unread, _own, _logTask, _listTask, _heap, _notice, _idle];

    /// <returns>The exit code: 1 if a figure is over its budget. In the short form only what does not depend on the machine counts.</returns>
    public static async Task<int> RunAsync(ScreenOptions options, CancellationToken cancellationToken)
    {
        if (Chromium.SkipReason is { } reason) throw new UsageException(reason);
        await ReportOthersAsync(cancellationToken);
        await using var database = await BenchDatabase.CreateAsync(options.UsesPostgres);
        await using var node = new ApiNode(ServerEnvironment.Create(database.DataPath, database.ConnectionString));
        try
        {
            await node.StartAsync(cancellationToken);
            using var stage = new ScreenStage(database, node.Url, options);
            await stage.PrepareAsync(cancellationToken);
            using var playwright = await Playwright.CreateAsync();
            return await new ScreenBench(stage, options).RunAsync(playwright, node.Url, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Console.Error.WriteLine(exception);
            Console.Error.WriteLine(node.Process.Output.Text);
            return 1;
        }
    }

    /// <summary>Says what else the machine does: times on a busy one are those of waiting for a processor.</summary>
    private static async Task ReportOthersAsync(CancellationToken cancellationToken)
    {
        if (CpuMeter.ReadMachine() is not { } before) return;
        await Task.Delay(Looks, cancellationToken);
        Report.Line("busy before", $"{(CpuMeter.ReadMachine()!.Value - before) / Looks:0.0} of {Environment.ProcessorCount} processors");
    }

    private async Task<int> RunAsync(IPlaywright playwright, Uri server, CancellationToken cancellationToken)
    {
        await using var browser = await Chromium.LaunchAsync(playwright, Unlimited);
        for (var run = 0; run < options.Runs; run++)
        {
            await using var fresh = await AgentPage.OpenAsync(browser, server);
            await fresh.SignInAsync();
            _firstLoad.Add(await fresh.FirstLoadAsync());
        }

        await using var page = await AgentPage.OpenAsync(browser, server);
        await page.SignInAsync();
        await stage.FillQueueAsync(cancellationToken);
        await page.WaitForQueueAsync(options.Chats);
        await page.WaitUntilKeptAsync(options.Chats);
        Report.Line("load", $"{options.Messages} messages in the room, {options.Chats} chats in the list, {
            options.Runs} runs, {Environment.ProcessorCount} processors");
        for (var run = 0; run < options.Runs; run++)
        {
            if (run == 0 && options.ProfilePath is { } path) await page.ProfileAsync(path, () => MeasureAsync(page, cancellationToken));
            else await MeasureAsync(page, cancellationToken);
        }

        _idle.Add(await page.IdleAsync(TimeSpan.FromSeconds(options.IdleSeconds), cancellationToken));
        await MeasureAtDisplayAsync(playwright, server, await page.StateAsync());
        foreach (var figure in All) figure.Print();
        return (options.IsSmoke ? [_firstLoad, _heap, _idle] : All).Any(figure => figure.IsOver) ? 1 : 0;
    }

    /// <summary>Types in a browser that waits for the frames of a display, with the same chats.</summary>
    private async Task MeasureAtDisplayAsync(IPlaywright playwright, Uri server, string state)
    {
        await using var browser = await Chromium.LaunchAsync(playwright);
        await using var page = await AgentPage.OpenAsync(browser, server, state);
        for (var run = 0; run < options.Runs; run++)
        {
            await page.OpenAsync(stage.Long.RoomId);
            await page.WaitForQueueAsync(options.Chats);
            _keyAtDisplay.Add(await page.TypeAsync());
        }
    }

    /// <summary>Loads the console anew and measures all that a run consists of.</summary>
    private async Task MeasureAsync(AgentPage page, CancellationToken cancellationToken)
    {
        await page.OpenAsync(stage.Long.RoomId);
        await page.WaitForQueueAsync(options.Chats);
        _key.Add(await page.TypeAsync());
        _own.Add(await page.SendAsync(OwnMessages));
        _logTask.Add(await page.ScrollAsync(Log, UpBy));
        _notice.Add(await page.NoticeAsync(() => stage.WriteAsync("Are you there?", cancellationToken)));
        _listTask.Add(await page.ScrollAsync(List, DownBy));
        var chats = new ChatSwitch(page.Page);
        _first.Add(await chats.RunAsync(stage.VisitedRooms));
        _again.Add(await chats.RunAsync(stage.VisitedRooms));
        _unread.Add(await chats.RunUnreadAsync(ScreenStage.Visited));
        _heap.Add(await page.HeapAsync());
    }
}
