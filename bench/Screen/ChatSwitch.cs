using Microsoft.Playwright;

namespace ContactCenter.Bench.Screen;

/// <summary>Opens chats by clicks in the list of a console, and measures how long it takes until their messages are there.</summary>
internal sealed class ChatSwitch(IPage page)
{
    /// <summary>An agent who scrolls to the start of the list looks at it before he clicks.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <returns>The 95th percentile of the time from a click on a chat to the end of the frame that shows its messages.</returns>
    public async Task<double> RunAsync(IReadOnlyList<string> roomIds)
    {
        await page.EvaluateAsync("document.querySelector('.inbox-list').scrollTop = 0");
        await page.Locator($"[data-rid='{roomIds[0]}'] a.chat-link").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Task.Delay(Glance);
        var times = new List<double>();
        foreach (var roomId in roomIds) times.Add(await ClickAsync(roomId));
        return AgentPage.Percentile(times);
    }

    /// <returns>The same for chats in the depth of the list, right after it was scrolled to them.</returns>
    public async Task<double> RunUnreadAsync(int count)
    {
        var times = new List<double>();
        for (var number = 1; number <= count; number++)
        {
            var height = await page.EvaluateAsync<double>("document.querySelector('.inbox-list').scrollHeight");
            times.Add(await ClickAsync(await page.EvaluateAsync<string>("(top) => bench.unread(top)", height * number / (count + 1))));
        }

        return AgentPage.Percentile(times);
    }

    private async Task<double> ClickAsync(string roomId)
    {
        var place = await page.EvaluateAsync<float[]>("(id) => bench.place(id)", roomId);
        var shown = await page.EvaluateHandleAsync("(id) => ({ shown: bench.open(id) })", roomId);
        await page.Mouse.ClickAsync(place[0], place[1]);
        return await shown.EvaluateAsync<double>("({ shown }) => shown");
    }
}
