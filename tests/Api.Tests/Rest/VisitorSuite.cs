using System.Text;
using ContactCenter.Errors;

namespace ContactCenter.Tests.Rest;

/// <summary>The operations of visitors with their token (contract §2).</summary>
public abstract class VisitorSuite(ApiFixture api)
{
    private ApiClient Visitor => api.Server.Anonymous;

    [DatabaseFact]
    public async Task Registered_visitor_is_found_by_its_token_alone()
    {
        var token = TestSite.Unique("token");
        var email = $"{token}@example.com";
        var address = TestSite.Unique("address");
        await api.Site.SaveCustomFieldAsync(address);
        var answer = TestSite.Expect(await Visitor.PostAsync("livechat/visitor", new
        {
            visitor = new
            {
                token, name = "Ada", email = $" {email.ToUpperInvariant()} ", phone = "+49 30 1",
                customFields = new[] { new { key = address, value = "street", overwrite = true } },
            },
        }));
        var visitor = answer["visitor"]!;
        Assert.Equal(token, visitor["token"]!.GetValue<string>());
        Assert.Matches("^[0-9a-f]{24}$", visitor["_id"]!.GetValue<string>());
        Assert.StartsWith("guest-", visitor["username"]!.GetValue<string>());
        Assert.Equal(email, visitor["visitorEmails"]![0]!["address"]!.GetValue<string>());
        Assert.NotNull(visitor["phone"]![0]!["phoneNumber"]);
        Assert.Equal("street", visitor["livechatData"]![address]!.GetValue<string>());

        var read = TestSite.Expect(await Visitor.GetAsync($"livechat/visitor/{token}"));
        Assert.Equal(visitor.ToJsonString(), read["visitor"]!.ToJsonString());
        // Somebody else with the same address is somebody else (the contract's deliberate difference).
        var other = TestSite.Expect(await Visitor.PostAsync("livechat/visitor",
            new { visitor = new { token = TestSite.Unique("token"), email } }));
        Assert.NotEqual(visitor["_id"]!.GetValue<string>(), other["visitor"]!["_id"]!.GetValue<string>());
    }

    [DatabaseFact]
    public async Task Unknown_empty_or_missing_token_is_refused_in_the_contracts_words()
    {
        (Task<ApiResponse> Answer, string Error)[] asked =
        [
            (Visitor.GetAsync("livechat/visitor/no-such-token"), "[invalid-token]"),
            (Visitor.GetAsync("livechat/room?token=no-such-token"), "invalid-token"),
            (Visitor.GetAsync("livechat/room"), "must have required property 'token' [invalid-params]"),
            (Visitor.PostAsync("livechat/message", new { token = "no-such-token", rid = "no-such-room", msg = "x" }), "invalid-token"),
            (Visitor.PostAsync("livechat/room.close", new { token = "no-such-token", rid = "no-such-room" }), "invalid-token"),
            (Visitor.GetAsync("livechat/messages.history/no-such-room?token=no-such-token"), "invalid-token"),
            (Visitor.PostAsync("livechat/visitor", new { visitor = new { token = "" } }), "Token cannot be empty [error-invalid-token]"),
            (Visitor.PostAsync("livechat/visitor", new { visitor = new { } }), "must have required property 'token' [invalid-params]"),
            (Visitor.PostAsync("livechat/visitor", new { }), "must have required property 'visitor' [invalid-params]"),
            (Visitor.PostAsync("livechat/visitor", new { visitor = new { token = "x", department = "no-such" } }),
                "error-invalid-department"),
        ];
        foreach (var (answer, error) in asked)
        {
            var actual = await answer;
            Assert.True(actual.Status == 400 && actual.Error == error, $"{error} expected, not {actual}");
        }
    }

