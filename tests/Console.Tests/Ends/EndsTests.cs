using ContactCenter.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactCenter.Tests.Screens.Ends;

/// <summary>
/// What goes away while somebody works with it: the server, the session, the chat, its visitor, a right. A sentence says so, and no text is lost.
/// </summary>
public sealed class EndsTests(Screens screens, StaffedSite site) : IClassFixture<Screens>, IClassFixture<StaffedSite>
{
    private const string Draft = "The oak lamp is";

    [BrowserFact]
    public Task Session_that_is_ended_elsewhere_keeps_what_was_typed() => screens.WithTwoAsync(site.Url, async (outside, inside) =>
    {
        inside.Expect("401|WebSocket");
        var (ana, _) = await Served.BeginAsync(site, outside, inside, "Sofie Brandt");
        await ana.Reply.FillAsync(Draft);
        var elsewhere = await site.SignInAsync("ana");
        await site.Rest.PostAsync("users.logoutOtherClients", new { }, elsewhere);

        await Expect(ana.Page.GetByText("Your sign-in has ended")).ToBeVisibleAsync();
        await ConsolePage.SignInAsync(inside, site, "ana");
        await ana.OpenAsync("Sofie Brandt");
        await Expect(ana.Reply).ToHaveValueAsync(Draft);
    });

    [BrowserFact]
    public Task Closed_chat_that_is_deleted_while_open_leaves_a_sentence() => screens.WithTwoAsync(site.Url, async (outside, inside) =>
    {
        inside.Expect("40[034]");
        outside.Expect("40[034]");
        var (ana, _) = await Served.BeginAsync(site, outside, inside, "Tom Reuter");
        var room = await RoomAsync(ana.Page);
        await site.Rest.PostAsync("livechat/room.closeByUser", new { rid = room, comment = "Done" }, await AdminAsync());
        await Expect(ana.Chat("Tom Reuter").GetByText("closed this chat").First).ToBeVisibleAsync();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Private note" }).ClickAsync();
        await ana.Note.FillAsync(Draft);
        await site.Rest.PostAsync("livechat/rooms.delete", new { roomId = room }, await AdminAsync());

        await ExpectGoneAsync(ana.Page);
    });

    [BrowserFact]
    public Task Visitor_erased_while_its_chat_is_open_leaves_a_sentence_and_the_draft() => screens.WithTwoAsync(site.Url, async (outside, inside) =>
    {
        inside.Expect("40[034]");
        outside.Expect("40[034]|WebSocket");
        var (ana, widget) = await Served.BeginAsync(site, outside, inside, "Greta Olsen");
        await ana.Reply.FillAsync(Draft);
        await widget.Field.FillAsync("One more thing");
        var token = await outside.Page.Frames.Single(frame => frame.ParentFrame is not null).EvaluateAsync<string>("() => localStorage['contactcenter.token']");
        var room = await RoomAsync(ana.Page);
        await site.Rest.PostAsync("livechat/room.closeByUser", new { rid = room, comment = "Done" }, await AdminAsync());
        var erased = await site.Rest.SendAsync(HttpMethod.Delete, $"livechat/visitor/{token}", null, await AdminAsync());
        Assert.True(erased.IsSuccess, erased.Body.ToString());

        await ExpectGoneAsync(ana.Page);
        await Expect(widget.Field).ToHaveValueAsync("One more thing");
    });

    [BrowserFact]
    public Task Right_to_see_chats_withdrawn_leaves_a_sentence_and_the_draft() => screens.WithTwoAsync(site.Url, async (outside, inside) =>
    {
        inside.Expect("403|WebSocket");
        var (ben, _) = await Served.BeginAsync(site, outside, inside, "Ruth Adler", "ben");
        await ben.Reply.FillAsync(Draft);
        var admin = await AdminAsync();
        await site.Rest.SendAsync(HttpMethod.Delete, $"livechat/users/agent/{(await site.SignInAsync("ben")).UserId}", null, admin);
        await Expect(ben.Page.GetByText("You may not see chats any more")).ToBeVisibleAsync();
        await Expect(ben.Reply).ToHaveValueAsync(Draft);

        await site.Rest.PostAsync("livechat/users/agent", new { username = "ben" }, admin);
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Try now" }).ClickAsync();
        await Expect(ben.Page.GetByText("You may not see chats any more")).ToHaveCountAsync(0);
    });

    private Task<SignIn> AdminAsync() => site.SignInAsync(ServerEnvironment.AdminUsername);

    private static async Task<string> RoomAsync(IPage page) => (await page.Locator(".chat[data-rid]").GetAttributeAsync("data-rid"))!;

    private static async Task ExpectGoneAsync(IPage page)
    {
        await Expect(page.GetByText("This chat does not exist any more, or you may not see it.")).ToBeVisibleAsync();
        await Expect(page.GetByText(Draft)).ToBeVisibleAsync();
    }
}
