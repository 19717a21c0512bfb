using System.Globalization;
using System.Text.Json.Nodes;
using ContactCenter.Errors;

namespace ContactCenter.Tests.Rest;

/// <summary>Blocks over HTTP (contract §1.10, promise 5): what they keep out, and that nothing slips past.</summary>
public abstract class BlockSuite(ApiFixture api)
{
    private const string Blocked = "error-contact-channel-blocked";

    private ApiClient Admin => api.Admin;

    private ApiClient Visitor => api.Server.Anonymous;

    [DatabaseFact]
    public async Task Blocked_channel_is_closed_and_refused_until_it_is_unblocked()
    {
        var visitor = await api.Site.CreateVisitorAsync("Ada");
        var contactId = await ContactIdAsync(visitor);
        await api.Site.SayAsync(visitor, "before");
        TestSite.Expect(await BlockAsync(Channel(visitor)));
        TestSite.Expect(await BlockAsync(Channel(visitor)));

        var room = TestSite.Expect(await Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;
        Assert.Equal(
            ("This channel has been blocked", "livechat-close", false),
            (Text(room["lastMessage"]!, "msg"), Text(room["lastMessage"]!, "t"), room["open"]?.GetValue<bool>() ?? false));
        Assert.True((await ContactAsync(contactId))["channels"]![0]!["blocked"]!.GetValue<bool>());
        Assert.Equal((400, Blocked), Said(await SayAsync(visitor)));
        Assert.Equal((400, Blocked), Said(await OpenAsync(visitor.Token)));
        Assert.Equal((400, Blocked), Said(await Visitor.GetAsync($"livechat/room?token={visitor.Token}&rid={visitor.RoomId}")));

        TestSite.Expect(await UnblockAsync(Channel(visitor)));
        TestSite.Expect(await UnblockAsync(Channel(visitor)));
        Assert.False((await ContactAsync(contactId))["channels"]![0]!["blocked"]!.GetValue<bool>());
        Assert.Equal((400, "room-closed"), Said(await SayAsync(visitor)));
        Assert.Equal((400, "invalid-room"), Said(await Visitor.GetAsync($"livechat/room?token={visitor.Token}&rid={visitor.RoomId}")));
        var again = TestSite.Expect(await OpenAsync(visitor.Token));
        Assert.NotEqual(visitor.RoomId, Text(again["room"]!, "_id"));
        Assert.Equal(contactId, Text(again["room"]!, "contactId"));
    }

    [DatabaseFact]
    public async Task Message_accepted_before_the_block_is_answered_again_as_it_was()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var message = new { token = visitor.Token, rid = visitor.RoomId, msg = "once", _id = TestSite.Unique("m") };
        var first = TestSite.Expect(await Visitor.PostAsync("livechat/message", message));
        TestSite.Expect(await BlockAsync(Channel(visitor)));
        Assert.Equal(first.Text, TestSite.Expect(await Visitor.PostAsync("livechat/message", message)).Text);
    }

