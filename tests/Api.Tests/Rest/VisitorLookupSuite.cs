using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Rest;

/// <summary>Visitors as agents look them up, and agents as visitors see them (contract §2.1, §2.4, §2.5).</summary>
public abstract class VisitorLookupSuite(ApiFixture api) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        api.Server.Time.Shift = TimeSpan.Zero;
        return Task.CompletedTask;
    }

    [DatabaseFact]
    public async Task Visitor_is_found_by_any_part_of_name_or_address_and_never_with_its_token()
    {
        var agent = await api.Site.CreateAgentAsync();
        var tag = TestSite.Unique("x")[2..];
        var email = $"ada.{tag}@example.com";
        var visitor = await api.Site.CreateVisitorAsync($"Ada {tag} 100%", email: email);
        foreach (var term in new[] { tag, $"ADA {tag}", $"{tag}@EXAMPLE", $"{tag} 100%" })
        {
            var found = TestSite.Expect(await agent.Client.GetAsync($"livechat/visitors.search?term={Uri.EscapeDataString(term)}"));
            var one = Assert.Single(found["visitors"]!.AsArray())!;
            Assert.Equal((visitor.VisitorId, visitor.RoomId), (Text(one, "_id"), Text(one, "lastChat", "_id")));
            Assert.DoesNotContain(visitor.Token, found.Text, StringComparison.Ordinal);
        }

        Assert.Empty(TestSite.Expect(await agent.Client.GetAsync($"livechat/visitors.search?term={tag}_100"))["visitors"]!.AsArray());
        Assert.True(TestSite.Expect(await agent.Client.GetAsync("livechat/visitors.search?term="))["total"]!.GetValue<int>() > 0);
        var selector = Uri.EscapeDataString($$"""{"term":"{{tag}}"}""");
        var item = Assert.Single(TestSite.Expect(await agent.Client.GetAsync($"livechat/visitors.autocomplete?selector={selector}"))["items"]!.AsArray())!;
        Assert.Equal((visitor.VisitorId, visitor.Username), (Text(item, "_id"), Text(item, "username")));
        var others = Uri.EscapeDataString($$"""{"term":"{{tag}}","exceptions":["{{visitor.VisitorId}}"]}""");
        Assert.Empty(TestSite.Expect(await agent.Client.GetAsync($"livechat/visitors.autocomplete?selector={others}"))["items"]!.AsArray());
        Assert.Equal(400, (await agent.Client.GetAsync("livechat/visitors.autocomplete?selector=ada")).Status);
        Assert.Equal("must have required property 'selector' [invalid-params]", (await agent.Client.GetAsync("livechat/visitors.autocomplete")).Error);

        var info = TestSite.Expect(await agent.Client.GetAsync($"livechat/visitors.info?visitorId={visitor.VisitorId}"));
        Assert.Equal(email, Text(info["visitor"]!["visitorEmails"]![0]!, "address"));
        Assert.DoesNotContain(visitor.Token, info.Text, StringComparison.Ordinal);
        Assert.Equal("visitor-not-found", (await agent.Client.GetAsync("livechat/visitors.info?visitorId=none")).Error);
    }

    [DatabaseFact]
    public async Task History_and_pages_of_a_visitor_are_for_who_may_read_the_conversation()
    {
        var (agent, stranger) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var earlier = await api.Site.CreateVisitorAsync("Ada");
        await api.Site.TakeAsync(agent, earlier);
        await api.Site.SayAsync(earlier, "about my Invoice");
        await api.Site.CloseAsync(earlier);
        var room = Text(TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room?token={earlier.Token}"))["room"]!, "_id");
        var now = earlier with { RoomId = room };
        await api.Site.TakeAsync(agent, now);
        TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/page.visited", new
        {
            token = now.Token, rid = room, pageInfo = new { change = "url", title = "Prices", location = new { href = "https://example.com/prices" } },
        }));
        var page = Assert.Single(TestSite.Expect(await agent.Client.GetAsync($"livechat/visitors.pagesVisited/{room}"))["pages"]!.AsArray())!;
        Assert.Equal("https://example.com/prices", Text(page, "navigation", "page", "location", "href"));
        Assert.Equal("invalid-room", (await stranger.Client.GetAsync($"livechat/visitors.pagesVisited/{room}")).Error);

        Assert.Equal([room, earlier.RoomId], await HistoryAsync(agent, "chatHistory", now, ""));
        Assert.Empty(await HistoryAsync(stranger, "chatHistory", now, ""));
        Assert.Empty(await HistoryAsync(agent, "chatHistory", now with { VisitorId = "other" }, ""));
        Assert.Equal([earlier.RoomId], await HistoryAsync(agent, "searchChats", now, "searchText=invoice"));
        Assert.Empty(await HistoryAsync(agent, "searchChats", now, "searchText=.*"));
        Assert.Equal([earlier.RoomId], await HistoryAsync(agent, "searchChats", now, "closedChatsOnly=true"));
        Assert.Equal(2, (await HistoryAsync(agent, "searchChats", now, "servedChatsOnly=true&source=api")).Length);
        Assert.Empty(await HistoryAsync(agent, "searchChats", now, "source=email"));
        Assert.Empty(await HistoryAsync(stranger, "searchChats", now, ""));

        var open = TestSite.Expect(await api.Admin.GetAsync($"livechat/visitor/{now.Token}/room"))["rooms"]!.AsArray();
        Assert.Equal((room, agent.UserId), (Text(Assert.Single(open)!, "_id"), Text(open[0]!, "servedBy", "_id")));
        Assert.Empty(TestSite.Expect(await api.Admin.GetAsync("livechat/visitor/nobody/room"))["rooms"]!.AsArray());
    }

    [DatabaseFact]
    public async Task Messages_brought_in_for_a_visitor_make_its_conversation_and_are_written_once()
    {
        await api.Site.CreateAgentAsync();
        var (token, key) = (TestSite.Unique("token"), TestSite.Unique("key"));
        var body = new { visitor = new { token }, messages = new[] { new { msg = "one" }, new { msg = "two" } } };
        foreach (var _ in new[] { 1, 2 })
        {
            var written = TestSite.Expect(await api.Admin.PostAsync("livechat/messages", body, key))["messages"]!.AsArray();
            Assert.Equal(["one", "two"], written.Select(message => Text(message!, "msg")));
        }

        var room = Text(TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room?token={token}"))["room"]!, "_id");
        var history = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/messages.history/{room}?token={token}"))["messages"]!.AsArray();
        Assert.Equal(["two", "one"], history.Where(message => message!["t"] is null).Select(message => Text(message!, "msg")));
        Assert.Equal(400, (await api.Admin.PostAsync("livechat/messages", new { visitor = new { token }, messages = Array.Empty<object>() })).Status);
    }

    [DatabaseFact]
    public async Task Visitor_learns_who_serves_it_unless_the_workspace_hides_its_agents()
    {
        var agent = await api.Site.CreateAgentAsync();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("next"), agent);
        var (visitor, other) = (await api.Site.CreateVisitorAsync(department: department), await api.Site.CreateVisitorAsync());
        var info = $"livechat/agent.info/{visitor.RoomId}/";
        Assert.Equal("invalid-agent", (await api.Server.Anonymous.GetAsync(info + visitor.Token)).Error);
        var next = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/agent.next/{visitor.Token}?department={department}"));
        Assert.Equal(agent.Username, Text(next["agent"]!, "username"));
        var empty = await api.Site.CreateDepartmentAsync(TestSite.Unique("empty"));
        Assert.Null(TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/agent.next/{visitor.Token}?department={empty}"))["agent"]);
        Assert.Equal("invalid-token", (await api.Server.Anonymous.GetAsync("livechat/agent.next/nobody")).Error);

        await api.Site.TakeAsync(agent, visitor);
        var told = TestSite.Expect(await api.Server.Anonymous.GetAsync(info + visitor.Token));
        Assert.Equal((agent.UserId, "online"), (Text(told["agent"]!, "_id"), Text(told["agent"]!, "status")));
        Assert.DoesNotContain("@", told.Text, StringComparison.Ordinal);
        Assert.Equal("invalid-room", (await api.Server.Anonymous.GetAsync(info + other.Token)).Error);
        Assert.Equal("invalid-token", (await api.Server.Anonymous.GetAsync(info + "nobody")).Error);
        await api.Site.SetAsync("Livechat_show_agent_info", false);
        try
        {
            Assert.Equal("""{"agent":{"hiddenInfo":true},"success":true}""", (await api.Server.Anonymous.GetAsync(info + visitor.Token)).Text);
        }
        finally
        {
            await api.Site.SetAsync("Livechat_show_agent_info", true);
        }
    }

    [DatabaseFact]
    public async Task Status_of_a_visitor_is_kept_and_shown()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/visitor.status", new { token = visitor.Token, status = "away" }));
        var shown = TestSite.Expect(await api.Admin.GetAsync($"livechat/visitors.info?visitorId={visitor.VisitorId}"))["visitor"]!;
        Assert.Equal("away", Text(shown, "status"));
        Assert.Equal("invalid-token", (await api.Server.Anonymous.PostAsync("livechat/visitor.status", new { token = "nobody", status = "away" })).Error);
        Assert.Equal(400, (await api.Server.Anonymous.PostAsync("livechat/visitor.status", new { token = visitor.Token, status = "gone" })).Status);
    }

    [DatabaseFact]
    public async Task Message_left_while_nobody_was_there_is_mailed_to_the_department_or_the_workspace()
    {
        var (ours, theirs) = (TestSite.Unique("desk") + "@example.com", TestSite.Unique("ada") + "@example.com");
        object Message(string? department = null, string email = "") => new
        {
            name = "Ada\r\nBcc: x@example.com", email = email.Length > 0 ? email : theirs, message = "Call me", department, host = "example.com",
        };
        Assert.Equal("error-offline-messages-not-configured", (await SendAsync(Message(""))).Error);
        await api.Site.SetAsync("Livechat_offline_email", ours);
        try
        {
            Assert.Equal("Livechat offline message sent", TestSite.Expect(await SendAsync(Message("")))["message"]!.GetValue<string>());
            var mail = Assert.Single(new TestMailbox(api.Server).To(ours));
            Assert.Contains($"E-mail: {theirs}", mail, StringComparison.Ordinal);
            Assert.Contains("Call me", mail, StringComparison.Ordinal);
            using var read = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail));
            Assert.Equal(theirs, (await MimeKit.MimeMessage.LoadAsync(read)).ReplyTo.Mailboxes.Single().Address);
            Assert.Contains("Name: Ada Bcc: x@example.com", mail, StringComparison.Ordinal);
            Assert.DoesNotContain("Ada", mail[..mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)], StringComparison.Ordinal);
            Assert.Equal("error-invalid-email", (await SendAsync(Message("", "nonsense"))).Error);
            Assert.Equal("error-invalid-department", (await SendAsync(Message("nowhere"))).Error);
            await api.Site.SetAsync("Livechat_display_offline_form", false);
            Assert.Equal("error-offline-form-disabled", (await SendAsync(Message(""))).Error);
        }
        finally
        {
            await api.Site.SetAsync("Livechat_display_offline_form", true);
            await api.Site.SetAsync("Livechat_offline_email", "");
        }
    }

    [DatabaseFact]
    public async Task Widget_is_told_of_the_survey_and_of_its_place_in_the_queue()
    {
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("place"), await api.Site.CreateAgentAsync());
        var (first, second) = (await api.Site.CreateVisitorAsync(department: department), await api.Site.CreateVisitorAsync(department: department));
        var config = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/config?token={second.Token}"))["config"]!;
        Assert.Equal(["1", "2", "3", "4", "5"], config["survey"]!["values"]!.AsArray().Select(value => value!.GetValue<string>()));
        Assert.Equal(2, config["queueInfo"]!["spot"]!.GetValue<int>());
        Assert.Equal(second.RoomId, Text(config["room"]!, "_id"));
        Assert.NotEqual(first.RoomId, second.RoomId);
    }

    [DatabaseFact]
    public async Task Closed_conversations_are_deleted_one_by_one_or_all_of_a_department()
    {
        var agent = await api.Site.CreateAgentAsync();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("gone"), agent);
        var visitors = new List<TestVisitor>();
        for (var number = 0; number < 3; number++) visitors.Add(await api.Site.CreateVisitorAsync(department: department));
        var open = await api.Site.CreateVisitorAsync(department: department);
        Assert.Equal("error-room-is-not-closed", (await DeleteAsync(open)).Error);
        foreach (var visitor in visitors) await api.Site.CloseAsync(visitor);
        TestSite.Expect(await DeleteAsync(visitors[0]));
        Assert.Equal("Invalid room", (await DeleteAsync(visitors[0])).Error);
        var removed = TestSite.Expect(await api.Admin.PostAsync("livechat/rooms.removeAllClosedRooms", new { departmentIds = new[] { department } }));
        Assert.Equal(2, removed["removedRooms"]!.GetValue<int>());
        Assert.Equal(1, TestSite.Expect(await api.Admin.GetAsync($"livechat/rooms?departmentId={department}"))["total"]!.GetValue<int>());
        Assert.Contains(
            "api", TestSite.Expect(await agent.Client.GetAsync("livechat/rooms/filters"))["filters"]!.AsArray().Select(filter => Text(filter!, "type")));
    }

    [DatabaseFact]
    public async Task Message_is_changed_only_as_long_as_the_workspace_allows()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var id = Text(await api.Site.SayAsync(visitor, "first"), "_id");
        await api.Site.SetAsync("Message_AllowEditing_BlockEditInMinutes", 5);
        await api.Site.SetAsync("Message_AllowDeleting_BlockDeleteInMinutes", 10);
        try
        {
            TestSite.Expect(await EditAsync(visitor, id));
            api.Server.Time.Shift = TimeSpan.FromMinutes(6);
            Assert.Equal("Message editing is blocked [error-message-editing-blocked]", (await EditAsync(visitor, id)).Error);
            api.Server.Time.Shift = TimeSpan.FromMinutes(11);
            var late = await api.Server.Anonymous.DeleteAsync($"livechat/message/{id}?token={visitor.Token}&rid={visitor.RoomId}");
            Assert.Equal("Message deleting is blocked [error-message-deleting-blocked]", late.Error);
        }
        finally
        {
            await api.Site.SetAsync("Message_AllowEditing_BlockEditInMinutes", 0);
            await api.Site.SetAsync("Message_AllowDeleting_BlockDeleteInMinutes", 0);
        }
    }

    private Task<ApiResponse> SendAsync(object message) => api.Server.Anonymous.PostAsync("livechat/offline.message", message);

    private Task<ApiResponse> EditAsync(TestVisitor visitor, string messageId) =>
        api.Server.Anonymous.PutAsync($"livechat/message/{messageId}", new { token = visitor.Token, rid = visitor.RoomId, msg = TestSite.Unique("text") });

    private Task<ApiResponse> DeleteAsync(TestVisitor visitor) => api.Admin.PostAsync("livechat/rooms.delete", new { roomId = visitor.RoomId });

    private static async Task<string[]> HistoryAsync(TestUser agent, string what, TestVisitor visitor, string query) =>
        [.. TestSite.Expect(await agent.Client.GetAsync($"livechat/visitors.{what}/room/{visitor.RoomId}/visitor/{visitor.VisitorId}?{query}"))["history"]!
            .AsArray().Select(room => Text(room!, "_id"))];

    private static string Text(JsonNode node, params string[] path) => path.Aggregate(node, (at, name) => at[name]!).GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class VisitorLookupOnSqlite(SqliteApi api) : VisitorLookupSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class VisitorLookupOnPostgres(PostgresApi api) : VisitorLookupSuite(api);
