using System.Text;
using ContactCenter.Tests.Hubs;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Tests.Rest;

/// <summary>Inputs of which a part is read beside the schema: JSON within texts, members let through unread, forms, headers (contract §9.2–9.4).</summary>
public abstract class HostileInputSuite(ApiFixture api)
{
    private static readonly string[] NestedNonsense =
    [
        "{", "[]", "1", "null", "\"x\"", """{"a":"\ud800"}""", """{"\ud800":1}""", "{\"a\":[[[[[[[[[[[[]]]]]]]]]]]]}", """{"a":}""", "\ufeff{}",
    ];

    private static readonly string[] Selectors =
    [
        """{"exceptions":[null]}""", """{"exceptions":"x"}""", """{"term":1}""", """{"exceptions":[{}]}""", """{"term":"\ud800"}""", "[",
    ];

    private static readonly string[] Requests =
    [
        "\"x\"", "[]", """{"email":1}""", """{"email":"a@example.com","subject":7}""", """{"email":"\ud800"}""", """{"other":"\ud800"}""",
    ];

    private static readonly string[] Sorts = ["""{"ts":2}""", """{"ts":1e999}""", """{"ts":"1"}""", """{"ts":1.5}""", """{"ts":99999999999}"""];

    private static readonly string[] Paths =
        ["livechat/room", "livechat/config", "livechat/rooms", "omnichannel/contacts.get", "livechat/visitors.autocomplete", "users.list"];

    [DatabaseFact]
    public async Task Sort_that_is_no_sort_is_said_to_be_none()
    {
        foreach (var sort in NestedNonsense.Concat(Sorts))
        {
            var answer = await api.Admin.GetAsync("livechat/rooms?sort=" + Uri.EscapeDataString(sort));
            Assert.Equal((400, $"Invalid sort parameter provided: \"{sort}\" [error-invalid-sort]"), (answer.Status, answer.Error));
        }

        TestSite.Expect(await api.Admin.GetAsync("livechat/rooms?sort=" + Uri.EscapeDataString("""{"ts":-1}""")));
    }

    [DatabaseFact]
    public async Task Dates_and_fields_within_texts_are_refused_in_the_contracts_words()
    {
        foreach (var name in new[] { "createdAt", "closedAt", "customFields" })
        {
            foreach (var text in NestedNonsense)
            {
                var answer = await api.Admin.GetAsync($"livechat/rooms?{name}={Uri.EscapeDataString(text)}");
                Assert.Equal((400, $"The \"{name}\" query parameter must be a valid JSON."), (answer.Status, answer.Error));
            }
        }

        foreach (var date in new[] { "\"x\"", "1", "{}", "\"9999-99-99\"", "\"\\ud800\"" })
            Assert.Equal(400, (await api.Admin.GetAsync("livechat/rooms?createdAt=" + Uri.EscapeDataString($"{{\"start\":{date}}}"))).Status);
        foreach (var custom in NestedNonsense)
            Assert.Equal(400, (await api.Admin.GetAsync("omnichannel/contact.search?custom=" + Uri.EscapeDataString(custom))).Status);
    }

