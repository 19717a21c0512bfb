using System.Text.Json.Nodes;
using ContactCenter.Entities;
using ContactCenter.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>Facts of a conversation, read receipts, and changed messages (contract §2.2, §2.3, §2.4, §3.5).</summary>
public abstract class RoomInfoSuite(ApiFixture api)
{
    private const string Highest = "000000000000000000000001";

    [DatabaseFact]
    public async Task Info_is_saved_as_the_contract_says_and_tags_left_out_are_removed()
    {
        var (agent, visitor) = await TakenAsync();
        var field = await RoomFieldAsync("^[0-9]+$");
        TestSite.Expect(await SaveAsync(agent, visitor, new()
        {
            ["topic"] = " Invoice ", ["tags"] = new JsonArray("billing", "billing", "urgent"), ["priorityId"] = Highest,
            ["livechatData"] = new JsonObject { [field] = " 12 ", ["unknown"] = "x" },
        }));
        var room = await RoomAsync(agent, visitor);
        Assert.Equal(("Invoice", Highest, 1, "12"), (
            Text(room, "topic"), Text(room, "priorityId"), room["priorityWeight"]!.GetValue<int>(), Text(room["livechatData"]!, field)));
        Assert.Equal("""["billing","urgent"]""", room["tags"]!.ToJsonString());
        Assert.Null(room["livechatData"]!["unknown"]);
        Assert.Equal("Invalid value for Label of " + field + " field", (await SaveAsync(agent, visitor, new()
        {
            ["livechatData"] = new JsonObject { [field] = "twelve" },
        })).Error);

        TestSite.Expect(await SaveAsync(agent, visitor, new() { ["topic"] = "", ["priorityId"] = "" }));
        room = await RoomAsync(agent, visitor);
        Assert.Equal((null, null, 99, null), (room["topic"], room["priorityId"], room["priorityWeight"]!.GetValue<int>(), room["tags"]));
        Assert.Equal("12", Text(room["livechatData"]!, field));
        Assert.Equal("error-invalid-priority", (await SaveAsync(agent, visitor, new() { ["priorityId"] = "none-such" })).Error);
        Assert.Equal("error-invalid-sla", (await SaveAsync(agent, visitor, new() { ["slaId"] = "none-such" })).Error);
    }

    [DatabaseFact]
    public async Task Tags_that_two_users_add_and_remove_are_not_lost()
    {
        var (agent, visitor) = await TakenAsync();
        var manager = await api.Site.CreateUserAsync("livechat-manager");
        TestSite.Expect(await SaveAsync(agent, visitor, new() { ["tags"] = new JsonArray("billing") }));
        var answers = await Task.WhenAll(
            SaveAsync(agent, visitor, new() { ["addTags"] = new JsonArray("urgent") }),
            SaveAsync(manager, visitor, new() { ["addTags"] = new JsonArray("vip"), ["removeTags"] = new JsonArray("billing"), ["topic"] = "Invoice" }));
        foreach (var answer in answers) TestSite.Expect(answer);
        var room = await RoomAsync(agent, visitor);
        Assert.Equal(["urgent", "vip"], room["tags"]!.AsArray().Select(tag => tag!.GetValue<string>()).Order());
        Assert.Equal("Invoice", Text(room, "topic"));
        Assert.Equal("must NOT have tags beside addTags or removeTags [invalid-params]", (await SaveAsync(agent, visitor, new()
        {
            ["tags"] = new JsonArray("billing"), ["removeTags"] = new JsonArray("vip"),
        })).Error);
    }

    [DatabaseFact]
    public async Task Nothing_is_noted_about_the_guest_when_the_conversation_refuses()
    {
        var (agent, visitor) = await TakenAsync();
        var contactId = Text(await RoomAsync(agent, visitor), "contactId");
        var before = await ContactAsync();
        TestSite.Expect(await SaveAsync(agent, visitor, new() { ["tags"] = new JsonArray([.. Enumerable.Range(0, 50).Select(number => $"tag-{number}")]) }));
        var refused = await agent.Client.PostAsync("livechat/room.saveInfo", new
        {
            roomData = new { _id = visitor.RoomId, addTags = new[] { "one more" } },
            guestData = new { _id = visitor.VisitorId, name = "Ada Lovelace", phone = "+4930123456" },
        });
        Assert.Equal("error-too-many-values", refused.Error);
        Assert.Equal(before, await ContactAsync());

        async Task<string> ContactAsync() =>
            TestSite.Expect(await agent.Client.GetAsync($"omnichannel/contacts.get?contactId={contactId}"))["contact"]!.ToJsonString();
    }

