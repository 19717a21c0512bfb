using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Routing;
using ContactCenter.Tests.Hubs;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Sms;

/// <summary>Text messages in and out, as the provider calls and is called (contract §2.4 sms-incoming/:service).</summary>
public abstract class SmsSuite(SmsFixture api)
{
    private const string Incoming = "/api/v1/livechat/sms-incoming/twilio";
    private const string Ours = "+15550177";

    private static int _number;

    [DatabaseFact]
    public async Task Text_opens_a_conversation_in_its_department_and_the_agents_answer_goes_back()
    {
        var agent = await api.Site.CreateAgentAsync();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("texts"), agent);
        await api.Site.SetAsync("SMS_Default_Omnichannel_Department", department);
        try
        {
            var phone = NewPhone();
            var received = await ReceiveAsync(phone, "hello");
            Assert.Equal((200, "text/xml", "<Response></Response>"), (received.Status, received.ContentType, received.Text));

            var room = await TakeAsync(agent, phone);
            Assert.Equal((department, "sms", Ours), (Text(room, "departmentId"), Text(room["source"]!, "type"), Text(room["sms"]!, "from")));
            Assert.Equal(phone, Text(room, "fname"));
            TestSite.Expect(await SayAsync(agent, room, "how can I help?"));

            var text = await api.Provider.NextAsync(phone);
            Assert.Equal((Ours, "how can I help?"), (text.From, text.Body));
            TestSite.Expect(await ReceiveAsync(phone, "with my order"));
            Assert.Equal(["hello", "how can I help?", "with my order"], await MessagesAsync(agent, room));
        }
        finally
        {
            await api.Site.SetAsync("SMS_Default_Omnichannel_Department", "");
        }
    }

    [DatabaseFact]
    public async Task Private_note_is_not_sent_to_the_phone()
    {
        var (agent, phone) = (await api.Site.CreateAgentAsync(), NewPhone());
        TestSite.Expect(await ReceiveAsync(phone, "hello"));
        var room = await TakeAsync(agent, phone);
        TestSite.Expect(await agent.Client.PostAsync("livechat/room.note", new { rid = Text(room, "_id"), msg = "between us" }));
        TestSite.Expect(await SayAsync(agent, room, "how can I help?"));
        Assert.Equal("how can I help?", (await api.Provider.NextAsync(phone)).Body);
    }

    [DatabaseFact]
    public async Task Call_without_the_providers_signature_is_refused_and_leaves_nothing()
    {
        var phone = NewPhone();
        var form = Form(phone, "let me in", TestSite.Unique("SM"));
        async Task RefusedAsync(string error, Task<ApiResponse> answer) => Assert.Equal((400, error), ((await answer).Status, (await answer).Error));
        await RefusedAsync("Invalid request", ProviderCalls.CallAsync(api.Server, Incoming, form, authToken: null));
        await RefusedAsync("Invalid request", ProviderCalls.CallAsync(api.Server, Incoming, form, authToken: "another"));
        await RefusedAsync("Invalid request", ProviderCalls.CallAsync(api.Server, Incoming, form, publicUrl: "https://elsewhere.example.com"));
        await RefusedAsync("Invalid service", ProviderCalls.CallAsync(api.Server, "/api/v1/livechat/sms-incoming/other", form));
        await RefusedAsync("Invalid request", ProviderCalls.CallAsync(api.Server, Incoming, new() { ["From"] = phone, ["Body"] = "no id" }));
        await RefusedAsync("Invalid request", ProviderCalls.CallAsync(api.Server, Incoming, Form(phone, "", TestSite.Unique("SM"))));
        await RefusedAsync("Invalid request", api.Server.Anonymous.PostAsync("livechat/sms-incoming/twilio", form));
        Assert.Empty(await RoomsAsync(phone));
    }

    [DatabaseFact]
    public async Task Repeated_sms_is_posted_once_in_an_open_conversation_and_in_a_closed_one()
    {
        var (phone, sid) = (NewPhone(), TestSite.Unique("SM"));
        var agent = await api.Site.CreateAgentAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => TestSite.Expect(await ReceiveAsync(phone, "hello", sid))));
        var room = await TakeAsync(agent, phone);
        Assert.Equal(["hello"], await MessagesAsync(agent, room));
        TestSite.Expect(await api.Admin.PostAsync("livechat/room.closeByUser", new { rid = Text(room, "_id"), comment = "done" }));
        TestSite.Expect(await ReceiveAsync(phone, "hello", sid));
        Assert.Single(await RoomsAsync(phone));
        TestSite.Expect(await ReceiveAsync(phone, "one more thing"));
        Assert.Equal(2, (await RoomsAsync(phone)).Count);
    }

    [DatabaseFact]
    public async Task Texts_are_sent_once_and_in_order_whatever_the_agent_called_its_messages()
    {
        var (phone, agent) = (NewPhone(), await api.Site.CreateAgentAsync());
        TestSite.Expect(await ReceiveAsync(phone, "hello"));
        var room = await TakeAsync(agent, phone);
        var ids = Enumerable.Range(3, 12).SelectMany(seq => Enumerable.Range(0, 2).Select(attempts => $"text/{seq}/0/{attempts}")).ToList();
        foreach (var id in ids)
            TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = Text(room, "_id"), _id = id, msg = id } }));
        foreach (var id in ids) Assert.Equal(id, (await api.Provider.NextAsync(phone)).Body);
        TestSite.Expect(await SayAsync(agent, room, "last"));
        Assert.Equal("last", (await api.Provider.NextAsync(phone)).Body);
    }

    [DatabaseFact]
    public async Task Body_that_is_no_form_in_UTF8_is_refused_as_not_signed()
    {
        using var http = new HttpClient();
        (string Type, string Body)[] bodies =
        [
            ("application/x-www-form-urlencoded; charset=utf-7", "Body=x"), ("application/x-www-form-urlencoded; charset=nope", "Body=x"),
            ("application/x-www-form-urlencoded; charset=utf-16", "Body=x"), ("multipart/form-data; boundary=b", "--b\r\nContent-Dispo"),
            ("multipart/form-data", "x"), ("application/x-www-form-urlencoded", "%%%=%&&=&Body=%00"), ("x", ""),
        ];
        foreach (var (type, body) in bodies)
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await http.PostAsync(new Uri(api.Server.Address, Incoming), content);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("Invalid request", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var hostile = Form(NewPhone(), "nul\0", TestSite.Unique("SM"));
        Assert.Equal("Invalid request", (await ProviderCalls.CallAsync(api.Server, Incoming, hostile)).Error);
    }

    [DatabaseFact]
    public async Task Texts_that_come_at_once_are_said_in_one_conversation()
    {
        var phone = NewPhone();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async number => TestSite.Expect(await ReceiveAsync(phone, $"text {number}"))));
        var agent = await api.Site.CreateAgentAsync();
        var room = await TakeAsync(agent, phone);
        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"text {number}"), (await MessagesAsync(agent, room)).Order());
    }

    [DatabaseFact]
    public async Task Text_is_taken_in_when_no_agent_is_there_and_refused_when_the_service_is_off()
    {
        var phone = NewPhone();
        await api.Site.SetAsync("Livechat_accept_chats_with_no_agents", false);
        await api.Site.SetAsync("Livechat_enabled", false);
        try
        {
            Assert.Equal("[error-omnichannel-is-disabled]", (await ReceiveAsync(phone, "hello")).Error);
            await api.Site.SetAsync("Livechat_enabled", true);
            TestSite.Expect(await ReceiveAsync(phone, "hello"));
        }
        finally
        {
            await api.Site.SetAsync("Livechat_enabled", true);
            await api.Site.SetAsync("Livechat_accept_chats_with_no_agents", true);
        }
    }

    [DatabaseFact]
    public async Task Answer_that_does_not_get_through_is_sent_again_before_those_that_came_later()
    {
        var (agent, phone, room) = await ServedAsync();
        api.Provider.Fail(phone, (503, "busy"), (429, """{"code":20429}"""));
        TestSite.Expect(await SayAsync(agent, room, "first"));
        await DelayedAsync(room, 1);
        TestSite.Expect(await SayAsync(agent, room, "second"));
        try
        {
            api.Server.Time.Shift = SmsRules.Pauses[0];
            await SweepAsync();
            await DelayedAsync(room, 2);
            Assert.False(api.Provider.HasAnother(phone));
            api.Server.Time.Shift += SmsRules.Pauses[1];
            await SweepAsync();
            Assert.Equal(("first", "second"), ((await api.Provider.NextAsync(phone)).Body, (await api.Provider.NextAsync(phone)).Body));
        }
        finally
        {
            api.Server.Time.Shift = TimeSpan.Zero;
        }
    }

    [DatabaseFact]
    public async Task Answer_that_the_provider_refuses_is_told_to_the_agents_and_not_sent_again()
    {
        var (agent, phone, room) = await ServedAsync();
        api.Provider.Fail(phone, (400, """{"code":21610,"message":"Attempt to send to unsubscribed recipient"}"""));
        TestSite.Expect(await SayAsync(agent, room, "news for you"));
        TestSite.Expect(await SayAsync(agent, room, "more news"));
        Assert.Equal("more news", (await api.Provider.NextAsync(phone)).Body);
        var failed = Assert.Single(await HistoryAsync(agent, room), message => message["t"]?.GetValue<string>() == "livechat_sms_failed");
        Assert.Equal(("21610", "21610"), (Text(failed, "msg"), Text(failed["sms"]!, "error")));
        var refused = Assert.Single(await HistoryAsync(agent, room), message => Text(message, "msg") == "news for you");
        Assert.Equal(refused["seq"]!.GetValue<long>(), failed["sms"]!["seq"]!.GetValue<long>());
    }

    [DatabaseFact]
    public async Task Provider_reports_what_arrived_and_what_did_not()
    {
        var (agent, phone, room) = await ServedAsync();
        TestSite.Expect(await SayAsync(agent, room, "you there?"));
        var callback = new Uri((await api.Provider.NextAsync(phone)).StatusCallback);
        Assert.Equal(LoopbackTwilio.PublicUrl, callback.GetLeftPart(UriPartial.Authority));
        Task<ApiResponse> ReportAsync(string status, string? authToken = LoopbackTwilio.AuthToken, string code = "") => ProviderCalls.CallAsync(
            api.Server, callback.PathAndQuery, new() { ["MessageSid"] = "SM1", ["MessageStatus"] = status, ["ErrorCode"] = code }, authToken);

        Assert.Equal("Invalid request", (await ReportAsync("delivered", "another")).Error);
        TestSite.Expect(await ReportAsync("sent"));
        Assert.DoesNotContain($"seq={await DeliveredAsync(room)}", callback.Query, StringComparison.Ordinal);
        TestSite.Expect(await ReportAsync("delivered"));
        TestSite.Expect(await ReportAsync("delivered"));
        Assert.Contains($"seq={await DeliveredAsync(room)}", callback.Query, StringComparison.Ordinal);

        TestSite.Expect(await ReportAsync("undelivered", code: "30003"));
        TestSite.Expect(await ReportAsync("undelivered", code: "30003"));
        var failed = Assert.Single(await HistoryAsync(agent, room), message => message["t"]?.GetValue<string>() == "livechat_sms_failed");
        Assert.Equal("30003", Text(failed, "msg"));
        Assert.False(api.Provider.HasAnother(phone));
    }

    [DatabaseFact]
    public async Task Long_answer_goes_in_parts()
    {
        var (agent, phone, room) = await ServedAsync();
        var answer = string.Join(' ', Enumerable.Range(0, 500).Select(number => $"word{number}"));
        TestSite.Expect(await SayAsync(agent, room, answer));
        var parts = new List<string>();
        while (parts.Sum(part => part.Length) < answer.Length) parts.Add((await api.Provider.NextAsync(phone)).Body);
        Assert.Equal(answer, string.Concat(parts));
        Assert.True(parts.Count > 1);
    }

    [DatabaseFact]
    public async Task Long_answer_has_arrived_when_every_part_of_it_has()
    {
        var (agent, phone, room) = await ServedAsync();
        var (arrived, failed) = (await SaidInTwoAsync(), await SaidInTwoAsync());
        var seq = SeqIn(arrived[0]);
        TestSite.Expect(await ReportAsync(arrived[1], "delivered"));
        TestSite.Expect(await ReportAsync(arrived[1], "delivered"));
        Assert.True(await DeliveredAsync(room) < seq);
        TestSite.Expect(await ReportAsync(arrived[0], "delivered"));
        Assert.Equal(seq, await DeliveredAsync(room));

        TestSite.Expect(await ReportAsync(failed[0], "undelivered"));
        TestSite.Expect(await ReportAsync(failed[1], "delivered"));
        TestSite.Expect(await ReportAsync(failed[0], "delivered"));
        Assert.Equal(seq, await DeliveredAsync(room));
        var told = Assert.Single(await HistoryAsync(agent, room), message => message["t"]?.GetValue<string>() == "livechat_sms_failed");
        Assert.Equal(SeqIn(failed[0]), told["sms"]!["seq"]!.GetValue<long>());

        async Task<Uri[]> SaidInTwoAsync()
        {
            TestSite.Expect(await SayAsync(agent, room, new string('x', 2_000)));
            return [new((await api.Provider.NextAsync(phone)).StatusCallback), new((await api.Provider.NextAsync(phone)).StatusCallback)];
        }

        static long SeqIn(Uri callback) => long.Parse(
            System.Web.HttpUtility.ParseQueryString(callback.Query)["seq"]!, System.Globalization.CultureInfo.InvariantCulture);

        Task<ApiResponse> ReportAsync(Uri callback, string status) => ProviderCalls.CallAsync(
            api.Server, callback.PathAndQuery, new() { ["MessageSid"] = "SM1", ["MessageStatus"] = status, ["ErrorCode"] = "" });
    }

    [DatabaseFact]
    public async Task Text_in_which_nothing_can_be_seen_is_said_nowhere()
    {
        var phone = TestSite.Unique("+1555");
        Assert.Equal("Invalid request", (await ReceiveAsync(phone, "\u3164\u200B ")).Error);
        Assert.Empty(await RoomsAsync(phone));
    }

    [DatabaseFact]
    public async Task Blocked_phone_is_answered_as_ever_and_nothing_of_it_is_said()
    {
        var (agent, phone, room) = await ServedAsync();
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.block", new
        {
            visitor = new { visitorId = Text(room["v"]!, "_id"), source = new { type = "sms" } },
        }));
        var received = await ReceiveAsync(phone, "you will hear from me");
        Assert.Equal((200, "<Response></Response>"), (received.Status, received.Text));
        var only = Assert.Single(await RoomsAsync(phone));
        Assert.True(only["cl"]!.GetValue<bool>());
        Assert.DoesNotContain("you will hear from me", await MessagesAsync(agent, room));
    }

    [DatabaseFact]
    public async Task Blocked_number_that_never_wrote_opens_nothing()
    {
        var phone = NewPhone();
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.block", new { phone }));
        Assert.Equal(200, (await ReceiveAsync(phone, "hello")).Status);
        Assert.Empty(await RoomsAsync(phone));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.unblock", new { phone }));
        TestSite.Expect(await ReceiveAsync(phone, "hello again"));
        Assert.Single(await RoomsAsync(phone));
    }

    [DatabaseFact]
    public async Task Whatever_a_phone_can_type_is_said_as_it_is()
    {
        var (agent, phone, room) = await ServedAsync();
        string[] texts = ["' or 1=1 --", "\u202e🙂%_\\", "{{agent.name}}", new string('x', 1_600)];
        foreach (var text in texts) TestSite.Expect(await ReceiveAsync(phone, text));
        Assert.Equal(["hello", .. texts], await MessagesAsync(agent, room));
    }

    [DatabaseFact]
    public async Task Picture_is_kept_when_the_provider_has_it_and_only_named_when_it_does_not()
    {
        var (agent, phone, room) = await ServedAsync();
        byte[] picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3];
        var path = $"/2010-04-01/Accounts/{LoopbackTwilio.AccountSid}/Messages/MM1/Media/{TestSite.Unique("ME")}";
        api.Provider.Media[path] = picture;
        var form = Form(phone, "look", TestSite.Unique("MM"));
        form["NumMedia"] = "4";
        (form["MediaContentType0"], form["MediaUrl0"]) = ("image/png", new Uri(api.Provider.Address, path).ToString());
        (form["MediaContentType1"], form["MediaUrl1"]) = ("image/png", new Uri(api.Server.Address, "/api/info").ToString());
        (form["MediaContentType2"], form["MediaUrl2"]) = ("image/png", new Uri(api.Provider.Address, path + "-gone").ToString());
        (form["MediaContentType3"], form["MediaUrl3"]) = ("text/html", new Uri(api.Provider.Address, path).ToString());
        for (var count = 0; count < 2; count++) TestSite.Expect(await ProviderCalls.CallAsync(api.Server, Incoming, form));

        var history = await HistoryAsync(agent, room);
        Assert.Contains("[image/png]\n[image/png]\n[image/png]\n[text/html]\nlook", history.Select(message => Text(message, "msg")));
        var file = Assert.Single(history, message => message["file"] is not null);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(api.Server.Address, Text(file["attachments"]![0]!, "title_link")));
        request.Headers.Add("X-User-Id", agent.UserId);
        request.Headers.Add("X-Auth-Token", agent.Client.Token);
        using var http = new HttpClient();
        using var content = await http.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (content.StatusCode, content.Content.Headers.ContentType?.MediaType));
        Assert.Equal(picture, await content.Content.ReadAsByteArrayAsync());
    }

    [DatabaseFact]
    public async Task Agent_cannot_send_a_file_to_a_phone()
    {
        var (agent, _, room) = await ServedAsync();
        using var part = new ByteArrayContent(Encoding.UTF8.GetBytes("file")) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } };
        using var body = new MultipartFormDataContent { { part, "file", "bill.pdf" } };
        using var refused = await agent.Client.BeginAsync(HttpMethod.Post, $"rooms.media/{Text(room, "_id")}", body);
        Assert.Contains("error-file-upload-disabled", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Erased_phone_leaves_nothing_and_is_somebody_new_when_it_writes_again()
    {
        var (agent, phone, room) = await ServedAsync();
        TestSite.Expect(await SayAsync(agent, room, "goodbye"));
        await api.Provider.NextAsync(phone);
        TestSite.Expect(await api.Admin.PostAsync("livechat/room.closeByUser", new { rid = Text(room, "_id"), comment = "done" }));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.delete", new { contactId = Text(room, "contactId") }));
        Assert.Empty(await DatabaseDump.FindAsync(api.Server, [phone, phone[1..]]));
        TestSite.Expect(await ReceiveAsync(phone, "me again"));
        var again = Assert.Single(await RoomsAsync(phone));
        Assert.NotEqual(Text(room, "contactId"), Text(again, "contactId"));
    }

    [DatabaseFact]
    public async Task Code_that_proves_a_phone_goes_through_the_provider()
    {
        var (visitor, phone) = (await api.Site.CreateVisitorAsync(), NewPhone());
        TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/verification.request", new { token = visitor.Token, phone }));
        var text = await api.Provider.NextAsync(phone);
        Assert.Equal(LoopbackTwilio.From, text.From);
        Assert.Matches(@"\b\d{6}\b", text.Body);
    }

    private static string NewPhone() => $"+1555{Environment.ProcessId % 10_000:0000}{Interlocked.Increment(ref _number):000}";

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    private static Dictionary<string, string> Form(string from, string body, string sid) => new()
    {
        ["MessageSid"] = sid, ["AccountSid"] = LoopbackTwilio.AccountSid, ["From"] = from, ["To"] = Ours, ["Body"] = body, ["NumMedia"] = "0",
    };

    private Task<ApiResponse> ReceiveAsync(string from, string body, string? sid = null) =>
        ProviderCalls.CallAsync(api.Server, Incoming, Form(from, body, sid ?? TestSite.Unique("SM")));

    private async Task<(TestUser Agent, string Phone, JsonNode Room)> ServedAsync()
    {
        var (agent, phone) = (await api.Site.CreateAgentAsync(), NewPhone());
        TestSite.Expect(await ReceiveAsync(phone, "hello"));
        return (agent, phone, await TakeAsync(agent, phone));
    }

    private async Task<JsonNode> TakeAsync(TestUser agent, string phone)
    {
        var roomId = Text(Assert.Single(await RoomsAsync(phone)), "_id");
        TestSite.Expect(await agent.Client.PostAsync("livechat/inquiries.take", new { inquiryId = roomId }));
        return TestSite.Expect(await agent.Client.GetAsync($"rooms.info?roomId={roomId}"))["room"]!;
    }

    private async Task<List<JsonNode>> RoomsAsync(string phone) =>
    [
        .. TestSite.Expect(await api.Admin.GetAsync($"livechat/rooms?roomName={Uri.EscapeDataString(phone)}"))["rooms"]!.AsArray().OfType<JsonNode>(),
    ];

    private static Task<ApiResponse> SayAsync(TestUser agent, JsonNode room, string msg) =>
        agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = Text(room, "_id"), msg } });

    private static async Task<List<JsonNode>> HistoryAsync(TestUser agent, JsonNode room) =>
    [
        .. TestSite.Expect(await agent.Client.GetAsync($"livechat/{Text(room, "_id")}/messages"))["messages"]!.AsArray().OfType<JsonNode>()
            .OrderBy(message => message["seq"]!.GetValue<long>()),
    ];

    private static async Task<List<string>> MessagesAsync(TestUser agent, JsonNode room) =>
        [.. (await HistoryAsync(agent, room)).Where(message => message["t"] is null).Select(message => Text(message, "msg"))];

    private async Task<long> DeliveredAsync(JsonNode room) =>
        TestSite.Expect(await api.Admin.GetAsync($"livechat/room.cursors?roomId={Text(room, "_id")}"))["visitor"]!["delivered"]!.GetValue<long>();

    private async Task DelayedAsync(JsonNode room, int attempts)
    {
        using var late = new CancellationTokenSource(Patience.Limit);
        var journal = api.Server.Services.GetRequiredService<IJournal>();
        var entity = new EntityId(EntityTypes.Conversation, Text(room, "_id"));
        while (true)
        {
            var position = api.Server.Follower.Position;
            var entries = await journal.ReadEntityAsync(entity, 0, JournalLimits.MaxEntriesPerRead, late.Token);
            if (entries.Count(entry => entry.Kind == ConversationKinds.SmsDelayed) >= attempts) return;
            await api.Server.Follower.WaitForAsync(position + 1, late.Token);
        }
    }

    private async Task SweepAsync() =>
        await api.Server.Services.GetServices<IUpkeep>().OfType<TimeoutSweep>().Single().RunOnceAsync(CancellationToken.None);
}

public sealed class SmsOnSqlite(SqliteSms api) : SmsSuite(api), IClassFixture<SqliteSms>;

[UsesPostgres]
public sealed class SmsOnPostgres(PostgresSms api) : SmsSuite(api), IClassFixture<PostgresSms>;