    [DatabaseFact]
    public async Task Selector_with_what_is_no_list_of_texts_is_refused()
    {
        string[] operations = ["livechat/department.autocomplete", "livechat/visitors.autocomplete"];
        foreach (var operation in operations)
        {
            foreach (var selector in Selectors)
            {
                var answer = await api.Admin.GetAsync($"{operation}?selector={Uri.EscapeDataString(selector)}");
                Assert.True(answer.Status == 400, $"{operation} {selector}: {answer}");
            }

            TestSite.Expect(await api.Admin.GetAsync($"{operation}?selector={Uri.EscapeDataString("""{"term":"x","exceptions":["y"],"conditions":{}}""")}"));
        }
    }

    [DatabaseFact]
    public async Task Request_of_a_transcript_within_a_closing_is_part_of_the_schema()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        foreach (var asked in Requests)
        {
            var body = "{\"rid\":\"" + visitor.RoomId + "\",\"comment\":\"done\",\"transcriptEmail\":{\"sendToVisitor\":true,\"requestData\":" + asked + "}}";
            var answer = await api.Admin.SendAsync(HttpMethod.Post, "livechat/room.closeByUser", body);
            Assert.True(answer.Status == 400 && answer.Error!.EndsWith("[invalid-params]", StringComparison.Ordinal), $"{asked}: {answer}");
        }
    }

    [DatabaseFact]
    public async Task Page_whose_unread_members_cannot_be_read_is_refused()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        foreach (var (member, error) in new[]
        {
            ("\"x\":\"\\ud800\"", "must be valid JSON [invalid-params]"), ("\"\\udc00\":1", "must be valid JSON [invalid-params]"),
            ("\"x\":[{\"y\":\"\\u0000\"}]", "must NOT contain NUL characters [invalid-params]"),
        })
        {
            var body = $$$"""
                {"token":"{{{visitor.Token}}}","rid":"{{{visitor.RoomId}}}",
                 "pageInfo":{"title":"t","change":"url","location":{"href":"https://example.com"},{{{member}}} } }
                """;
            var answer = await api.Server.Anonymous.SendAsync(HttpMethod.Post, "livechat/page.visited", body);
            Assert.Equal((400, error), (answer.Status, answer.Error));
        }
    }

    [DatabaseFact]
    public async Task Broken_brackets_in_a_query_are_unknown_members()
    {
        string[] queries =
        [
            "token[", "token[=", "token[]&token[", "token[]=a&token[=b", "token]", "[]", "[", "token[]]=x", "token[[]=x&token[]=y", "=", "&&&", "%5B",
            "token%5B%5D&token%5B",
            "%ff=%ff", "%ed%a0%80=1", "a=%00", "%", "%%", "token=%",
        ];
        foreach (var path in Paths)
        {
            foreach (var query in queries)
            {
                var answer = await api.Admin.GetAsync($"{path}?{query}");
                Assert.True(answer.Status < 500, $"{path}?{query}: {answer}");
            }
        }
    }

    [DatabaseFact]
    public async Task Body_with_a_byte_order_mark_is_read_and_in_another_encoding_refused()
    {
        var email = TestSite.Unique("c") + "@example.com";
        var body = $$"""{"name":"Ada","emails":["{{email}}"],"phones":[]}""";
        TestSite.Expect(await PostAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(body)], "application/json; charset=utf-7"));
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
            Assert.Equal("must be valid JSON [invalid-params]", (await PostAsync(encoding.GetBytes(body), "application/json; charset=utf-16")).Error);
        Assert.Equal("must have required property 'name' [invalid-params]", (await PostAsync([.. Encoding.UTF8.Preamble], "nonsense")).Error);
        Assert.Equal("must be valid JSON [invalid-params]", (await PostAsync([0x7b, 0xff, 0x7d], "application/json")).Error);
        Assert.Equal("must be valid JSON [invalid-params]", (await PostAsync(Encoding.UTF8.GetBytes(new string('[', 5_000)), "application/json")).Error);
    }

    [DatabaseFact]
    public async Task Upload_cut_off_is_refused_and_a_badly_named_one_gets_a_readable_name()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var name = new string('a', 300) + "\U0001F642" + new string('b', 254);
        (string Type, string Body, int Status)[] uploads =
        [
            ("multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nabc", 400),
            ("multipart/form-data; boundary=b", "--b\r\nContent-Disp", 400), ("multipart/form-data; boundary=", "--b", 400),
            ("multipart/form-data; charset=utf-7; boundary=b", "--b--", 400), ("multipart/form-data; boundary=\"", "--b--", 400),
            ("multipart/form-data; boundary=b", Part("a.png") + "--b\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\n\0\r\n--b--", 400),
            ("multipart/form-data; boundary=b", Part(name) + "--b--", 200), ("multipart/form-data; boundary=b", Part("\0\u202e/..") + "--b--", 200),
        ];
        foreach (var (type, body, status) in uploads)
        {
            var answer = await PostAsync(Encoding.UTF8.GetBytes(body), type, $"livechat/upload/{visitor.RoomId}", visitor.Token);
            Assert.True(answer.Status == status, $"{type} {body}: {answer}");
        }
    }

    [DatabaseFact]
    public async Task Hubs_answer_nonsense_with_an_error_of_the_call_and_go_on()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var agent = await api.Site.CreateAgentAsync();
        await using var desk = await HubClient.ConnectAsync(api.Server.Address, socket =>
        {
            socket.SetRequestHeader("X-User-Id", agent.UserId);
            socket.SetRequestHeader("X-Auth-Token", agent.Client.Token);
        });
        await using var widget = await HubClient.ConnectAsync(api.Server.Address, _ => { }, path: "/hubs/visitor");
        await widget.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null);
        foreach (var hub in new[] { desk, widget })
        {
            object?[][] calls =
            [
                ["Nothing"], ["Send"], ["Send", 1], ["Send", null], ["Send", "x", "y"], ["Send", new[] { 1 }], ["Read", "a\0b", 1],
                ["Read", null, null], ["Read", -1],
                ["Subscribe", "x"], ["Subscribe", "t", "a\0b", null], ["Typing", "a\0b", true], ["Typing", 1], ["Send", new { rid = "\0", msg = "x" }],
                ["Send", new { rid = "r", msg = "x", _id = "\u0001" }], ["Read", "no-such-room", long.MaxValue],
                ["Draft", 1], ["Draft", new { rid = "r", msg = "x" }], ["Draft", new { rid = "r", msg = "x", revision = long.MaxValue }],
                ["Viewing", 1], ["Viewing", "a\0b"], ["Viewing"],
            ];
            foreach (var call in calls)
            {
                var refused = await Assert.ThrowsAsync<HubException>(() => hub.InvokeAsync((string)call[0]!, call[1..]));
                Assert.DoesNotContain("Internal server error", refused.Message, StringComparison.Ordinal);
            }
        }

        await widget.InvokeAsync("Send", new { msg = "still here" });
    }

    private static string Part(string name) =>
        $"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\nabc\r\n";

    private async Task<ApiResponse> PostAsync(byte[] body, string contentType, string path = "omnichannel/contacts", string? visitorToken = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api.Server.Address, "/api/v1/" + path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.Add("X-User-Id", api.Admin.UserId);
        request.Headers.Add("X-Auth-Token", api.Admin.Token);
        if (visitorToken is not null) request.Headers.Add("X-Visitor-Token", visitorToken);
        using var answer = await http.SendAsync(request);
        return new ApiResponse((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.ToString(), []);
    }
}

[Collection(OnSqlite.Name)]
public sealed class HostileInputOnSqlite(SqliteApi api) : HostileInputSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class HostileInputOnPostgres(PostgresApi api) : HostileInputSuite(api);
