using ContactCenter.Driving;
using Microsoft.Playwright;

namespace ContactCenter.Tests.Screens.Cuts;

/// <summary>A visitor at the widget, whose connection is cut.</summary>
internal sealed class CutGuest
{
    private const int PageSize = 50;
    private const string ShownScript = "() => [...document.querySelectorAll('.log [data-message]')].map(each => each.dataset.message)";

    private readonly IFrame _frame;
    private int _written;

    private CutGuest(IFrame frame) => _frame = frame;

    private ILocator Field => _frame.GetByLabel("Write a message");

    /// <summary>Opens the widget on the demo's page and begins a conversation.</summary>
    public static async Task<CutGuest> OpenAsync(IPage page)
    {
        await page.GotoAsync("/demo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Be Nora Lind" }).ClickAsync();
        var frame = page.FrameLocator("iframe");
        await frame.GetByLabel("How can we help?").FillAsync("guest 1.");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Start the conversation" }).ClickAsync();
        await Assertions.Expect(frame.GetByLabel("Write a message")).ToBeVisibleAsync();
        await Assertions.Expect(frame.Locator("[data-message]").Filter(new() { HasText = "guest 1." })).ToHaveCountAsync(1);
        return new CutGuest(page.Frames.Single(each => each.ParentFrame is not null)) { _written = 1 };
    }

    /// <summary>Writes messages until it is told to stop, whatever the connection does.</summary>
    public async Task WriteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Field.FillAsync($"guest {_written + 1}.");
            await Field.PressAsync("Enter");
            _written++;
            await Task.Delay(250, CancellationToken.None);
        }
    }

    /// <summary>Waits until the server has each message that was written once and in order, and the widget shows what the server has.</summary>
    public async Task ExpectTruthAsync(RestClient rest, TimeSpan patience)
    {
        var said = "";
        try
        {
            await Until.TrueAsync("the widget shows the truth", patience, async () =>
            {
                var saved = await SavedAsync(rest);
                var shown = await _frame.EvaluateAsync<string[]>(ShownScript);
                var own = saved.Select(message => message.Text!).Where(text => text.StartsWith("guest ", StringComparison.Ordinal)).ToList();
                said = $"Shown: {string.Join(' ', shown)}\nSaved: {string.Join(' ', saved)}\nWritten: {_written}";
                var expected = Enumerable.Range(1, _written).Select(number => $"guest {number}.").TakeLast(own.Count);
                return shown.TakeLast(saved.Count).SequenceEqual(saved.Select(message => message.Id)) && own.SequenceEqual(expected);
            });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The widget does not show what the server says.\n{said}");
        }
    }

    private async Task<List<ShownMessage>> SavedAsync(RestClient rest)
    {
        var kept = await _frame.EvaluateAsync<string[]>("() => [localStorage['contactcenter.token'], localStorage['contactcenter.room']]");
        var history = await rest.GetAsync($"livechat/messages.history/{kept[1]}?token={kept[0]}&limit={PageSize}");
        return [.. ShownState.MessagesOf(history).Where(message => message.Text is not null)];
    }
}