    [DatabaseFact]
    public async Task Other_channel_of_the_same_visitor_is_not_blocked()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        TestSite.Expect(await BlockAsync(Channel(visitor)));
        var answer = TestSite.Expect(await Visitor.SendAsync(
            HttpMethod.Get, $"livechat/room?token={visitor.Token}", null, headers: [("Cookie", "rc_room_type=l; rc_is_widget=t")]));
        Assert.Equal("widget", Text(answer["room"]!["source"]!, "type"));
        Assert.Equal((400, Blocked), Said(await SayAsync(visitor)));
    }

    [DatabaseFact]
    public async Task Wrong_input_is_named()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        (object Body, string Error)[] wrong =
        [
            (new { }, "must have required property 'visitor' [invalid-params]"),
            (new { visitor = new { } }, "must have required property 'visitorId' [invalid-params]"),
            (new { visitor = new { visitorId = "x" } }, "must have required property 'source' [invalid-params]"),
            (new { visitor = new { visitorId = "x", source = new { } } }, "must have required property 'type' [invalid-params]"),
            (new { visitor = new { visitorId = "x", source = new { type = "api" } }, email = "a@b.c" },
                "must match exactly one schema in oneOf [invalid-params]"),
            (new { visitor = new { visitorId = "no-such", source = new { type = "api" } } }, "error-contact-not-found"),
            (new { visitor = new { visitorId = visitor.VisitorId, source = new { type = "widget" } } }, "error-contact-not-found"),
            (new { visitor = new { visitorId = visitor.VisitorId, source = new { type = "api", id = "1" } } }, "error-contact-not-found"),
            (new { contactId = "no-such" }, "error-contact-not-found"),
            (new { phone = "none" }, "phone must have digits [invalid-params]"),
            (new { ip = "1" }, "ip must be an IP address or a CIDR range [invalid-params]"),
            (new { ip = "10.0.0.0/33" }, "ip must be an IP address or a CIDR range [invalid-params]"),
        ];
        foreach (var (body, error) in wrong)
        {
            Assert.Equal((400, error), Said(await BlockAsync(body)));
            Assert.Equal((400, error), Said(await UnblockAsync(body)));
        }

        (object Body, string Error)[] wrongBlocks =
        [
            (new { ip = "0.0.0.0/0" }, "error-block-range-too-wide"),
            (new { ip = "10.0.0.0/7" }, "error-block-range-too-wide"),
            (new { ip = "::/15" }, "error-block-range-too-wide"),
            (new { email = "a@b.c", expiresAt = "yesterday" }, "expiresAt must be an ISO-8601 date in the future [invalid-params]"),
            (new { email = "a@b.c", expiresAt = "2020-01-01T00:00:00.000Z" }, "expiresAt must be an ISO-8601 date in the future [invalid-params]"),
            (new { email = "a@b.c", reason = new string('x', 501) }, "must NOT have more than 500 characters [invalid-params]"),
        ];
        foreach (var (body, error) in wrongBlocks) Assert.Equal((400, error), Said(await BlockAsync(body)));
    }

    [DatabaseFact]
    public async Task Roles_that_may_block_and_unblock_are_those_of_the_contract()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        foreach (var (role, status) in new[] { ("livechat-agent", 200), ("livechat-manager", 200), ("livechat-monitor", 200), ("user", 403) })
        {
            var user = await api.Site.CreateUserAsync(role);
            Assert.Equal(status, (await user.Client.PostAsync("omnichannel/contacts.block", Channel(visitor))).Status);
            Assert.Equal(status, (await user.Client.PostAsync("omnichannel/contacts.unblock", Channel(visitor))).Status);
            Assert.Equal(status, (await user.Client.GetAsync("omnichannel/contacts.blocked")).Status);
        }
    }

    [DatabaseFact]
    public async Task Blocked_contact_is_refused_on_every_channel_also_on_new_ones()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var contactId = await ContactIdAsync(visitor);
        TestSite.Expect(await BlockAsync(new { contactId, reason = "Rude" }));
        Assert.Equal((400, Blocked), Said(await SayAsync(visitor)));
        Assert.Equal((400, Blocked), Said(await OpenAsync(visitor.Token)));
        var block = Assert.Single(await BlocksAsync($"contactId={contactId}"));
        Assert.Equal(("contact", contactId, "Rude"), (Text(block, "scope"), Text(block, "contactId"), Text(block, "reason")));
        TestSite.Expect(await UnblockAsync(new { contactId }));
        TestSite.Expect(await OpenAsync(visitor.Token));
    }

    [DatabaseFact]
    public async Task Blocked_email_closes_the_rooms_of_its_visitors_and_of_its_contacts()
    {
        var email = $"{TestSite.Unique("e")}@example.com";
        var byVisitor = await api.Site.CreateVisitorAsync(email: email);
        var byContact = await api.Site.CreateVisitorAsync();
        TestSite.Expect(await Admin.PostAsync(
            "omnichannel/contacts.update", new { contactId = await ContactIdAsync(byContact), emails = new[] { email } }));
        TestSite.Expect(await BlockAsync(new { email = email.ToUpperInvariant() }));
        foreach (var visitor in new[] { byVisitor, byContact })
        {
            Assert.Equal((400, Blocked), Said(await SayAsync(visitor)));
            Assert.Equal((400, Blocked), Said(await OpenAsync(visitor.Token)));
        }

        // Who comes under another token is still who has the address; who gives it later is closed.
        var other = TestSite.Unique("token");
        TestSite.Expect(await RegisterAsync(other, email));
        Assert.Equal((400, Blocked), Said(await OpenAsync(other)));
        var later = await api.Site.CreateVisitorAsync();
        TestSite.Expect(await RegisterAsync(later.Token, email));
        Assert.Equal((400, Blocked), Said(await SayAsync(later)));

        TestSite.Expect(await UnblockAsync(new { email }));
        TestSite.Expect(await OpenAsync(byContact.Token));
        TestSite.Expect(await OpenAsync(other));
    }

    [DatabaseFact]
    public async Task Blocked_phone_number_is_the_same_however_it_is_written()
    {
        var digits = "4930" + (BitConverter.ToUInt64(Guid.NewGuid().ToByteArray()) % 9_000_000 + 1_000_000).ToString(CultureInfo.InvariantCulture);
        var token = TestSite.Unique("token");
        TestSite.Expect(await Visitor.PostAsync("livechat/visitor", new { visitor = new { token, phone = $"+{digits[..2]} ({digits[2..5]}) {digits[5..]}" } }));
        TestSite.Expect(await OpenAsync(token));
        TestSite.Expect(await BlockAsync(new { phone = "+" + digits }));
        Assert.Equal((400, Blocked), Said(await OpenAsync(token)));
        Assert.Equal("+" + digits, Text(Assert.Single(await BlocksAsync($"scope=phone&text={digits}")), "target"));
        TestSite.Expect(await UnblockAsync(new { phone = digits }));
        TestSite.Expect(await OpenAsync(token));
    }

    [DatabaseFact]
    public async Task Blocked_range_is_refused_for_every_visitors_call_and_closes_what_it_had_open()
    {
        var address = NewAddress();
        var range = string.Join('.', address.Split('.')[..3]) + ".0/24";
        var visitor = await api.Site.CreateVisitorAsync();
        TestSite.Expect(await FromAsync(address, HttpMethod.Post, "livechat/message", Message(visitor)));
        TestSite.Expect(await BlockAsync(new { ip = address + "/24", reason = "Flood" }));

        Assert.Equal((400, Blocked), Said(await FromAsync(address, HttpMethod.Post, "livechat/message", Message(visitor))));
        Assert.Equal((400, Blocked), Said(await FromAsync(address, HttpMethod.Get, $"livechat/room?token={visitor.Token}")));
        Assert.Equal((400, Blocked), Said(await FromAsync(address, HttpMethod.Get, $"livechat/visitor/{visitor.Token}")));
        Assert.Equal((400, Blocked), Said(await FromAsync(
            address, HttpMethod.Post, "livechat/visitor", new { visitor = new { token = TestSite.Unique("token") } })));
        TestSite.Expect(await FromAsync(address, HttpMethod.Get, "livechat/config"));
        // From elsewhere the visitor is welcome, in a new room.
        Assert.Equal((400, "room-closed"), Said(await SayAsync(visitor)));
        TestSite.Expect(await OpenAsync(visitor.Token));

        var block = Assert.Single(await BlocksAsync($"scope=ip&text={range}"));
        Assert.Equal((range, "Flood", 4L), (Text(block, "target"), Text(block, "reason"), block["refusedAttempts"]!.GetValue<long>()));
        Assert.NotNull(block["lastRefusedAt"]);
        TestSite.Expect(await UnblockAsync(new { ip = range }));
        TestSite.Expect(await FromAsync(address, HttpMethod.Get, $"livechat/visitor/{visitor.Token}"));
        Assert.Empty(await BlocksAsync($"scope=ip&text={range}"));
    }

    [DatabaseFact]
    public async Task Blocks_are_listed_with_who_when_and_why_and_filtered()
    {
        var agent = await api.Site.CreateAgentAsync();
        var name = TestSite.Unique("Zoë");
        var visitor = await api.Site.CreateVisitorAsync(name);
        var contactId = await ContactIdAsync(visitor);
        TestSite.Expect(await agent.Client.PostAsync("omnichannel/contacts.block", new { Channel(visitor).visitor, reason = " Spam " }));
        for (var attempt = 0; attempt < 3; attempt++) Assert.Equal((400, Blocked), Said(await SayAsync(visitor)));
        Assert.Equal((400, Blocked), Said(await OpenAsync(visitor.Token)));

        var block = Assert.Single(await BlocksAsync($"text={Uri.EscapeDataString(name[1..].ToUpperInvariant())}"));
        Assert.Equal(
            ("channel", name, contactId, "Spam", 4L),
            (Text(block, "scope"), Text(block, "target"), Text(block, "contactId"), Text(block, "reason"), block["refusedAttempts"]!.GetValue<long>()));
        Assert.Equal(
            $$$"""{"_id":"{{{agent.UserId}}}","username":"{{{agent.Username}}}","name":"Name of {{{agent.Username}}}"}""",
            block["blockedBy"]!.ToJsonString());
        Assert.Equal(
            $$$"""{"visitorId":"{{{visitor.VisitorId}}}","source":{"type":"api"}}""", block["visitor"]!.ToJsonString());
        Assert.Matches("^[0-9a-f]{24}$", Text(block, "_id"));
        Assert.NotNull(block["blockedAt"]);
        Assert.Null(block["expiresAt"]);
        Assert.Single(await BlocksAsync($"blockedBy={agent.UserId}"));
        Assert.Empty(await BlocksAsync($"blockedBy={agent.UserId}&scope=email"));
        Assert.Empty(await BlocksAsync($"contactId={contactId}&blockedBy=system"));
        var sorted = TestSite.Expect(await Admin.GetAsync("omnichannel/contacts.blocked?count=2&offset=0&sort={\"blockedAt\":-1}"));
        Assert.Equal(Text(block, "_id"), Text(sorted["blocks"]![0]!, "_id"));
        Assert.True(sorted["total"]!.GetValue<int>() >= 1);

        // Renewed by somebody else, with an end: the same block, with its count and its reason.
        var end = api.Server.Time.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        TestSite.Expect(await BlockAsync(new { Channel(visitor).visitor, expiresAt = end }));
        var renewed = Assert.Single(await BlocksAsync($"contactId={contactId}"));
        Assert.Equal(
            (Text(block, "_id"), "Spam", 4L, end),
            (Text(renewed, "_id"), Text(renewed, "reason"), renewed["refusedAttempts"]!.GetValue<long>(), Text(renewed, "expiresAt")));
        TestSite.Expect(await UnblockAsync(Channel(visitor)));
        Assert.Empty(await BlocksAsync($"contactId={contactId}"));
    }

    [DatabaseFact]
    public async Task Block_that_expires_lets_in_at_once_and_lifts_itself()
    {
        var address = NewAddress();
        var email = $"{TestSite.Unique("e")}@example.com";
        var visitor = await api.Site.CreateVisitorAsync(email: email);
        var contactId = await ContactIdAsync(visitor);
        var expiresAt = api.Server.Time.GetUtcNow().AddHours(1);
        TestSite.Expect(await BlockAsync(new { Channel(visitor).visitor, expiresAt }));
        TestSite.Expect(await BlockAsync(new { email, expiresAt }));
        TestSite.Expect(await BlockAsync(new { ip = address, expiresAt }));
        Assert.Equal((400, Blocked), Said(await FromAsync(address, HttpMethod.Get, $"livechat/room?token={visitor.Token}")));
        Assert.Equal((400, Blocked), Said(await OpenAsync(visitor.Token)));
        api.Server.Time.Shift = TimeSpan.FromHours(1);
        try
        {
            TestSite.Expect(await FromAsync(address, HttpMethod.Get, $"livechat/room?token={visitor.Token}"));
            foreach (var query in new[] { $"contactId={contactId}", $"text={email}", $"text={address}" })
            {
                Assert.Empty(await BlocksAsync(query));
                await api.Server.EventuallyAsync(
                    () => Admin.GetAsync($"omnichannel/contacts.blocked?expired=true&{query}"), answer => answer["total"]!.GetValue<int>() == 0);
            }
        }
        finally
        {
            api.Server.Time.Shift = TimeSpan.Zero;
        }

        Assert.False((await ContactAsync(contactId))["channels"]![0]!["blocked"]!.GetValue<bool>());
    }

    [DatabaseFact]
    public async Task Merged_contact_keeps_out_whom_either_kept_out_and_unmerged_each_its_own()
    {
        var (own, other) = (await api.Site.CreateVisitorAsync(), await api.Site.CreateVisitorAsync());
        var (ownId, otherId) = (await ContactIdAsync(own), await ContactIdAsync(other));
        TestSite.Expect(await BlockAsync(Channel(own)));
        TestSite.Expect(await BlockAsync(new { contactId = otherId }));
        var running = await api.Site.CreateVisitorAsync();
        var merged = TestSite.Expect(await Admin.PostAsync(
            "omnichannel/contacts.merge", new { contactId = await ContactIdAsync(running), otherContactId = otherId }));
        // The block of one contact is the merged one's: what ran on the other's channel is over.
        Assert.Equal((400, Blocked), Said(await SayAsync(running)));
        TestSite.Expect(await Admin.PostAsync(
            "omnichannel/contacts.merge", new { contactId = Text(merged["contact"]!, "_id"), otherContactId = ownId }));
        var all = await BlocksAsync($"contactId={ownId}");
        Assert.Equal(["channel", "contact"], all.Select(block => Text(block, "scope")).Order());
        Assert.All(all, block => Assert.Equal(Text(merged["contact"]!, "_id"), Text(block, "contactId")));

        TestSite.Expect(await UnblockAsync(new { contactId = ownId }));
        Assert.Equal((400, Blocked), Said(await OpenAsync(own.Token)));
        TestSite.Expect(await OpenAsync(running.Token));
        TestSite.Expect(await OpenAsync(other.Token));
        TestSite.Expect(await UnblockAsync(Channel(own)));
        TestSite.Expect(await OpenAsync(own.Token));
    }

    private async Task<ApiResponse> FromAsync(string address, HttpMethod method, string path, object? body = null) => await Visitor.SendAsync(
        method, path, body is null ? null : System.Text.Json.JsonSerializer.Serialize(body), headers: [("X-Forwarded-For", address)]);

    /// <summary>Nobody else's in this database.</summary>
    private static string NewAddress() =>
        "100." + string.Join('.', Guid.NewGuid().ToByteArray().Take(3).Select(part => part.ToString(CultureInfo.InvariantCulture)));

    private Task<ApiResponse> BlockAsync(object body) => Admin.PostAsync("omnichannel/contacts.block", body);

    private Task<ApiResponse> UnblockAsync(object body) => Admin.PostAsync("omnichannel/contacts.unblock", body);

    private Task<ApiResponse> OpenAsync(string token) => Visitor.GetAsync($"livechat/room?token={token}");

    private Task<ApiResponse> SayAsync(TestVisitor visitor) => Visitor.PostAsync("livechat/message", Message(visitor));

    private Task<ApiResponse> RegisterAsync(string token, string email) =>
        Visitor.PostAsync("livechat/visitor", new { visitor = new { token, email } });

    private static object Message(TestVisitor visitor) => new { token = visitor.Token, rid = visitor.RoomId, msg = "hello?" };

    private static ChannelBody Channel(TestVisitor visitor) => new(new VisitorBody(visitor.VisitorId, new SourceBody("api")));

    private async Task<List<JsonNode>> BlocksAsync(string query) =>
        [.. TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.blocked?{query}"))["blocks"]!.AsArray().Select(block => block!)];

    private async Task<string> ContactIdAsync(TestVisitor visitor) =>
        Text(TestSite.Expect(await Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!, "contactId");

    private async Task<JsonNode> ContactAsync(string contactId) =>
        TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.get?contactId={contactId}"))["contact"]!;

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    private static (int, string?) Said(ApiResponse answer) => (answer.Status, answer.Status == 200 ? answer.Text : answer.Error);

    private sealed record SourceBody(string type);

    private sealed record VisitorBody(string visitorId, SourceBody source);

    private sealed record ChannelBody(VisitorBody visitor);
}

[Collection(OnSqlite.Name)]
public sealed class BlocksOnSqlite(SqliteApi api) : BlockSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class BlocksOnPostgres(PostgresApi api) : BlockSuite(api);
