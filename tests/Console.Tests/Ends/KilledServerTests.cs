using static Microsoft.Playwright.Assertions;

namespace ContactCenter.Tests.Screens.Ends;

/// <summary>A server that is killed and started again under people who go on writing.</summary>
public sealed class KilledServerTests(Screens screens, StaffedSite site) : IClassFixture<Screens>, IClassFixture<StaffedSite>
{
    [BrowserFact]
    public Task Server_killed_under_console_and_widget_loses_and_doubles_nothing() => screens.WithTwoAsync(site.Url, async (outside, inside) =>
    {
        foreach (var screen in new[] { outside, inside }) screen.Expect("net::ERR_|WebSocket|503");
        var (ana, widget) = await Served.BeginAsync(site, outside, inside, "Karin Voss");
        await ana.SayAsync("Before, from Ana");
        await site.Site.Process.KillAsync();

        await ana.Reply.FillAsync("Meanwhile, from Ana");
        await ana.Reply.PressAsync("Enter");
        await widget.SayAsync("Meanwhile, from Karin");
        await ana.Reply.FillAsync("Typed and not sent");
        await Expect(ana.Page.GetByText("The connection is lost.")).ToBeVisibleAsync();
        await Expect(ana.Messages).ToContainTextAsync("Meanwhile, from Ana");
        await Expect(ana.Messages.GetByText("Sending").First).ToBeVisibleAsync();

        await site.Site.StartAgainAsync();
        await Expect(ana.Page.GetByText("The connection is lost.")).ToHaveCountAsync(0);
        await Expect(ana.Reply).ToHaveValueAsync("Typed and not sent");
        await ana.SayAsync("After, from Ana");
        await widget.SayAsync("After, from Karin");
        foreach (var log in new[] { ana.Messages, widget.Messages })
            foreach (var text in new[] { "Before, from Ana", "Meanwhile, from Ana", "Meanwhile, from Karin", "After, from Ana", "After, from Karin" })
                await Expect(log.GetByText(text, new() { Exact = true })).ToHaveCountAsync(1);
    });
}