    [DatabaseFact]
    public async Task Room_is_opened_once_and_found_again()
    {
        var token = TestSite.Unique("token");
        TestSite.Expect(await Visitor.PostAsync("livechat/visitor", new { visitor = new { token, name = "Ada" } }));
        var rooms = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Visitor.GetAsync($"livechat/room?token={token}")));
        Assert.Single(rooms.Select(room => TestSite.Expect(room)["room"]!["_id"]!.GetValue<string>()).Distinct());
        Assert.Single(rooms, room => room["newRoom"]!.GetValue<bool>());

        var room = rooms[0]["room"]!;
        Assert.Equal(("l", "Ada", true, false), (
            room["t"]!.GetValue<string>(), room["fname"]!.GetValue<string>(), room["open"]!.GetValue<bool>(),
            room["cl"]!.GetValue<bool>()));
        Assert.Equal(token, room["v"]!["token"]!.GetValue<string>());
        Assert.Equal("api", room["source"]!["type"]!.GetValue<string>());
        // What agents sort by is not a visitor's to read.
        Assert.Null(room["priorityWeight"]);
        Assert.True(room["waitingResponse"]!.GetValue<bool>());
        Assert.Matches("^[0-9a-f]{24}$", room["contactId"]!.GetValue<string>());

        var again = await Visitor.GetAsync($"livechat/room?token={token}&rid={room["_id"]}");
        Assert.False(TestSite.Expect(again)["newRoom"]!.GetValue<bool>());
        Assert.Equal((400, "invalid-room"), StatusAndError(await Visitor.GetAsync($"livechat/room?token={token}&rid=no-such-room")));
    }

    [DatabaseFact]
    public async Task Room_opened_by_a_widget_says_where()
    {
        var token = TestSite.Unique("token");
        TestSite.Expect(await Visitor.PostAsync("livechat/visitor", new { visitor = new { token } }));
        var answer = await Visitor.SendAsync(
            HttpMethod.Get, $"livechat/room?token={token}", null,
            headers: [("Cookie", "rc_room_type=l; rc_is_widget=t"), ("Referer", "https://shop.example.com/cart?secret=1")]);
        Assert.Equal("""{"type":"widget","destination":"shop.example.com"}""", TestSite.Expect(answer)["room"]!["source"]!.ToJsonString());
    }

    [DatabaseFact]
    public async Task Message_is_answered_and_kept_as_written()
    {
        var visitor = await api.Site.CreateVisitorAsync("Ada");
        const string Text = "Grüße 漢 🙂 \"quoted\" <b>\\ \u0001";
        var message = await api.Site.SayAsync(visitor, Text);
        Assert.Equal((Text, "Ada", visitor.Token, visitor.RoomId), (
            message["msg"]!.GetValue<string>(), message["alias"]!.GetValue<string>(), message["token"]!.GetValue<string>(),
            message["rid"]!.GetValue<string>()));
        Assert.Equal(visitor.VisitorId, message["u"]!["_id"]!.GetValue<string>());
        Assert.Equal(Text, message["md"]![0]!["value"]![0]!["value"]!.GetValue<string>());
        var one = await Visitor.GetAsync($"livechat/message/{message["_id"]}?token={visitor.Token}&rid={visitor.RoomId}");
        Assert.Equal(message.ToJsonString(), TestSite.Expect(one)["message"]!.ToJsonString());
        Assert.Equal(
            (400, "invalid-message"),
            StatusAndError(await Visitor.GetAsync($"livechat/message/no-such?token={visitor.Token}&rid={visitor.RoomId}")));
    }

    [DatabaseFact]
    public async Task Message_sent_again_with_its_id_or_key_is_there_once()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var body = new { token = visitor.Token, rid = visitor.RoomId, msg = "once", _id = TestSite.Unique("m") };
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Visitor.PostAsync("livechat/message", body)));
        Assert.Single(answers.Select(answer => TestSite.Expect(answer).Text).Distinct());
        var keyed = new { token = visitor.Token, rid = visitor.RoomId, msg = "keyed" };
        var first = TestSite.Expect(await Visitor.PostAsync("livechat/message", keyed, key: "same"));
        var second = TestSite.Expect(await Visitor.PostAsync("livechat/message", keyed, key: "same"));
        Assert.Equal(first.Text, second.Text);
        await api.Site.CloseAsync(visitor);
        Assert.Equal(first.Text, TestSite.Expect(await Visitor.PostAsync("livechat/message", keyed, key: "same")).Text);
        Assert.Equal(["keyed", "once"], await WrittenAsync(visitor));
    }

    [DatabaseFact]
    public async Task Foreign_room_is_no_room()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var other = await api.Site.CreateVisitorAsync();
        var message = await api.Site.SayAsync(visitor, "mine");
        ApiResponse[] answers =
        [
            await Visitor.PostAsync("livechat/message", new { token = other.Token, rid = visitor.RoomId, msg = "x" }),
            await Visitor.GetAsync($"livechat/messages.history/{visitor.RoomId}?token={other.Token}"),
            await Visitor.GetAsync($"livechat/message/{message["_id"]}?token={other.Token}&rid={visitor.RoomId}"),
            await Visitor.PostAsync("livechat/room.close", new { token = other.Token, rid = visitor.RoomId }),
            await Visitor.GetAsync($"livechat/room?token={other.Token}&rid={visitor.RoomId}"),
        ];
        foreach (var answer in answers) Assert.Equal((400, "invalid-room"), StatusAndError(answer));
        Assert.Equal(["mine"], await WrittenAsync(visitor));
    }

    [DatabaseFact]
    public async Task Signed_in_user_without_the_token_is_no_visitor()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var answer = await api.Admin.PostAsync("livechat/message", new { token = "not-it", rid = visitor.RoomId, msg = "x" });
        Assert.Equal((400, "invalid-token"), StatusAndError(answer));
        var asAgent = await Visitor.PostAsync("chat.sendMessage",
            new { message = new { rid = visitor.RoomId, msg = "x" }, token = visitor.Token });
        Assert.Equal(401, asAgent.Status);
    }

    [DatabaseFact]
    public async Task Message_too_long_for_the_room_or_the_server_is_refused_whole()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        Task<ApiResponse> Say(string msg) => Visitor.PostAsync("livechat/message",
            new { token = visitor.Token, rid = visitor.RoomId, msg });

        Assert.Equal(200, (await Say(new string('x', 16 * 1024))).Status);
        Assert.Equal((400, "message-length-exceeds-character-limit"), StatusAndError(await Say(new string('x', (16 * 1024) + 1))));
        Assert.Equal((400, "message-length-exceeds-character-limit"), StatusAndError(await Say(new string('ü', 8 * 1024) + "x")));
        await api.Site.SetAsync("Livechat_message_character_limit", 5);
        Assert.Equal((400, "message-length-exceeds-character-limit"), StatusAndError(await Say("123456")));
        await api.Site.SetAsync("Livechat_message_character_limit", 0);
        Assert.Single(await WrittenAsync(visitor));
    }

    [DatabaseFact]
    public async Task Body_beyond_a_mebibyte_is_413_in_JSON_and_up_to_it_is_read()
    {
        async Task<ApiResponse> Post(int bytes, bool isChunked)
        {
            var body = $$"""{"filler":"{{new string('x', bytes - 13)}}"}""";
            Assert.Equal(bytes, Encoding.UTF8.GetByteCount(body));
            return await Visitor.SendAsync(
                HttpMethod.Post, "livechat/message", body, headers: isChunked ? [("Transfer-Encoding", "chunked")] : null);
        }

        foreach (var isChunked in new[] { false, true })
        {
            Assert.Equal(400, (await Post(1024 * 1024, isChunked)).Status);
            var refused = await Post((1024 * 1024) + 1, isChunked);
            Assert.Equal((413, """{"error":"Request Entity Too Large","success":false}"""), (refused.Status, refused.Text));
        }
    }

    [DatabaseFact]
    public async Task History_is_newest_first_and_pages_and_is_cut_by_date()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var sent = new List<System.Text.Json.Nodes.JsonNode>();
        for (var i = 1; i <= 5; i++) sent.Add(await api.Site.SayAsync(visitor, $"{i}"));
        async Task<string> History(string query) => string.Concat(
            TestSite.Expect(await Visitor.GetAsync($"livechat/messages.history/{visitor.RoomId}?token={visitor.Token}{query}"))["messages"]!.AsArray()
                .Select(m => m!["t"] is null ? m["msg"]!.GetValue<string>() : "s"));

        Assert.Equal("54321s", await History(""));
        Assert.Equal("54", await History("&limit=2"));
        Assert.Equal("32", await History("&limit=2&offset=2"));
        Assert.Equal("", await History("&offset=6"));
        string At(int i) => Uri.EscapeDataString(sent[i - 1]["ts"]!.GetValue<string>());
        Assert.EndsWith("s", await History($"&end={At(3)}"));
        Assert.Contains("321", await History($"&end={At(3)}"));
        Assert.Equal("", await History("&end=2001-01-01T00:00:00.000Z"));
        Assert.Contains("543", await History($"&ls={At(3)}"));
        Assert.Equal("", await History("&ls=2999-01-01T00:00:00.000Z"));
        Assert.Equal(400, (await Visitor.GetAsync($"livechat/messages.history/{visitor.RoomId}?token={visitor.Token}&end=yesterday")).Status);
    }

    [DatabaseFact]
    public async Task Visitor_closes_its_room_and_may_open_another()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var body = new { rid = visitor.RoomId, token = visitor.Token };
        await api.Site.SetAsync("Omnichannel_allow_visitors_to_close_conversation", false);
        Assert.Equal((400, "error-not-allowed-to-close-conversation"),
            StatusAndError(await Visitor.PostAsync("livechat/room.close", body)));
        await api.Site.SetAsync("Omnichannel_allow_visitors_to_close_conversation", true);

        var closed = TestSite.Expect(await Visitor.PostAsync("livechat/room.close", body));
        Assert.Equal((visitor.RoomId, "Closed by visitor"), (closed["rid"]!.GetValue<string>(), closed["comment"]!.GetValue<string>()));
        Assert.Equal((400, "room-closed"), StatusAndError(await Visitor.PostAsync("livechat/room.close", body)));
        Assert.Equal((400, "room-closed"), StatusAndError(await Visitor.PostAsync(
            "livechat/message", new { token = visitor.Token, rid = visitor.RoomId, msg = "late" })));
        var room = (await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;
        Assert.Null(room["open"]);
        Assert.Equal("visitor", room["closer"]!.GetValue<string>());
        Assert.Equal(visitor.VisitorId, room["closedBy"]!["_id"]!.GetValue<string>());
        var next = TestSite.Expect(await Visitor.GetAsync($"livechat/room?token={visitor.Token}"));
        Assert.True(next["newRoom"]!.GetValue<bool>());
        Assert.NotEqual(visitor.RoomId, next["room"]!["_id"]!.GetValue<string>());
    }

    [DatabaseFact]
    public async Task Without_anybody_online_no_room_is_opened_unless_allowed()
    {
        var token = TestSite.Unique("token");
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("Empty"));
        TestSite.Expect(await Visitor.PostAsync("livechat/visitor", new { visitor = new { token, department } }));
        await api.Site.SetAsync("Livechat_accept_chats_with_no_agents", false);
        Assert.Equal((400, "Sorry, no online agents [no-agent-online]"),
            StatusAndError(await Visitor.GetAsync($"livechat/room?token={token}")));
        await api.Site.SetAsync("Livechat_enabled", false);
        Assert.Equal((400, "[error-omnichannel-is-disabled]"), StatusAndError(await Visitor.GetAsync($"livechat/room?token={token}")));
        Assert.Equal("""{"config":{"enabled":false},"success":true}""", (await Visitor.GetAsync("livechat/config")).Text);
        await api.Site.SetAsync("Livechat_enabled", true);
        await api.Site.SetAsync("Livechat_accept_chats_with_no_agents", true);
        Assert.Equal(200, (await Visitor.GetAsync($"livechat/room?token={token}")).Status);
    }

    [DatabaseFact]
    public async Task Config_tells_a_widget_what_it_needs_and_nobody_elses_token()
    {
        var agent = await api.Site.CreateAgentAsync();
        var name = TestSite.Unique("Sales");
        var department = await api.Site.CreateDepartmentAsync(name, agent);
        var config = TestSite.Expect(await Visitor.GetAsync($"livechat/config?department={name}"))["config"]!;
        Assert.True(config["enabled"]!.GetValue<bool>());
        Assert.True(config["online"]!.GetValue<bool>());
        Assert.Contains(config["departments"]!.AsArray(), d => d!["_id"]!.GetValue<string>() == department);
        Assert.Null(config["guest"]);

        var visitor = await api.Site.CreateVisitorAsync();
        var own = TestSite.Expect(await Visitor.GetAsync($"livechat/config?token={visitor.Token}"))["config"]!;
        Assert.Equal(visitor.Token, own["guest"]!["token"]!.GetValue<string>());
        Assert.Equal(visitor.RoomId, own["room"]!["_id"]!.GetValue<string>());
    }

    private async Task<string[]> WrittenAsync(TestVisitor visitor)
    {
        var history = await Visitor.GetAsync($"livechat/messages.history/{visitor.RoomId}?token={visitor.Token}&limit=100");
        return [.. TestSite.Expect(history)["messages"]!.AsArray().Where(m => m!["t"] is null).Select(m => m!["msg"]!.GetValue<string>())];
    }

    private static (int, string?) StatusAndError(ApiResponse answer) => (answer.Status, answer.Error);
}

[Collection(OnSqlite.Name)]
public sealed class VisitorsOnSqlite(SqliteApi api) : VisitorSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class VisitorsOnPostgres(PostgresApi api) : VisitorSuite(api);
