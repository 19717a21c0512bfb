using ContactCenter.Tests.Hubs;

namespace ContactCenter.Tests.Rest;

/// <summary>The messages that visitors see: one rule over REST, the hub and e-mail.</summary>
public abstract class ShownToVisitorsSuite(ApiFixture api) : IAsyncLifetime
{
    private const string Secret = "between-us";

    private ApiClient Visitor => api.Server.Anonymous;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (api.Server is null) return;
        await api.Site.SetAsync("Livechat_show_agent_info", true);
        await api.Site.SetAsync("Livechat_enable_transcript", false);
    }

    [DatabaseFact]
    public async Task Visitor_reads_neither_topic_nor_tags_nor_priority_of_its_room()
    {
        var (agent, visitor) = (await api.Site.CreateAgentAsync(), await api.Site.CreateVisitorAsync());
        await api.Site.TakeAsync(agent, visitor);
        await LabelAsync(visitor);
        foreach (var (what, text) in await EverythingAsync(visitor))
        {
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
            foreach (var member in new[] { "\"tags\"", "\"topic\"", "\"priority", "\"sla", "\"metrics\"", "\"livechatData\"" })
                Assert.False(text.Contains(member, StringComparison.Ordinal), $"{what}: {member} in {text}");
        }

        Assert.Contains(agent.Username, (await EverythingAsync(visitor)).Single(one => one.What == "room").Text, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Visitor_is_told_of_no_agent_while_the_workspace_hides_them()
    {
        var agent = await api.Site.CreateAgentAsync();
        var to = $"{TestSite.Unique("v")}@example.com";
        var visitor = await api.Site.CreateVisitorAsync(email: to);
        await api.Site.SetAsync("Livechat_show_agent_info", false);
        await api.Site.SetAsync("Livechat_enable_transcript", true);
        await using var widget = await HubClient.ConnectAsync(api.Server.Address, _ => { }, path: "/hubs/visitor");
        var start = await widget.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null);
        await api.Site.TakeAsync(agent, visitor);
        await api.Site.SayAsync(visitor, "question");
        var answered = TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "answer" } }));
        TestSite.Expect(await agent.Client.PostAsync(
            "chat.update", new { roomId = visitor.RoomId, msgId = answered["message"]!["_id"]!.GetValue<string>(), text = "better" }));
        await NobodyAsync(agent, await EverythingAsync(visitor));
        TestSite.Expect(await Visitor.PostAsync("livechat/transcript", new { token = visitor.Token, rid = visitor.RoomId, email = to }));
        TestSite.Expect(await agent.Client.PostAsync("livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "bye from me" }));
        await NobodyAsync(agent, await EverythingAsync(visitor));

        await NobodyAsync(agent, [("start", start.GetRawText())]);
        string last;
        do
        {
            var call = await widget.NextAsync();
            last = call.Argument.GetRawText();
            await NobodyAsync(agent, [(call.Method, last)]);
        }
        while (!last.Contains("conversation-closed", StringComparison.Ordinal));

        var mailbox = new TestMailbox(api.Server);
        await api.Server.EventuallyAsync(() => api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"), _ => mailbox.To(to).Count > 0);
        Assert.Contains("better", mailbox.To(to)[^1], StringComparison.Ordinal);
        await NobodyAsync(agent, [("mail", mailbox.To(to)[^1])]);
    }

    [DatabaseFact]
    public async Task Export_of_all_contacts_leaves_one_trace_that_every_contacts_timeline_shows()
    {
        var manager = await api.Site.CreateUserAsync("user", "livechat-manager");
        var (one, two) = (await api.Site.CreateContactAsync(TestSite.Unique("One")), await api.Site.CreateContactAsync(TestSite.Unique("Two")));
        TestSite.Expect(await manager.Client.GetAsync("omnichannel/contacts.exportAll"));
        var late = await api.Site.CreateContactAsync(TestSite.Unique("Late"));
        foreach (var (contactId, isShown) in new[] { (one, true), (two, true), (late, false) })
        {
            var timeline = TestSite.Expect(await api.Admin.GetAsync($"omnichannel/contacts.timeline?contactId={contactId}"))["timeline"]!.AsArray();
            var traces = timeline.Select(entry => entry!.ToJsonString()).Where(text => text.Contains("\"export-all\"", StringComparison.Ordinal)
                && text.Contains(manager.UserId, StringComparison.Ordinal));
            Assert.Equal(isShown ? 1 : 0, traces.Count());
        }
    }

    private static Task NobodyAsync(TestUser agent, IEnumerable<(string What, string Text)> shown)
    {
        foreach (var (what, text) in shown)
            foreach (var secret in new[] { agent.Username, agent.UserId, "bye from me" })
                Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{what}: {secret} in {text}");
        return Task.CompletedTask;
    }

    private async Task LabelAsync(TestVisitor visitor)
    {
        TestSite.Expect(await api.Admin.PostAsync("livechat/room.saveInfo", new
        {
            roomData = new { _id = visitor.RoomId, topic = Secret, tags = new[] { Secret } }, guestData = new { _id = visitor.VisitorId },
        }));
        var priority = TestSite.Expect(await api.Admin.GetAsync("livechat/priorities"))["priorities"]![0]!;
        TestSite.Expect(await api.Admin.PostAsync($"livechat/room/{visitor.RoomId}/priority", new { priorityId = priority["_id"]!.GetValue<string>() }));
    }

    /// <summary>Every response in which a visitor finds its room or its messages.</summary>
    private async Task<List<(string What, string Text)>> EverythingAsync(TestVisitor visitor)
    {
        var (token, rid) = (visitor.Token, visitor.RoomId);
        var said = await Visitor.PostAsync("livechat/message", new { token, rid, msg = "hello" });
        return
        [
            ("message", said.Text),
            ("room", (await Visitor.GetAsync($"livechat/room?token={token}&rid={rid}")).Text),
            ("history", (await Visitor.GetAsync($"livechat/messages.history/{rid}?token={token}&limit=100")).Text),
            ("config", (await Visitor.GetAsync($"livechat/config?token={token}")).Text),
            ("status", (await Visitor.PostAsync("livechat/visitor.status", new { token, status = "away" })).Text),
            ("visitor", (await Visitor.GetAsync($"livechat/visitor/{token}")).Text),
            ("agent.info", (await Visitor.GetAsync($"livechat/agent.info/{rid}/{token}")).Text),
            ("room.queue", (await Visitor.GetAsync($"livechat/room.queue?rid={rid}&token={token}")).Text),
        ];
    }

}

[Collection(OnSqlite.Name)]
public sealed class ShownToVisitorsOnSqlite(SqliteApi api) : ShownToVisitorsSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class ShownToVisitorsOnPostgres(PostgresApi api) : ShownToVisitorsSuite(api);
