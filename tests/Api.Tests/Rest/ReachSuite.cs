using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Rest;

/// <summary>
/// The agents that a visitor reaches after a block refused it: a refused attempt is forgotten, and another channel opens another conversation.
/// </summary>
public abstract class ReachSuite(ApiFixture api)
{
    private const string Blocked = "error-contact-channel-blocked";

    private ApiClient Visitor => api.Server.Anonymous;

    [DatabaseFact]
    public async Task Visitor_that_was_refused_on_a_blocked_channel_is_let_in_on_another_one()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        TestSite.Expect(await BlockAsync("block", Channel(visitor)));
        for (var attempt = 0; attempt < 3; attempt++) Assert.Equal(Blocked, (await OpenAsync(visitor.Token)).Error);
        var room = TestSite.Expect(await OpenAsync(visitor.Token, isWidget: true))["room"]!;
        Assert.Equal("widget", Text(room["source"]!, "type"));
        TestSite.Expect(await Visitor.PostAsync("livechat/message", new { token = visitor.Token, rid = Text(room, "_id"), msg = "hello" }));
        Assert.Equal(Text(room, "_id"), Text(TestSite.Expect(await OpenAsync(visitor.Token, isWidget: true))["room"]!, "_id"));
    }

    [DatabaseFact]
    public async Task Visitor_that_is_unblocked_gets_the_room_that_it_asks_for_then()
    {
        var agent = await api.Site.CreateAgentAsync();
        var (former, later) = (
            await api.Site.CreateDepartmentAsync(TestSite.Unique("former"), agent), await api.Site.CreateDepartmentAsync(TestSite.Unique("later"), agent));
        var visitor = await api.Site.CreateVisitorAsync(department: former);
        TestSite.Expect(await BlockAsync("block", Channel(visitor)));
        Assert.Equal(Blocked, (await OpenAsync(visitor.Token)).Error);
        TestSite.Expect(await BlockAsync("unblock", Channel(visitor)));
        TestSite.Expect(await Visitor.PostAsync("livechat/visitor", new { visitor = new { token = visitor.Token, department = later } }));
        var room = TestSite.Expect(await OpenAsync(visitor.Token, isWidget: true))["room"]!;
        Assert.Equal((later, "widget"), (Text(room, "departmentId"), Text(room["source"]!, "type")));
    }

    [DatabaseFact]
    public async Task Call_that_was_refused_and_is_sent_again_after_the_block_is_let_in()
    {
        var email = $"{TestSite.Unique("e")}@example.com";
        var token = TestSite.Unique("token");
        TestSite.Expect(await Visitor.PostAsync("livechat/visitor", new { visitor = new { token, email } }));
        TestSite.Expect(await BlockAsync("block", new { email }));
        var key = TestSite.Unique("key");
        Assert.Equal(Blocked, (await OpenAsync(token, key: key)).Error);
        // Who has no channel yet is told nothing about an address that anybody can type.
        TestSite.Expect(await Visitor.PostAsync("livechat/visitor", new { visitor = new { token, name = "Ada" } }));
        TestSite.Expect(await BlockAsync("unblock", new { email }));
        var first = TestSite.Expect(await OpenAsync(token, key: key))["room"]!;
        Assert.Equal(Text(first, "_id"), Text(TestSite.Expect(await OpenAsync(token, key: key))["room"]!, "_id"));
    }

    [DatabaseFact]
    public async Task Room_that_was_deleted_is_in_nobodys_way()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.CloseAsync(visitor);
        TestSite.Expect(await api.Admin.PostAsync("livechat/rooms.delete", new { roomId = visitor.RoomId }));
        var room = TestSite.Expect(await OpenAsync(visitor.Token, isWidget: true))["room"]!;
        Assert.NotEqual(visitor.RoomId, Text(room, "_id"));
    }

    [DatabaseFact]
    public async Task Message_left_from_a_blocked_address_is_answered_as_ever_counted_and_not_mailed()
    {
        var desk = $"{TestSite.Unique("desk")}@example.com";
        var (email, other) = ($"{TestSite.Unique("e")}@example.com", $"{TestSite.Unique("e")}@example.com");
        await api.Site.SetAsync("Livechat_offline_email", desk);
        try
        {
            TestSite.Expect(await BlockAsync("block", new { email }));
            var refused = TestSite.Expect(await LeaveAsync(email.ToUpperInvariant()));
            Assert.Equal(refused.Text, TestSite.Expect(await LeaveAsync(other)).Text);
            Assert.DoesNotContain(email, Assert.Single(new TestMailbox(api.Server).To(desk)), StringComparison.OrdinalIgnoreCase);
            var block = TestSite.Expect(await api.Admin.GetAsync($"omnichannel/contacts.blocked?text={email}"))["blocks"]![0]!;
            Assert.Equal(1, block["refusedAttempts"]!.GetValue<long>());
            TestSite.Expect(await BlockAsync("unblock", new { email }));
            TestSite.Expect(await LeaveAsync(email));
            Assert.Equal(2, new TestMailbox(api.Server).To(desk).Count);
        }
        finally
        {
            await api.Site.SetAsync("Livechat_offline_email", "");
        }
    }

    private Task<ApiResponse> LeaveAsync(string email) =>
        Visitor.PostAsync("livechat/offline.message", new { name = "Ada", email, message = "Call me" });

    private Task<ApiResponse> OpenAsync(string token, bool isWidget = false, string? key = null) => Visitor.SendAsync(
        HttpMethod.Get, $"livechat/room?token={token}", null, key, isWidget ? [("Cookie", "rc_room_type=l; rc_is_widget=t")] : null);

    private Task<ApiResponse> BlockAsync(string how, object target) => api.Admin.PostAsync($"omnichannel/contacts.{how}", target);

    private static object Channel(TestVisitor visitor) => new { visitor = new { visitorId = visitor.VisitorId, source = new { type = "api" } } };

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class ReachOnSqlite(SqliteApi api) : ReachSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class ReachOnPostgres(PostgresApi api) : ReachSuite(api);
