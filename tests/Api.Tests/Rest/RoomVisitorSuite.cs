using System.Text.Json.Nodes;
using ContactCenter.Tests.Hubs;

namespace ContactCenter.Tests.Rest;

/// <summary>A conversation that goes on with another visitor of the same contact (contract §3.5 room.visitor).</summary>
public abstract class RoomVisitorSuite(ApiFixture api)
{
    [DatabaseFact]
    public async Task Conversation_is_the_new_visitors_and_the_former_one_is_out()
    {
        var (agent, former, next) = await PersonAsync();
        await api.Site.SayAsync(former, "from my phone");
        await using var connected = await HubClient.ConnectAsync(api.Server.Address, _ => { }, path: "/hubs/visitor");
        await connected.InvokeAsync("Subscribe", former.Token, former.RoomId, null);

        var room = TestSite.Expect(await ChangeAsync(agent, former.RoomId, former, next))["room"]!;

        Assert.Equal((next.VisitorId, former.RoomId), (room["v"]!["_id"]!.GetValue<string>(), room["_id"]!.GetValue<string>()));
        await connected.Closed;
        Assert.Equal("invalid-room", (await SayAsync(former, former.RoomId)).Error);
        Assert.Equal("invalid-room", (await HistoryAsync(former, former.RoomId)).Error);
        TestSite.Expect(await SayAsync(next, former.RoomId));
        var said = TestSite.Expect(await HistoryAsync(next, former.RoomId))["messages"]!.AsArray();
        Assert.Contains(said, message => message!["msg"]!.GetValue<string>() == "from my phone");
        Assert.Equal(former.RoomId, (await OpenAsync(next))["room"]!["_id"]!.GetValue<string>());
        Assert.NotEqual(former.RoomId, (await OpenAsync(former))["room"]!["_id"]!.GetValue<string>());
    }

    [DatabaseFact]
    public async Task Block_of_the_former_channel_leaves_it_open_and_that_of_the_new_one_closes_it()
    {
        var (agent, former, next) = await PersonAsync();
        TestSite.Expect(await ChangeAsync(agent, former.RoomId, former, next));
        TestSite.Expect(await BlockAsync(former));
        TestSite.Expect(await SayAsync(next, former.RoomId));
        TestSite.Expect(await BlockAsync(next));
        Assert.Equal("error-contact-channel-blocked", (await SayAsync(next, former.RoomId)).Error);
    }

    [DatabaseFact]
    public async Task Change_is_refused_for_others_contacts_other_rooms_and_who_may_not()
    {
        var (agent, former, next) = await PersonAsync();
        var stranger = await api.Site.CreateVisitorAsync();
        await api.Site.CloseAsync(stranger);
        Assert.Equal("error-visitor-of-another-contact", (await ChangeAsync(agent, former.RoomId, former, stranger)).Error);
        Assert.Equal("invalid-visitor", (await ChangeAsync(agent, former.RoomId, former, next with { VisitorId = "nobody" })).Error);
        Assert.Equal("invalid-room", (await ChangeAsync(agent, former.RoomId, stranger, next)).Error);
        Assert.Equal("invalid-room", (await ChangeAsync(agent, "none", former, next)).Error);
        Assert.Equal("invalid-room", (await ChangeAsync(await api.Site.CreateAgentAsync(), former.RoomId, former, next)).Error);
        Assert.Equal(403, (await ChangeAsync(await api.Site.CreateUserAsync("user"), former.RoomId, former, next)).Status);

        await OpenAsync(next);
        Assert.Equal("error-visitor-has-open-room", (await ChangeAsync(agent, former.RoomId, former, next)).Error);
        await api.Site.CloseAsync(former);
        Assert.Equal("room-closed", (await ChangeAsync(agent, former.RoomId, former, former)).Error);
    }

    [DatabaseFact]
    public async Task Conversation_is_erased_with_its_new_visitor_also_after_an_unmerge()
    {
        var (agent, former, next, nextContactId) = await PeopleAsync();
        TestSite.Expect(await ChangeAsync(agent, former.RoomId, former, next));
        await api.Site.CloseAsync(former);
        // Not the last one of its channel any more.
        await api.Site.CloseAsync(next with { RoomId = (await OpenAsync(next))["room"]!["_id"]!.GetValue<string>() });
        var merges = TestSite.Expect(await api.Admin.GetAsync($"omnichannel/contacts.merges?contactId={await ContactIdAsync(former)}"))["merges"]!;
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.unmerge", new { contactId = merges[0]!["contactId"]!.GetValue<string>() }));

        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.delete", new { contactId = nextContactId }));
        Assert.NotEqual(200, (await api.Admin.GetAsync($"rooms.info?roomId={former.RoomId}")).Status);
    }

    /// <summary>A person's two visitors: one in a conversation with the agent, one whose conversation is over.</summary>
    private async Task<(TestUser Agent, TestVisitor Former, TestVisitor Next)> PersonAsync()
    {
        var (agent, former, next, _) = await PeopleAsync();
        return (agent, former, next);
    }

    /// <summary>With the contact that the second visitor had by itself.</summary>
    private async Task<(TestUser Agent, TestVisitor Former, TestVisitor Next, string NextContactId)> PeopleAsync()
    {
        var agent = await api.Site.CreateAgentAsync();
        var (former, next) = (await api.Site.CreateVisitorAsync(), await api.Site.CreateVisitorAsync());
        await api.Site.TakeAsync(agent, former);
        await api.Site.CloseAsync(next);
        var nextContactId = await ContactIdAsync(next);
        TestSite.Expect(await api.Admin.PostAsync(
            "omnichannel/contacts.merge", new { contactId = await ContactIdAsync(former), otherContactId = nextContactId }));
        return (agent, former, next, nextContactId);
    }

    private async Task<string> ContactIdAsync(TestVisitor visitor) =>
        TestSite.Expect(await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!["contactId"]!.GetValue<string>();

    private Task<ApiResponse> BlockAsync(TestVisitor visitor) => api.Admin.PostAsync(
        "omnichannel/contacts.block", new { visitor = new { visitorId = visitor.VisitorId, source = new { type = "api" } } });

    private static Task<ApiResponse> ChangeAsync(TestUser user, string roomId, TestVisitor from, TestVisitor to) =>
        user.Client.PutAsync("livechat/room.visitor", new { rid = roomId, oldVisitorId = from.VisitorId, newVisitorId = to.VisitorId });

    private Task<ApiResponse> SayAsync(TestVisitor visitor, string roomId) =>
        api.Server.Anonymous.PostAsync("livechat/message", new { token = visitor.Token, rid = roomId, msg = "hello" });

    private Task<ApiResponse> HistoryAsync(TestVisitor visitor, string roomId) =>
        api.Server.Anonymous.GetAsync($"livechat/messages.history/{roomId}?token={visitor.Token}");

    private async Task<JsonNode> OpenAsync(TestVisitor visitor) =>
        TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}")).Json;
}

[Collection(OnSqlite.Name)]
public sealed class RoomVisitorOnSqlite(SqliteApi api) : RoomVisitorSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class RoomVisitorOnPostgres(PostgresApi api) : RoomVisitorSuite(api);