    [DatabaseFact]
    public async Task Info_of_a_conversation_of_others_is_not_changed_by_agents()
    {
        var (_, visitor) = await TakenAsync();
        var other = await api.Site.CreateAgentAsync();
        Assert.Equal("error-invalid-room", (await SaveAsync(other, visitor, new() { ["topic"] = "mine" })).Error);
        var manager = await api.Site.CreateUserAsync("livechat-manager");
        TestSite.Expect(await SaveAsync(manager, visitor, new() { ["topic"] = "from above" }));
    }

    [DatabaseFact]
    public async Task Guest_data_makes_the_contact_known()
    {
        var (agent, visitor) = await TakenAsync();
        var contactId = Text(await RoomAsync(agent, visitor), "contactId");
        var email = TestSite.Unique("ada") + "@example.com";
        TestSite.Expect(await agent.Client.PostAsync("livechat/room.saveInfo", new
        {
            roomData = new { _id = visitor.RoomId }, guestData = new { _id = visitor.VisitorId, name = "Ada Lovelace", email },
        }));
        var contact = TestSite.Expect(await agent.Client.GetAsync($"omnichannel/contacts.get?contactId={contactId}"))["contact"]!;
        Assert.Equal(("Ada Lovelace", false, email), (
            Text(contact, "name"), contact["unknown"]!.GetValue<bool>(), Text(contact["emails"]![0]!, "address")));
    }

    [DatabaseFact]
    public async Task Rooms_are_found_by_a_custom_field_literally_and_without_regard_to_case()
    {
        var (agent, visitor) = await TakenAsync();
        var field = await RoomFieldAsync("");
        TestSite.Expect(await SaveAsync(agent, visitor, new() { ["livechatData"] = new JsonObject { [field] = "Order (A.*) 12" } }));
        Assert.Equal([visitor.RoomId], await FoundAsync("order (a.*"));
        Assert.Empty(await FoundAsync("order .*"));

        async Task<string[]> FoundAsync(string text)
        {
            var filter = Uri.EscapeDataString(new JsonObject { [field] = text }.ToJsonString());
            return [.. TestSite.Expect(await api.Admin.GetAsync($"livechat/rooms?customFields={filter}"))["rooms"]!.AsArray().Select(r => Text(r!, "_id"))];
        }
    }

    [DatabaseFact]
    public async Task History_is_read_in_pages_by_seq_with_the_room_and_the_cursors()
    {
        var (agent, visitor) = await TakenAsync();
        for (var i = 0; i < 3; i++) await api.Site.SayAsync(visitor, $"question {i}");
        var newest = await PageAsync("&count=2");
        Assert.Equal(["question 2", "question 1"], Texts(newest));
        Assert.True(newest["hasOlder"]!.GetValue<bool>());
        Assert.Equal(newest["messages"]![0]!["seq"]!.GetValue<int>(), newest["room"]!["seq"]!.GetValue<int>());
        Assert.Equal(3, newest["agent"]!["unread"]!.GetValue<int>());

        var rest = await PageAsync($"&beforeSeq={newest["messages"]![1]!["seq"]}");
        Assert.Equal("question 0", Texts(rest)[0]);
        Assert.Equal(["uj", "livechat-started"], rest["messages"]!.AsArray().Skip(1).Select(message => message!["t"]?.GetValue<string>()));
        Assert.False(rest["hasOlder"]!.GetValue<bool>());

        var other = await api.Site.CreateAgentAsync();
        Assert.Equal("error-invalid-room", (await other.Client.GetAsync($"livechat/room.history?roomId={visitor.RoomId}")).Error);

        async Task<JsonNode> PageAsync(string query) =>
            TestSite.Expect(await agent.Client.GetAsync($"livechat/room.history?roomId={visitor.RoomId}{query}")).Json;

        static string[] Texts(JsonNode page) => [.. page["messages"]!.AsArray().Select(message => Text(message!, "msg"))];
    }

