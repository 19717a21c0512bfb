using System.Text.Json.Nodes;
using ContactCenter.Errors;

namespace ContactCenter.Tests.Rest;

/// <summary>Conversations as agents and managers handle them (contract §3).</summary>
public abstract class ConversationSuite(ApiFixture api)
{
    [DatabaseFact]
    public async Task Conversation_from_queue_to_close_reads_as_the_contract_shows_it()
    {
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync("Ada");
        await api.Site.SayAsync(visitor, "hello");
        var queued = await InquiryAsync(agent, visitor);
        Assert.Equal(("queued", visitor.RoomId, "Ada", "hello"),
            (Text(queued, "status"), Text(queued, "rid"), Text(queued, "name"), Text(queued, "message")));
        Assert.Null(queued["v"]!["token"]);

        var taken = await api.Site.TakeAsync(agent, visitor);
        Assert.Equal("taken", Text(taken, "status"));
        var sent = TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage",
            new { message = new { rid = visitor.RoomId, msg = "hi Ada" } }));
        Assert.Equal(agent.UserId, Text(sent["message"]!["u"]!, "_id"));
        Assert.Null(sent["message"]!["token"]);

        var open = await RoomAsync(agent, visitor);
        Assert.Equal(agent.UserId, Text(open["servedBy"]!, "_id"));
        Assert.Equal((true, 2, "hi Ada"),
            (open["open"]!.GetValue<bool>(), open["msgs"]!.GetValue<int>(), Text(open["lastMessage"]!, "msg")));
        Assert.Null(open["waitingResponse"]);
        Assert.DoesNotContain(visitor.Token, open.ToJsonString());

        TestSite.Expect(await agent.Client.PostAsync(
            "livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "solved", tags = new[] { "billing" } }));
        var closed = await RoomAsync(agent, visitor);
        Assert.Null(closed["open"]);
        Assert.Equal(("user", agent.Username, "offline"),
            (Text(closed, "closer"), Text(closed["closedBy"]!, "username"), Text(closed["v"]!, "status")));
        Assert.Equal("""["billing"]""", closed["tags"]!.ToJsonString());
        Assert.NotNull(closed["metrics"]!["chatDuration"]);
        Assert.Equal(("livechat-close", "solved"), (Text(closed["lastMessage"]!, "t"), Text(closed["lastMessage"]!, "msg")));
        Assert.Null((await agent.Client.GetAsync($"livechat/inquiries.getOne?roomId={visitor.RoomId}"))["inquiry"]);
    }

    [DatabaseFact]
    public async Task Only_one_of_many_takers_gets_the_conversation()
    {
        var agents = new List<TestUser>();
        for (var i = 0; i < 4; i++) agents.Add(await api.Site.CreateAgentAsync());
        var visitor = await api.Site.CreateVisitorAsync();
        var answers = await Task.WhenAll(agents.Select(a => a.Client.PostAsync("livechat/inquiries.take",
            new { inquiryId = visitor.RoomId })));
        var winner = Assert.Single(answers.Index(), answer => answer.Item.Status == 200).Index;
        Assert.Equal(3, answers.Count(a => (a.Status, a.Error) == (400, "Inquiry already taken [error-inquiry-taken]")));
        Assert.Equal(agents[winner].UserId, Text((await RoomAsync(agents[winner], visitor))["servedBy"]!, "_id"));
    }

    [DatabaseFact]
    public async Task Taking_and_closing_again_with_the_same_key_answers_the_same()
    {
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync();
        var take = new { inquiryId = visitor.RoomId };
        TestSite.Expect(await agent.Client.PostAsync("livechat/inquiries.take", take, key: "take"));
        TestSite.Expect(await agent.Client.PostAsync("livechat/inquiries.take", take, key: "take"));
        Assert.Equal(400, (await agent.Client.PostAsync("livechat/inquiries.take", take)).Status);
        var close = new { rid = visitor.RoomId, comment = "done" };
        TestSite.Expect(await agent.Client.PostAsync("livechat/room.closeByUser", close, key: "close"));
        TestSite.Expect(await agent.Client.PostAsync("livechat/room.closeByUser", close, key: "close"));
        Assert.Equal("error-room-already-closed", (await agent.Client.PostAsync("livechat/room.closeByUser", close)).Error);
    }

    [DatabaseFact]
    public async Task Taking_is_refused_for_who_may_not()
    {
        var agent = await api.Site.CreateAgentAsync();
        var other = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync();
        var take = new { inquiryId = visitor.RoomId };
        Assert.Equal(
            "Inquiry not found [error-not-found]",
            (await agent.Client.PostAsync("livechat/inquiries.take", new { inquiryId = "no-such-room" })).Error);
        Assert.Equal(
            (403, "unauthorized"),
            StatusAndError(await agent.Client.PostAsync("livechat/inquiries.take",
                new { inquiryId = visitor.RoomId, userId = other.UserId })));
        Assert.Equal(
            "The user is invalid",
            (await api.Admin.PostAsync("livechat/inquiries.take", new { inquiryId = visitor.RoomId, userId = "nobody" })).Error);
        TestSite.Expect(await agent.Client.PostAsync("livechat/agent.status", new { status = "not-available" }));
        Assert.Equal(
            "Agent status is offline or Omnichannel service is not active [error-agent-status-service-offline]",
            (await agent.Client.PostAsync("livechat/inquiries.take", take)).Error);
        TestSite.Expect(await api.Admin.PostAsync("livechat/inquiries.take", new { inquiryId = visitor.RoomId, userId = other.UserId }));
        Assert.Equal(other.UserId, Text((await RoomAsync(other, visitor))["servedBy"]!, "_id"));
    }

    [DatabaseFact]
    public async Task Capacity_is_never_exceeded_by_taking()
    {
        var agent = await api.Site.CreateAgentAsync();
        var visitors = new List<TestVisitor>();
        for (var i = 0; i < 5; i++) visitors.Add(await api.Site.CreateVisitorAsync());
        await api.Site.SetAsync("Livechat_maximum_chats_per_agent", 2);
        var answers = await Task.WhenAll(visitors.Select(v => agent.Client.PostAsync("livechat/inquiries.take",
            new { inquiryId = v.RoomId })));
        await api.Site.SetAsync("Livechat_maximum_chats_per_agent", 0);
        Assert.Equal(2, answers.Count(answer => answer.Status == 200));
        Assert.Equal(3, answers.Count(answer => answer["errorType"]?.GetValue<string>() == "error-max-number-simultaneous-chats-reached"));
    }

    [DatabaseFact]
    public async Task Agent_reads_only_what_it_serves_or_what_waits_for_it()
    {
        var agent = await api.Site.CreateAgentAsync();
        var other = await api.Site.CreateAgentAsync();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("D"), other);
        var open = await api.Site.CreateVisitorAsync();
        var elsewhere = await api.Site.CreateVisitorAsync(department: department);
        Assert.NotNull(await RoomAsync(agent, open));
        await api.Site.TakeAsync(other, open);

        foreach (var visitor in new[] { open, elsewhere })
        {
            ApiResponse[] hidden =
            [
                await agent.Client.GetAsync($"rooms.info?roomId={visitor.RoomId}"),
                await agent.Client.GetAsync($"channels.info?roomId={visitor.RoomId}"),
                await agent.Client.GetAsync("rooms.info?roomId=no-such-room"),
            ];
            Assert.All(hidden, answer => Assert.Equal((400, "error-room-not-found"), (answer.Status, Text(answer.Json, "errorType"))));
            Assert.Equal((400, "invalid-room"), StatusAndError(await agent.Client.GetAsync($"livechat/{visitor.RoomId}/messages")));
            Assert.Null((await agent.Client.GetAsync($"livechat/inquiries.getOne?roomId={visitor.RoomId}"))["inquiry"]);
            Assert.NotNull(await RoomAsync(other, visitor));
            Assert.Equal(200, (await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}")).Status);
        }

        Assert.Equal("Inquiry not found [error-not-found]", (await agent.Client.PostAsync(
            "livechat/inquiries.take", new { inquiryId = elsewhere.RoomId })).Error);
    }

    [DatabaseFact]
    public async Task Writing_is_for_the_serving_agent_and_managers()
    {
        var agent = await api.Site.CreateAgentAsync();
        var other = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.TakeAsync(agent, visitor);
        object Message(string msg) => new { message = new { rid = visitor.RoomId, msg } };

        Assert.Equal((400, "invalid-room"), StatusAndError(await other.Client.PostAsync("chat.sendMessage", Message("x"))));
        TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", Message("from the agent")));
        TestSite.Expect(await api.Admin.PostAsync("chat.sendMessage", Message("from the manager")));
        Assert.Equal((400, "error-invalid-room"), StatusAndError(await other.Client.PostAsync(
            "livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "x" })));
        Assert.Equal((400, "error-invalid-room"), StatusAndError(await agent.Client.PostAsync(
            "livechat/room.closeByUser", new { rid = "no-such-room", comment = "x" })));
        Assert.Equal((400, "error-comment-is-required"), StatusAndError(await agent.Client.PostAsync(
            "livechat/room.closeByUser", new { rid = visitor.RoomId })));
        await api.Site.CloseAsync(visitor);
        Assert.Equal((400, "room-closed"), StatusAndError(await agent.Client.PostAsync("chat.sendMessage", Message("late"))));
        Assert.Equal((400, "invalid-room"), StatusAndError(await agent.Client.PostAsync(
            "chat.sendMessage", new { message = new { rid = "no-such-room", msg = "x" } })));
    }

    [DatabaseFact]
    public async Task Messages_of_a_room_are_listed_counted_and_searched()
    {
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.TakeAsync(agent, visitor);
        for (var i = 1; i <= 6; i++) await api.Site.SayAsync(visitor, i % 3 == 0 ? $"Invoice {i}" : $"text {i}");
        var page = TestSite.Expect(await agent.Client.GetAsync($"livechat/{visitor.RoomId}/messages?count=2&offset=1"));
        Assert.Equal(["text 5", "text 4"], page["messages"]!.AsArray().Select(m => Text(m!, "msg")));
        Assert.Equal((2, 1, 6), (Number(page, "count"), Number(page, "offset"), Number(page, "total")));
        Assert.DoesNotContain(visitor.Token, page.Text);
        var found = TestSite.Expect(await agent.Client.GetAsync($"livechat/{visitor.RoomId}/messages?searchTerm=invoice&count=1"));
        Assert.Equal(["Invoice 6"], found["messages"]!.AsArray().Select(m => Text(m!, "msg")));
        Assert.Equal((1, 2), (Number(found, "count"), Number(found, "total")));
    }

    [DatabaseFact]
    public async Task Rooms_are_filtered_by_everything_the_contract_has()
    {
        var agent = await api.Site.CreateAgentAsync();
        var key = TestSite.Unique("List");
        var departmentName = TestSite.Unique("Dep");
        var department = await api.Site.CreateDepartmentAsync(departmentName, agent);
        var queued = await api.Site.CreateVisitorAsync($"{key} queued");
        var open = await api.Site.CreateVisitorAsync($"{key} open", department: department);
        var closed = await api.Site.CreateVisitorAsync($"{key} closed");
        await api.Site.TakeAsync(agent, open);
        await api.Site.TakeAsync(agent, closed);
        TestSite.Expect(await agent.Client.PostAsync("livechat/room.closeByUser",
            new { rid = closed.RoomId, comment = "x", tags = new[] { key } }));

        async Task<string> Rooms(string query)
        {
            var answer = TestSite.Expect(await api.Admin.GetAsync($"livechat/rooms?roomName={key}&{query}"));
            Assert.DoesNotContain("token", answer.Text);
            return string.Join(' ', answer["rooms"]!.AsArray().Select(room => Text(room!, "fname").Split(' ')[1]));
        }

        string Range(string start, string end) => Uri.EscapeDataString($$"""{"start":"{{start}}","end":"{{end}}"}""");
        (string Query, string Expected)[] cases =
        [
            ("", "closed open queued"), ("open=true", "open"), ("open=false", "closed"), ("queued=true", "queued"),
            ("queued=1&open=false", "queued"),
            ("onhold=t", ""), ($"agents[]={agent.UserId}", "closed open"), ("agents[]=nobody", ""), ($"departmentId={department}", "open"),
            ($"departmentId[]={department}&departmentId[]=x", "open"), ("departmentId=undefined", "closed open queued"),
            ($"tags[]={key}&tags[]=x", "closed"),
            ($"createdAt={Range("2020-01-01", "2999-01-01")}", "closed open queued"),
            ($"createdAt={Range("2020-01-01", "2020-01-02")}", ""),
            ($"closedAt={Range("2020-01-01T00:00:00.000Z", "2999-01-01")}", "closed"), ("customFields=%7B%7D", "closed open queued"),
            ("customFields=%7B%22a%22%3A%22b%22%7D", ""), ($"sort={Uri.EscapeDataString("""{"ts":1}""")}", "queued open closed"),
            ($"sort={Uri.EscapeDataString("""{"fname":1}""")}&count=2&offset=1", "open queued"),
        ];
        foreach (var (query, expected) in cases)
        {
            var actual = await Rooms(query);
            Assert.True(expected == actual, $"{query}: {expected} expected, not {actual}");
        }

        var exact = TestSite.Expect(await api.Admin.GetAsync($"livechat/rooms?roomName={Uri.EscapeDataString($"\"{key} open\"")}"));
        Assert.Equal(departmentName, Text(Assert.Single(exact["rooms"]!.AsArray())!["department"]!, "name"));
        Assert.Empty(TestSite.Expect(await api.Admin.GetAsync($"livechat/rooms?roomName={Uri.EscapeDataString($"\"{key}\"")}"))["rooms"]!.AsArray());
    }

    [DatabaseFact]
    public async Task Rooms_refuse_wrong_filters_in_the_contracts_words()
    {
        (string Query, string Error)[] wrong =
        [
            ("agents=invalid", "must be array [invalid-params]"), ("tags=invalid", "must be array [invalid-params]"),
            ("roomName[]=x", "must be string [invalid-params]"), ("open[]=true", "must be boolean [invalid-params]"),
            ("departmentId[x]=y", "must be string\n must be array\n must match exactly one schema in oneOf [invalid-params]"),
            ("createdAt=%7B%22start%22%3A%22x%22%7D", "The \"createdAt.start\" query parameter must be a valid date."),
            ("closedAt=%7B%22end%22%3A%22x%22%7D", "The \"closedAt.end\" query parameter must be a valid date."),
            ("customFields=x", "The \"customFields\" query parameter must be a valid JSON."),
            ("unknown=1", "must NOT have additional properties [invalid-params]"),
        ];
        foreach (var (query, error) in wrong)
        {
            var answer = await api.Admin.GetAsync($"livechat/rooms?{query}");
            Assert.True((answer.Status, answer.Error) == (400, error), $"{query}: {answer}");
        }
    }

    [DatabaseFact]
    public async Task Agent_lists_its_own_rooms_and_no_others()
    {
        var agent = await api.Site.CreateAgentAsync();
        var other = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.TakeAsync(agent, visitor);
        foreach (var query in new[] { "", $"agents[]={other.UserId}", $"agents[]={agent.UserId}&agents[]={other.UserId}" })
            Assert.Equal((403, "unauthorized"), StatusAndError(await agent.Client.GetAsync($"livechat/rooms?{query}")));
        var own = TestSite.Expect(await agent.Client.GetAsync($"livechat/rooms?agents[]={agent.UserId}"));
        Assert.Equal(visitor.RoomId, Text(Assert.Single(own["rooms"]!.AsArray())!, "_id"));
    }

    [DatabaseFact]
    public async Task Queues_show_an_agent_the_public_one_and_its_departments()
    {
        var agent = await api.Site.CreateAgentAsync();
        var mine = await api.Site.CreateDepartmentAsync(TestSite.Unique("Mine"), agent);
        var others = await api.Site.CreateDepartmentAsync(TestSite.Unique("Others"));
        var general = await api.Site.CreateVisitorAsync();
        var forMe = await api.Site.CreateVisitorAsync(department: mine);
        var forOthers = await api.Site.CreateVisitorAsync(department: others);
        async Task<List<string>> Ids(ApiClient client, string path) =>
            [.. TestSite.Expect(await client.GetAsync($"{path}count=0"))["inquiries"]!.AsArray().Select(i => Text(i!, "rid"))];

        var seen = await Ids(agent.Client, "livechat/inquiries.queuedForUser?");
        Assert.Equal((true, true, false), (seen.Contains(general.RoomId), seen.Contains(forMe.RoomId), seen.Contains(forOthers.RoomId)));
        Assert.True(seen.IndexOf(general.RoomId) < seen.IndexOf(forMe.RoomId));
        Assert.Equal([forMe.RoomId], await Ids(agent.Client, $"livechat/inquiries.queuedForUser?department={mine}&"));
        Assert.Empty(await Ids(agent.Client, $"livechat/inquiries.queuedForUser?department={others}&"));
        Assert.Equal([forOthers.RoomId], await Ids(api.Admin, $"livechat/inquiries.list?department={others}&"));
        Assert.Empty(await Ids(api.Admin, "livechat/inquiries.list?department=no-such&"));
        var all = await Ids(api.Admin, "livechat/inquiries.list?");
        Assert.All(new[] { general, forMe, forOthers }, visitor => Assert.Contains(visitor.RoomId, all));
    }

    [DatabaseFact]
    public async Task Automatic_routing_gives_a_waiting_conversation_to_the_free_agent()
    {
        var agent = await api.Site.CreateAgentAsync();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("Auto"), agent);
        await api.Site.SetAsync("Livechat_Routing_Method", "Auto_Selection");
        try
        {
            var visitor = await api.Site.CreateVisitorAsync(department: department);
            var served = await api.Server.EventuallyAsync(
                () => api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"), answer => answer["room"]?["servedBy"] is not null);
            Assert.Equal(agent.UserId, Text(served["room"]!["servedBy"]!, "_id"));
        }
        finally
        {
            await api.Site.SetAsync("Livechat_Routing_Method", "Manual_Selection");
        }
    }

    private static async Task<JsonNode> RoomAsync(TestUser user, TestVisitor visitor)
    {
        var info = TestSite.Expect(await user.Client.GetAsync($"rooms.info?roomId={visitor.RoomId}"));
        var channel = TestSite.Expect(await user.Client.GetAsync($"channels.info?roomId={visitor.RoomId}"));
        Assert.Equal(info["room"]!.ToJsonString(), channel["channel"]!.ToJsonString());
        return info["room"]!;
    }

    private static async Task<JsonNode> InquiryAsync(TestUser user, TestVisitor visitor) =>
        TestSite.Expect(await user.Client.GetAsync($"livechat/inquiries.getOne?roomId={visitor.RoomId}"))["inquiry"]!;

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    private static int Number(ApiResponse answer, string member) => answer[member]!.GetValue<int>();

    private static (int, string?) StatusAndError(ApiResponse answer) => (answer.Status, answer.Error);
}

[Collection(OnSqlite.Name)]
public sealed class ConversationsOnSqlite(SqliteApi api) : ConversationSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class ConversationsOnPostgres(PostgresApi api) : ConversationSuite(api);
