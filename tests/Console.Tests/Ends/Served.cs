using static Microsoft.Playwright.Assertions;

namespace ContactCenter.Tests.Screens.Ends;

/// <summary>A chat that an agent serves at the console while its visitor has the widget open.</summary>
internal sealed record Served(ConsolePage Agent, WidgetPage Visitor)
{
    public static async Task<Served> BeginAsync(StaffedSite site, Screen outside, Screen inside, string visitor, string agent = "ana")
    {
        const string Question = "Is the lamp sold in oak?";
        var widget = await WidgetPage.StartAsync(outside, visitor, $"{visitor.Replace(' ', '.')}@example.com", Question);
        var page = await ConsolePage.SignInAsync(inside, site, agent);
        await page.TakeAsync(visitor);
        await Expect(page.Messages).ToContainTextAsync(Question);
        return new Served(page, widget);
    }
}