    [DatabaseFact]
    public async Task Unread_messages_are_counted_for_each_side_until_they_are_read()
    {
        var (agent, visitor) = await TakenAsync();
        for (var i = 0; i < 3; i++) await api.Site.SayAsync(visitor, $"question {i}");
        Assert.Equal(3, await UnreadAsync(agent, visitor));
        var seq = (await CursorsAsync(agent, visitor))["seq"]!.GetValue<int>();
        TestSite.Expect(await agent.Client.PostAsync("subscriptions.read", new { rid = visitor.RoomId, seq = seq - 1 }));
        Assert.Equal(1, await UnreadAsync(agent, visitor));
        var manager = await api.Site.CreateUserAsync("livechat-manager");
        TestSite.Expect(await manager.Client.PostAsync("subscriptions.read", new { rid = visitor.RoomId }));
        Assert.Equal(1, await UnreadAsync(agent, visitor));
        TestSite.Expect(await agent.Client.PostAsync("subscriptions.read", new { rid = visitor.RoomId }));
        Assert.Equal(0, await UnreadAsync(agent, visitor));

        TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "an answer" } }));
        var cursors = await CursorsAsync(agent, visitor);
        Assert.Equal(1, cursors["visitor"]!["unread"]!.GetValue<int>());
        TestSite.Expect(await api.Server.Anonymous.PostAsync(
            "livechat/room.read", new { rid = visitor.RoomId, token = visitor.Token, seq = cursors["seq"]!.GetValue<int>() + 100 }));
        cursors = await CursorsAsync(agent, visitor);
        Assert.Equal(0, cursors["visitor"]!["unread"]!.GetValue<int>());
        Assert.True(cursors["visitor"]!["read"]!.GetValue<int>() < cursors["seq"]!.GetValue<int>());
        Assert.Equal("invalid-room", (await api.Server.Anonymous.PostAsync("livechat/room.read",
            new { rid = visitor.RoomId, token = (await api.Site.CreateVisitorAsync()).Token, seq = 1 })).Error);
    }

    [DatabaseFact]
    public async Task Message_is_changed_and_deleted_by_who_wrote_it_and_by_nobody_else()
    {
        var (agent, visitor) = await TakenAsync();
        var asked = Text(await api.Site.SayAsync(visitor, "helo"), "_id");
        var answered = Text(TestSite.Expect(await agent.Client.PostAsync(
            "chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "hi" } }))["message"]!, "_id");

        var edited = TestSite.Expect(
            await api.Server.Anonymous.PutAsync($"livechat/message/{asked}", new { token = visitor.Token, rid = visitor.RoomId, msg = "hello" }));
        Assert.Equal(("hello", visitor.Username), (Text(edited["message"]!, "msg"), Text(edited["message"]!["editedBy"]!, "username")));
        Assert.NotNull(edited["message"]!["editedAt"]);
        Assert.Equal("invalid-message", (await api.Server.Anonymous.PutAsync(
            $"livechat/message/{answered}", new { token = visitor.Token, rid = visitor.RoomId, msg = "mine" })).Error);
        Assert.Equal("error-not-allowed", (await agent.Client.PostAsync("chat.update", new { roomId = visitor.RoomId, msgId = asked, text = "mine" })).Error);
        Assert.Equal(["hi", "hello"], await HistoryAsync(visitor));

        TestSite.Expect(await agent.Client.PostAsync("chat.update", new { roomId = visitor.RoomId, msgId = answered, text = "hi there" }));
        TestSite.Expect(await agent.Client.PostAsync("chat.update", new { roomId = visitor.RoomId, msgId = answered, text = "hi again" }));
        Assert.Equal(["hi again", "hello"], await HistoryAsync(visitor));
        Assert.Equal("hi again", Text((await RoomAsync(agent, visitor))["lastMessage"]!, "msg"));
        var found = TestSite.Expect(await agent.Client.GetAsync($"livechat/{visitor.RoomId}/messages?searchTerm=again"))["messages"]!.AsArray();
        Assert.Equal(answered, Text(Assert.Single(found)!, "_id"));

        TestSite.Expect(await agent.Client.PostAsync("chat.delete", new { roomId = visitor.RoomId, msgId = answered }));
        Assert.Equal("invalid-message", (await agent.Client.PostAsync("chat.delete", new { roomId = visitor.RoomId, msgId = answered })).Error);
        TestSite.Expect(await api.Server.Anonymous.DeleteAsync($"livechat/message/{asked}?token={visitor.Token}&rid={visitor.RoomId}"));
        Assert.Empty(await HistoryAsync(visitor));
        Assert.Equal("invalid-message", (await api.Server.Anonymous.GetAsync($"livechat/message/{asked}?token={visitor.Token}&rid={visitor.RoomId}")).Error);
    }

    [DatabaseFact]
    public async Task Message_of_another_visitors_room_is_as_one_that_is_not_there()
    {
        var (_, visitor) = await TakenAsync();
        var asked = Text(await api.Site.SayAsync(visitor, "secret"), "_id");
        var stranger = await api.Site.CreateVisitorAsync();
        foreach (var rid in new[] { visitor.RoomId, "nowhere" })
        {
            Assert.Equal(
                "invalid-room", (await api.Server.Anonymous.PutAsync($"livechat/message/{asked}", new { token = stranger.Token, rid, msg = "x" })).Error);
            Assert.Equal("invalid-room", (await api.Server.Anonymous.DeleteAsync($"livechat/message/{asked}?token={stranger.Token}&rid={rid}")).Error);
            Assert.Equal("invalid-room", (await api.Server.Anonymous.PostAsync("livechat/room.survey",
                new { rid, token = stranger.Token, data = new[] { new { name = "satisfaction", value = "5" } } })).Error);
            Assert.Equal("error-invalid-room", (await api.Server.Anonymous.PostAsync("livechat/visitor/department.transfer",
                new { rid, token = stranger.Token, department = "x" })).Error);
        }

        Assert.Equal("invalid-token", (
            await api.Server.Anonymous.PutAsync($"livechat/message/{asked}", new { token = "nobody", rid = visitor.RoomId, msg = "x" })).Error);
    }

    [DatabaseFact]
    public async Task Survey_takes_marks_and_words_and_nothing_else()
    {
        var (agent, visitor) = await TakenAsync();
        await api.Site.CloseAsync(visitor);
        TestSite.Expect(await AnswerAsync(("satisfaction", "5"), ("additionalFeedback", "thanks")));
        TestSite.Expect(await AnswerAsync(("agentResposiveness", "3")));
        var survey = (await RoomAsync(agent, visitor))["surveyFeedback"]!;
        Assert.Equal(("5", "thanks", "3"), (Text(survey, "satisfaction"), Text(survey, "additionalFeedback"), Text(survey, "agentResposiveness")));
        foreach (var wrong in new[] { ("satisfaction", "6"), ("satisfaction", ""), ("price", "5") }) Assert.Equal(
            "invalid-data", (await AnswerAsync(wrong)).Error);

        Task<ApiResponse> AnswerAsync(params (string Name, string Value)[] answers) => api.Server.Anonymous.PostAsync("livechat/room.survey", new
        {
            rid = visitor.RoomId, token = visitor.Token, data = answers.Select(answer => new { name = answer.Name, value = answer.Value }),
        });
    }

    [DatabaseFact]
    public async Task Visitor_moves_its_conversation_to_another_department_unless_that_is_not_allowed()
    {
        var other = await api.Site.CreateAgentAsync();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("billing"), other);
        var (agent, visitor) = await TakenAsync();
        var body = new { rid = visitor.RoomId, token = visitor.Token, department };
        await api.Site.SetAsync("Livechat_allow_switching_departments", false);
        Assert.Equal("error-transfering-chat", (await api.Server.Anonymous.PostAsync("livechat/visitor/department.transfer", body)).Error);
        await api.Site.SetAsync("Livechat_allow_switching_departments", true);
        TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/visitor/department.transfer", body));
        var late = await agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "still me" } });
        Assert.Equal("error-not-allowed", late.Error);
        await api.Site.TakeAsync(other, visitor);
        Assert.Equal("error-invalid-department", (await api.Server.Anonymous.PostAsync("livechat/room.transfer",
            new { rid = visitor.RoomId, token = visitor.Token, department = "nowhere" })).Error);
    }

    [DatabaseFact]
    public async Task Page_that_is_visited_is_answered_and_shown_in_no_transcript()
    {
        var (_, visitor) = await TakenAsync();
        var pageInfo = new { change = "url", title = "Prices", location = new { href = "https://example.com/prices" } };
        var answer = TestSite.Expect(
            await api.Server.Anonymous.PostAsync("livechat/page.visited", new { token = visitor.Token, rid = visitor.RoomId, pageInfo }));
        Assert.Equal("Prices - https://example.com/prices", Text(answer["page"]!, "msg"));
        Assert.Null(TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/page.visited", new { token = visitor.Token, pageInfo }))["page"]);
        Assert.Empty(await HistoryAsync(visitor));
    }

    [DatabaseFact]
    public async Task Transcript_that_was_asked_for_arrives_after_the_closing_as_the_messages_are_then()
    {
        var (agent, visitor) = await TakenAsync();
        var email = TestSite.Unique("to") + "@example.com";
        var asked = Text(await api.Site.SayAsync(visitor, "helo"), "_id");
        TestSite.Expect(await api.Server.Anonymous.PutAsync($"livechat/message/{asked}", new { token = visitor.Token, rid = visitor.RoomId, msg = "hello" }));
        TestSite.Expect(await api.Admin.PostAsync($"livechat/transcript/{visitor.RoomId}", new { email, subject = "Our chat\r\nBcc: x@example.com" }));
        Assert.Equal(
            "error-transcript-already-requested", (await api.Admin.PostAsync($"livechat/transcript/{visitor.RoomId}", new { email, subject = "x" })).Error);
        TestSite.Expect(await api.Admin.DeleteAsync($"livechat/transcript/{visitor.RoomId}"));
        Assert.Equal("error-transcript-not-requested", (await api.Admin.DeleteAsync($"livechat/transcript/{visitor.RoomId}")).Error);
        TestSite.Expect(await agent.Client.PostAsync("livechat/room.closeByUser", new
        {
            rid = visitor.RoomId, comment = "done", transcriptEmail = new { sendToVisitor = true, requestData = new { email, subject = "Our chat" } },
        }));
        var sweep = api.Server.Services.GetServices<IUpkeep>().OfType<TimeoutSweep>().Single();
        await sweep.RunOnceAsync(CancellationToken.None);
        await sweep.RunOnceAsync(CancellationToken.None);
        var mail = Assert.Single(new TestMailbox(api.Server).To(email));
        Assert.Contains("hello", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("helo", mail, StringComparison.Ordinal);
        Assert.Equal("error-invalid-email", (await api.Admin.PostAsync($"livechat/transcript/{visitor.RoomId}", new { email = "no", subject = "x" })).Error);
    }

    [DatabaseFact]
    public async Task Department_that_asks_for_a_tag_is_not_closed_without_one()
    {
        var agent = await api.Site.CreateAgentAsync();
        var department = TestSite.Expect(await api.Admin.PostAsync("livechat/department", new
        {
            department = new
            {
                name = TestSite.Unique("tags"), email = "d@example.com", enabled = true, showOnRegistration = true, showOnOfflineForm = false,
                requestTagBeforeClosingChat = true,
            },
            agents = new[] { new { agentId = agent.UserId, username = agent.Username, count = 0, order = 0 } },
        }))["department"]!;
        var visitor = await api.Site.CreateVisitorAsync(department: Text(department, "_id"));
        await api.Site.TakeAsync(agent, visitor);
        Assert.Equal("error-tags-must-be-assigned-before-closing-chat",
            (await agent.Client.PostAsync("livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "done" })).Error);
        TestSite.Expect(await agent.Client.PostAsync("livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "done", tags = new[] { "solved" } }));
    }

    [DatabaseFact]
    public async Task Priorities_are_five_and_get_other_names()
    {
        var agent = await api.Site.CreateAgentAsync();
        Assert.Equal(5, TestSite.Expect(await agent.Client.GetAsync("livechat/priorities"))["total"]!.GetValue<int>());
        TestSite.Expect(await api.Admin.PutAsync($"livechat/priorities/{Highest}", new { name = "Urgent" }));
        Assert.Equal(
            "error-duplicate-priority-name", (await api.Admin.PutAsync("livechat/priorities/000000000000000000000002", new { name = "urgent" })).Error);
        var one = TestSite.Expect(await agent.Client.GetAsync($"livechat/priorities/{Highest}"));
        Assert.Equal(("Urgent", true), (Text(one.Json, "name"), one["dirty"]!.GetValue<bool>()));
        Assert.True(TestSite.Expect(await agent.Client.GetAsync("livechat/priorities.reset"))["reset"]!.GetValue<bool>());
        TestSite.Expect(await api.Admin.PostAsync("livechat/priorities.reset", new { }));
        Assert.False(TestSite.Expect(await agent.Client.GetAsync("livechat/priorities.reset"))["reset"]!.GetValue<bool>());
        Assert.Equal((404, "Priority not found"), await StatusAndErrorAsync(api.Admin.GetAsync("livechat/priorities/none-such")));
    }

    private static async Task<(int, string?)> StatusAndErrorAsync(Task<ApiResponse> answer) => ((await answer).Status, (await answer).Error);

    private async Task<(TestUser Agent, TestVisitor Visitor)> TakenAsync()
    {
        var (agent, visitor) = (await api.Site.CreateAgentAsync(), await api.Site.CreateVisitorAsync());
        await api.Site.TakeAsync(agent, visitor);
        return (agent, visitor);
    }

    private async Task<string> RoomFieldAsync(string pattern)
    {
        var field = TestSite.Unique("f").Replace("-", "_", StringComparison.Ordinal);
        TestSite.Expect(await api.Admin.PostAsync("livechat/custom-fields.save", new
        {
            customFieldId = (string?)null,
            customFieldData = new { field, label = $"Label of {field}", scope = "room", visibility = "visible", regexp = pattern, searchable = false },
        }));
        return field;
    }

    private static Task<ApiResponse> SaveAsync(TestUser user, TestVisitor visitor, JsonObject roomData)
    {
        roomData["_id"] = visitor.RoomId;
        return user.Client.PostAsync("livechat/room.saveInfo", new { roomData, guestData = new { _id = visitor.VisitorId } });
    }

    private static async Task<int> UnreadAsync(TestUser agent, TestVisitor visitor) =>
        TestSite.Expect(await agent.Client.GetAsync($"subscriptions.getOne?roomId={visitor.RoomId}"))["subscription"]!["unread"]!.GetValue<int>();

    private static async Task<JsonNode> CursorsAsync(TestUser agent, TestVisitor visitor) =>
        TestSite.Expect(await agent.Client.GetAsync($"livechat/room.cursors?roomId={visitor.RoomId}")).Json;

    /// <summary>The visitor's written messages, newest first.</summary>
    private async Task<string[]> HistoryAsync(TestVisitor visitor) =>
    [
        .. TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/messages.history/{visitor.RoomId}?token={visitor.Token}"))["messages"]!.AsArray()
            .Where(message => message!["t"] is null).Select(message => Text(message!, "msg")),
    ];

    private static async Task<JsonNode> RoomAsync(TestUser user, TestVisitor visitor) =>
        TestSite.Expect(await user.Client.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class RoomInfoOnSqlite(SqliteApi api) : RoomInfoSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class RoomInfoOnPostgres(PostgresApi api) : RoomInfoSuite(api);
