using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Rest;

/// <summary>Routing of conversations to agents, over the whole application (contract §3.6).</summary>
public abstract class RoutingSuite(ApiFixture api) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await api.Site.SetAsync("Livechat_Routing_Method", "Manual_Selection");
        await api.Site.SetAsync("Livechat_maximum_chats_per_agent", 0);
    }

    [DatabaseFact]
    public async Task Changed_routing_method_assigns_who_waits_and_the_conversation_tells_how()
    {
        var (busy, free) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("routing"), busy, free);
        await api.Site.TakeAsync(busy, await api.Site.CreateVisitorAsync(department: department));
        var visitor = await api.Site.CreateVisitorAsync(department: department);
        var taken = TestSite.Expect(await api.Admin.GetAsync($"livechat/room.routing?roomId={visitor.RoomId}"))["routing"]!.AsArray();
        Assert.Empty(taken);

        await api.Site.SetAsync("Livechat_Routing_Method", "Load_Balancing");
        var decision = await DecisionAsync(visitor);

        Assert.Equal(
            (free.UserId, "routed", "Load_Balancing", "fewest-conversations"),
            (Text(decision, "agent", "_id"), Text(decision, "how"), Text(decision, "method"), Text(decision, "reason")));
        Assert.Equal(
            [(free.UserId, 0, "assigned"), (busy.UserId, 1, "behind")],
            decision["candidates"]!.AsArray().Select(one =>
                (Text(one!, "agent", "_id"), one!["score"]!.GetValue<int>(), Text(one!, "outcome"))));
    }

    [DatabaseFact]
    public async Task Raised_limit_assigns_who_waits_at_once()
    {
        var agent = await api.Site.CreateAgentAsync();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("limit"), agent);
        await api.Site.SetAsync("Livechat_maximum_chats_per_agent", 1);
        var (first, second) = (await api.Site.CreateVisitorAsync(department: department), await api.Site.CreateVisitorAsync(department: department));
        await api.Site.SetAsync("Livechat_Routing_Method", "Auto_Selection");
        Assert.Equal(agent.UserId, Text(await DecisionAsync(first), "agent", "_id"));
        Assert.Empty(TestSite.Expect(await api.Admin.GetAsync($"livechat/room.routing?roomId={second.RoomId}"))["routing"]!.AsArray());
        await api.Site.SetAsync("Livechat_maximum_chats_per_agent", 2);
        Assert.Equal(agent.UserId, Text(await DecisionAsync(second), "agent", "_id"));
    }

    [DatabaseFact]
    public async Task Agent_whom_the_visitors_page_asks_for_is_asked_first()
    {
        var (first, asked) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("asked"), first, asked);
        await api.Site.TakeAsync(asked, await api.Site.CreateVisitorAsync(department: department));
        await api.Site.SetAsync("Livechat_Routing_Method", "Auto_Selection");
        var token = TestSite.Unique("token");
        TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/visitor", new { visitor = new { token, department } }));
        var room = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room?token={token}&agentId={asked.UserId}"))["room"]!;
        var decision = await DecisionAsync(new TestVisitor(token, "", "", Text(room, "_id")));
        Assert.Equal((asked.UserId, "asked-for"), (Text(decision, "agent", "_id"), Text(decision, "reason")));
    }

    [DatabaseFact]
    public async Task Decisions_of_a_conversation_that_one_may_not_see_are_not_there()
    {
        var (serving, stranger) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("hidden"), serving);
        var visitor = await api.Site.CreateVisitorAsync(department: department);
        await api.Site.TakeAsync(serving, visitor);
        var own = TestSite.Expect(await serving.Client.GetAsync($"livechat/room.routing?roomId={visitor.RoomId}"))["routing"]!.AsArray();
        Assert.Equal("taken", Text(Assert.Single(own)!, "how"));
        var refused = await stranger.Client.GetAsync($"livechat/room.routing?roomId={visitor.RoomId}");
        Assert.Equal((await stranger.Client.GetAsync("livechat/room.routing?roomId=none")).Text, refused.Text);
        Assert.Equal("error-invalid-room", refused.Error);
    }

    [DatabaseFact]
    public async Task Served_conversations_are_counted_by_agent_and_department()
    {
        var (one, two) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var name = TestSite.Unique("counted");
        var department = await api.Site.CreateDepartmentAsync(name, one, two);
        foreach (var agent in new[] { one, two, two })
            await api.Site.TakeAsync(agent, await api.Site.CreateVisitorAsync(department: department));
        Assert.Equal([(two.UserId, 2), (one.UserId, 1)], await CountedAsync($"departmentId={department}"));
        Assert.Equal([(one.UserId, 1)], await CountedAsync($"departmentId={department}&agentId={one.UserId}"));
        TestSite.Expect(await one.Client.PostAsync("users.setStatus", new { status = "offline", message = "" }));
        Assert.Equal([(two.UserId, 2)], await CountedAsync($"departmentId={department}"));
        Assert.Equal([(two.UserId, 2), (one.UserId, 1)], await CountedAsync($"departmentId={department}&includeOfflineAgents=true"));
        var line = TestSite.Expect(await api.Admin.GetAsync($"livechat/queue?departmentId={department}"))["queue"]![0]!;
        Assert.Equal((name, "online", two.Username), (Text(line, "department", "name"), Text(line, "user", "status"), Text(line, "user", "username")));
    }

    [DatabaseFact]
    public async Task Agents_screen_shows_what_the_routing_method_needs()
    {
        foreach (var (
            method, isManual, connects) in new[] { ("Manual_Selection", true, false), ("Auto_Selection", false, false), ("Load_Rotation", false, true) })
        {
            await api.Site.SetAsync("Livechat_Routing_Method", method);
            var config = TestSite.Expect(await api.Admin.GetAsync("livechat/config/routing"))["config"]!;
            Assert.Equal(
                (isManual, isManual, !isManual, connects),
                (config["showQueue"]!.GetValue<bool>(), config["previewRoom"]!.GetValue<bool>(), config["autoAssignAgent"]!.GetValue<bool>(),
                    config["showConnecting"]!.GetValue<bool>()));
        }
    }

    private async Task<(string, int)[]> CountedAsync(string query) =>
        [.. TestSite.Expect(await api.Admin.GetAsync("livechat/queue?" + query))["queue"]!.AsArray()
            .Select(line => (Text(line!, "user", "_id"), line!["chats"]!.GetValue<int>()))];

    /// <summary>Queues match beside the calls that wake them: the decision comes a moment later.</summary>
    private async Task<JsonNode> DecisionAsync(TestVisitor visitor) => (await api.Server.EventuallyAsync(
        () => api.Admin.GetAsync($"livechat/room.routing?roomId={visitor.RoomId}"), answer => answer["routing"]?.AsArray().Count > 0))["routing"]![0]!;

    private static string Text(JsonNode node, params string[] path) => path.Aggregate(node, (at, name) => at[name]!).GetValue<string>();
}

/// <summary>A server of its own: on the others, conversations of other tests wait, and would be routed to these agents.</summary>
public sealed class SqliteRouting() : ApiFixture(new SqliteTestDatabase());

public sealed class PostgresRouting() : ApiFixture(new PostgresTestDatabase());

public sealed class RoutingOnSqlite(SqliteRouting api) : RoutingSuite(api), IClassFixture<SqliteRouting>;

[UsesPostgres]
public sealed class RoutingOnPostgres(PostgresRouting api) : RoutingSuite(api), IClassFixture<PostgresRouting>;
