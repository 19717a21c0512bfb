using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Rest;

/// <summary>The users who see a conversation: monitors of units, and the agent who is asked first (contract §3.2, §3.4, §3.7).</summary>
public abstract class VisibilitySuite(ApiFixture api) : IAsyncLifetime
{
    private string? _unitId;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>With any unit in the workspace, monitors of other tests would see less.</summary>
    public async Task DisposeAsync()
    {
        if (_unitId is not null) TestSite.Expect(await api.Admin.DeleteAsync($"livechat/units/{_unitId}"));
    }

    [DatabaseFact]
    public async Task Monitor_sees_all_conversations_until_there_are_units_and_then_those_of_its_units()
    {
        var (monitor, agent) = (await api.Site.CreateUserAsync("user", "livechat-monitor"), await api.Site.CreateAgentAsync());
        var (mine, other) = (await DepartmentAsync(agent), await DepartmentAsync(agent));
        var (served, waiting, elsewhere) = (await VisitorAsync(mine), await VisitorAsync(mine), await VisitorAsync(other));
        await api.Site.TakeAsync(agent, served);
        await api.Site.TakeAsync(agent, elsewhere);
        foreach (var visitor in new[] { served, waiting, elsewhere }) Assert.True(await SeesAsync(monitor, visitor));

        await SaveUnitAsync(monitor, mine);

        Assert.True(await SeesAsync(monitor, served));
        Assert.True(await SeesAsync(monitor, waiting));
        Assert.False(await SeesAsync(monitor, elsewhere));
        var listed = await RoomsAsync(monitor.Client, $"agents[]={agent.UserId}");
        Assert.Equal([served.RoomId], listed);
        Assert.Empty(await RoomsAsync(monitor.Client, $"departmentId={other}"));
        Assert.Equal(2, (await RoomsAsync(monitor.Client, $"departmentId={mine}")).Length);
        Assert.Equal(2, (await RoomsAsync(monitor.Client, $"units[]={_unitId}")).Length);
        Assert.Empty(await RoomsAsync(monitor.Client, "units[]=none-such"));
        Assert.Equal(2, (await RoomsAsync(api.Admin, $"units[]={_unitId}")).Length);
        var queue = TestSite.Expect(await monitor.Client.GetAsync("livechat/inquiries.list"))["inquiries"]!.AsArray();
        Assert.Equal(waiting.RoomId, Text(Assert.Single(queue)!, "rid"));
        // One who looks after no unit sees nothing but its own.
        var idle = await api.Site.CreateUserAsync("user", "livechat-monitor");
        Assert.False(await SeesAsync(idle, served));
        Assert.Empty(await RoomsAsync(idle.Client, ""));
        Assert.Empty(await RoomsAsync(idle.Client, $"units[]={_unitId}"));
        // A manager sees all, whatever units there are.
        var manager = await api.Site.CreateUserAsync("user", "livechat-manager", "livechat-monitor");
        Assert.True(await SeesAsync(manager, elsewhere));
    }

    [DatabaseFact]
    public async Task Monitor_who_serves_sees_what_it_serves_outside_its_units()
    {
        var monitor = await api.Site.CreateAgentAsync("livechat-monitor");
        var (mine, other) = (await DepartmentAsync(), await DepartmentAsync(monitor));
        await SaveUnitAsync(monitor, mine);
        var visitor = await VisitorAsync(other);
        await api.Site.TakeAsync(monitor, visitor);
        Assert.True(await SeesAsync(monitor, visitor));
        Assert.Equal([visitor.RoomId], await RoomsAsync(monitor.Client, $"agents[]={monitor.UserId}"));
    }

    [DatabaseFact]
    public async Task Conversation_with_a_preferred_agent_is_seen_by_that_agent_alone_while_it_waits()
    {
        var (first, preferred, colleague) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var department = await DepartmentAsync(preferred, colleague);
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.TakeAsync(first, visitor);
        TestSite.Expect(
            await api.Admin.PostAsync("livechat/room.forward", new { roomId = visitor.RoomId, departmentId = department, userId = preferred.UserId }));
        Assert.True(await SeesAsync(preferred, visitor));
        Assert.False(await SeesAsync(colleague, visitor));
        Assert.Contains(visitor.RoomId, await OfferedAsync(preferred));
        Assert.DoesNotContain(visitor.RoomId, await OfferedAsync(colleague));
        var refused = await colleague.Client.PostAsync("livechat/inquiries.take", new { inquiryId = visitor.RoomId });
        Assert.Equal(400, refused.Status);
        await api.Site.TakeAsync(preferred, visitor);
    }

    [DatabaseFact]
    public async Task Queue_of_an_agent_is_listed_in_the_order_in_which_it_is_served()
    {
        var agent = await api.Site.CreateAgentAsync();
        var department = await DepartmentAsync(agent);
        var (early, late) = (await VisitorAsync(department), await VisitorAsync(department));
        var priority = TestSite.Expect(await api.Admin.GetAsync("livechat/priorities"))["priorities"]![0]!;
        TestSite.Expect(await api.Admin.PostAsync($"livechat/room/{late.RoomId}/priority", new { priorityId = Text(priority, "_id") }));
        Assert.Equal([early.RoomId, late.RoomId], await OfferedAsync(agent, department));
        await api.Site.SetAsync("Omnichannel_sorting_mechanism", "Priority");
        try
        {
            Assert.Equal([late.RoomId, early.RoomId], await OfferedAsync(agent, department));
        }
        finally
        {
            await api.Site.SetAsync("Omnichannel_sorting_mechanism", "Timestamp");
        }
    }

    private Task<string> DepartmentAsync(params TestUser[] agents) => api.Site.CreateDepartmentAsync(TestSite.Unique("seen"), agents);

    private Task<TestVisitor> VisitorAsync(string department) => api.Site.CreateVisitorAsync(department: department);

    private async Task SaveUnitAsync(TestUser monitor, string department) =>
        _unitId = TestSite.Expect(await api.Admin.PostAsync("livechat/units", new
        {
            unitData = new { name = TestSite.Unique("unit"), visibility = "public" },
            unitMonitors = new[] { new { monitorId = monitor.UserId, username = monitor.Username } },
            unitDepartments = new[] { new { departmentId = department } },
        }))["_id"]!.GetValue<string>();

    private static async Task<bool> SeesAsync(TestUser user, TestVisitor visitor) =>
        (await user.Client.GetAsync($"rooms.info?roomId={visitor.RoomId}")).Status == 200;

    private static async Task<string[]> RoomsAsync(ApiClient client, string query) =>
        [.. TestSite.Expect(await client.GetAsync("livechat/rooms?" + query))["rooms"]!.AsArray().Select(room => Text(room!, "_id"))];

    private static async Task<string[]> OfferedAsync(TestUser agent, string? department = null) =>
        [.. TestSite.Expect(await agent.Client.GetAsync("livechat/inquiries.queuedForUser?count=0" + (department is null ? "" : $"&department={department}")))
            ["inquiries"]!.AsArray().Select(inquiry => Text(inquiry!, "rid"))];

    private static string Text(JsonNode node, params string[] path) => path.Aggregate(node, (at, name) => at[name]!).GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class VisibilityOnSqlite(SqliteApi api) : VisibilitySuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class VisibilityOnPostgres(PostgresApi api) : VisibilitySuite(api);
