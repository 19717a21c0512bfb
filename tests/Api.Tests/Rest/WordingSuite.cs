using ContactCenter.Entities;
using ContactCenter.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>Invisible and misleading characters in messages, names and mails.</summary>
public abstract class WordingSuite(ApiFixture api)
{
    private const string Empty = "A message needs something that can be seen [error-message-empty]";
    private static readonly string[] Blanks = ["", "   ", "\n\n", "\u00A0", "\u200B\u200D\uFEFF", "\u2800", "\u3164", "\u202E"];

    [DatabaseFact]
    public async Task Message_in_which_nothing_can_be_seen_is_refused_whoever_writes_it()
    {
        var (agent, visitor) = (await api.Site.CreateAgentAsync(), await api.Site.CreateVisitorAsync());
        await api.Site.TakeAsync(agent, visitor);
        var said = TestSite.Expect(await api.Server.Anonymous.PostAsync(
            "livechat/message", new { token = visitor.Token, rid = visitor.RoomId, msg = "👩\u200D👧" }))["message"]!["_id"]!.GetValue<string>();
        var answered = TestSite.Expect(await agent.Client.PostAsync(
            "chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "yes" } }))["message"]!["_id"]!.GetValue<string>();
        foreach (var msg in Blanks)
        {
            Assert.Equal(Empty, (await api.Server.Anonymous.PostAsync("livechat/message", new { token = visitor.Token, rid = visitor.RoomId, msg })).Error);
            Assert.Equal(Empty, (await agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg } })).Error);
            Assert.Equal(Empty, (await api.Server.Anonymous.PutAsync(
                $"livechat/message/{said}", new { token = visitor.Token, rid = visitor.RoomId, msg })).Error);
            Assert.Equal(Empty, (await agent.Client.PostAsync("chat.update", new { roomId = visitor.RoomId, msgId = answered, text = msg })).Error);
            Assert.Equal(Empty, (await api.Admin.PostAsync(
                "livechat/messages",
                new { visitor = new { token = TestSite.Unique("import") }, messages = new object[] { new { msg = "a" }, new { msg } } })).Error);
        }
    }

    [DatabaseFact]
    public async Task Names_of_visitors_are_folded_to_one_line_and_those_that_show_nothing_are_none()
    {
        var visitor = await api.Site.CreateVisitorAsync(name: "Zed\r\n\u202Eann 2026");
        Assert.Equal("Zed ann 2026", await NameAsync(visitor.Token));
        var token = TestSite.Unique("token");
        TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/visitor", new { visitor = new { token, name = "\u200B\u3164" } }));
        Assert.Null(await NameAsync(token));
    }

    [DatabaseFact]
    public async Task Names_that_operators_give_are_one_line_of_visible_text()
    {
        const string fault = "must be one line of visible text [invalid-params]";
        foreach (var name in new[] { "a\nb", "\u202Ecba", "\u2800", "a\u2028b" })
        {
            Assert.Equal(fault, (await api.Admin.PostAsync(
                "livechat/tags.save", new { tagData = new { name }, tagDepartments = Array.Empty<string>() })).Error);
            Assert.Equal(fault, (await api.Admin.PostAsync("livechat/sla", new { name, dueTimeInMinutes = 5 })).Error);
            Assert.Equal(fault, (await api.Admin.PostAsync(
                "omnichannel/contacts", new { name, emails = Array.Empty<string>(), phones = Array.Empty<string>() })).Error);
        }
    }

    [DatabaseFact]
    public async Task Nothing_that_is_said_looks_like_another_line_of_a_transcript()
    {
        var email = TestSite.Unique("to") + "@example.com";
        var (agent, visitor) = (await api.Site.CreateAgentAsync(), await api.Site.CreateVisitorAsync(email: email));
        await api.Site.TakeAsync(agent, visitor);
        foreach (var end in new[] { "\n", "\r", "\u2028", "\u2029", "\u0085", "\v" })
            await api.Site.SayAsync(visitor, $"hello{end}{end}ann  2026-11-26 10:00:00 UTC{end}We pay.");
        TestSite.Expect(await api.Admin.PostAsync($"livechat/transcript/{visitor.RoomId}", new { email, subject = "Your\tchat\r\nBcc: x@example.com" }));
        await api.Site.CloseAsync(visitor);
        await api.Server.Services.GetServices<IUpkeep>().OfType<TimeoutSweep>().Single().RunOnceAsync(CancellationToken.None);
        var mail = Assert.Single(new TestMailbox(api.Server).To(email));
        var body = mail[(mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        Assert.DoesNotContain(body.Split('\n', '\r', '\u2028', '\u2029', '\u0085', '\v'), line => line.StartsWith("ann ", StringComparison.Ordinal));
        Assert.Contains("\r\n> ann  2026-11-26 10:00:00 UTC\r\n> We pay.", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Bcc", mail[..mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    private async Task<string?> NameAsync(string token) =>
        TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/visitor/{token}"))["visitor"]!["name"]?.GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class WordingOnSqlite(SqliteApi api) : WordingSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class WordingOnPostgres(PostgresApi api) : WordingSuite(api);
