using System.Text.Json.Nodes;
using ContactCenter.Agents;
using ContactCenter.Entities;
using ContactCenter.Listing;
using ContactCenter.Tests.Hubs;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>An agent, a department or another part of a conversation goes away: somebody else gets the conversation, and history keeps the names.</summary>
public abstract class DepartureSuite(ApiFixture api) : IAsyncLifetime
{
    public Task InitializeAsync() => api.Site.SetAsync("Omnichannel_enable_department_removal", true);

    public async Task DisposeAsync()
    {
        api.Server.Time.Shift = TimeSpan.Zero;
        await api.Site.SetAsync("Omnichannel_enable_department_removal", false);
        await api.Site.SetAsync("Livechat_Routing_Method", "Manual_Selection");
        await api.Site.SetAsync("Livechat_allow_manual_on_hold", false);
        await api.Site.SetAsync("Livechat_agent_leave_action", "none");
        await api.Site.SetAsync("Omnichannel_queue_keeps_place", true);
    }

    [DatabaseFact]
    public async Task Agent_who_is_deleted_leaves_open_and_held_conversations_to_others()
    {
        await api.Site.SetAsync("Livechat_allow_manual_on_hold", true);
        var (leaving, staying) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("deleted"), leaving, staying);
        var (open, held, closed) = (await TakenAsync(leaving, department), await TakenAsync(leaving, department), await TakenAsync(leaving, department));
        await api.Site.CloseAsync(closed);
        TestSite.Expect(await leaving.Client.PostAsync("chat.sendMessage", new { message = new { rid = held.RoomId, msg = "one moment" } }));
        TestSite.Expect(await leaving.Client.PostAsync("livechat/room.onHold", new { roomId = held.RoomId }));
        await api.Site.SetAsync("Livechat_Routing_Method", "Auto_Selection");

        TestSite.Expect(await api.Admin.PostAsync("users.delete", new { userId = leaving.UserId }));

        foreach (var visitor in new[] { open, held }) await ServedAsync(visitor, staying);
        Assert.Equal(leaving.Username, Text((await RoomAsync(api.Admin, closed))!, "servedBy", "username"));
        var history = TestSite.Expect(await api.Admin.GetAsync($"livechat/transfer.history/{open.RoomId}"))["history"]!.AsArray();
        Assert.Equal(leaving.Username, Text(history[0]!, "transferredFrom", "username"));
    }

    [DatabaseFact]
    public async Task Agent_whose_role_is_taken_leaves_its_conversations_to_others()
    {
        var (leaving, staying) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("dismissed"), leaving, staying);
        var visitor = await TakenAsync(leaving, department);
        await api.Site.SetAsync("Livechat_Routing_Method", "Auto_Selection");
        TestSite.Expect(await api.Admin.DeleteAsync($"livechat/users/agent/{leaving.UserId}"));
        await ServedAsync(visitor, staying);
    }

    [DatabaseFact]
    public async Task Conversations_of_a_removed_agent_are_closed_where_the_workspace_says_so()
    {
        await api.Site.SetAsync("Livechat_agent_leave_action", "close");
        var leaving = await api.Site.CreateAgentAsync();
        var visitor = await TakenAsync(leaving);
        TestSite.Expect(await api.Admin.DeleteAsync($"livechat/users/agent/{leaving.UserId}"));
        var room = await api.Server.EventuallyAsync(
            () => api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"), answer => answer["room"]?["closedAt"] is not null);
        Assert.Equal(leaving.UserId, Text(room["room"]!, "servedBy", "_id"));
    }

    [DatabaseFact]
    public async Task Agent_removed_from_a_department_leaves_what_it_serves_there_and_keeps_the_rest()
    {
        var (leaving, staying) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("removed"), leaving, staying);
        var (there, elsewhere) = (await TakenAsync(leaving, department), await TakenAsync(leaving));
        await api.Site.SetAsync("Livechat_Routing_Method", "Auto_Selection");

        TestSite.Expect(await api.Admin.PostAsync($"livechat/department/{department}/agents", new
        {
            upsert = Array.Empty<object>(), remove = new[] { new { agentId = leaving.UserId } },
        }));

        await ServedAsync(there, staying);
        Assert.Equal(leaving.UserId, Text((await RoomAsync(api.Admin, elsewhere))!, "servedBy", "_id"));
    }

    [DatabaseFact]
    public async Task Conversation_waiting_for_a_removed_department_waits_in_the_public_queue()
    {
        foreach (var how in new[] { "archived", "deleted", "disabled" })
        {
            var (member, other) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
            var department = await api.Site.CreateDepartmentAsync(TestSite.Unique(how), member);
            var visitor = await api.Site.CreateVisitorAsync(department: department);
            await EndDepartmentAsync(department, how);
            await api.Server.EventuallyAsync(
                () => api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"), answer => answer["room"] is { } room && room["departmentId"] is null);
            await api.Site.TakeAsync(other, visitor);
        }
    }

    [DatabaseFact]
    public async Task Conversation_waiting_for_a_removed_department_goes_to_its_fallback()
    {
        foreach (var how in new[] { "archived", "deleted", "disabled" })
        {
            var (member, other) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
            var fallback = await api.Site.CreateDepartmentAsync(TestSite.Unique("fallback"), other);
            var department = await api.Site.CreateDepartmentAsync(TestSite.Unique(how), member);
            await SaveDepartmentAsync(department, new { fallbackForwardDepartment = fallback });
            var visitor = await api.Site.CreateVisitorAsync(department: department);
            if (how == "disabled") await SaveDepartmentAsync(department, new { enabled = false, fallbackForwardDepartment = fallback });
            else await EndDepartmentAsync(department, how);
            await api.Server.EventuallyAsync(
                () => api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"), answer => answer["room"]?["departmentId"]?.GetValue<string>() == fallback);
        }
    }

    [DatabaseFact]
    public async Task Agent_who_served_a_conversation_before_finds_and_reads_it_and_does_not_write()
    {
        var (first, second, stranger) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var visitor = await TakenAsync(first);
        await api.Site.SayAsync(visitor, "before the change");
        TestSite.Expect(await api.Admin.PostAsync("livechat/room.forward", new { roomId = visitor.RoomId, userId = second.UserId }));
        await api.Site.SayAsync(visitor, "after the change");

        var listed = TestSite.Expect(await first.Client.GetAsync($"livechat/rooms?agents[]={first.UserId}"))["rooms"]!.AsArray();
        Assert.Equal(second.UserId, Text(Assert.Single(listed, room => Text(room!, "_id") == visitor.RoomId)!, "servedBy", "_id"));
        var messages = TestSite.Expect(await first.Client.GetAsync($"livechat/{visitor.RoomId}/messages"));
        Assert.Contains("after the change", messages.Text, StringComparison.Ordinal);
        Assert.NotNull(await RoomAsync(first.Client, visitor));
        Assert.Null(await RoomAsync(stranger.Client, visitor));
        var refused = await first.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "still me" } });
        Assert.Equal("error-not-allowed", refused.Error);

        var bySecond = TestSite.Expect(await api.Admin.GetAsync($"livechat/rooms?agents[]={first.UserId}"))["rooms"]!.AsArray();
        Assert.DoesNotContain(bySecond, room => Text(room!, "_id") == visitor.RoomId);
    }

    [DatabaseFact]
    public async Task Returned_conversation_keeps_its_place_unless_the_workspace_says_otherwise()
    {
        var agent = await api.Site.CreateAgentAsync();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("line"), agent);
        var (first, second) = (await api.Site.CreateVisitorAsync(department: department), await api.Site.CreateVisitorAsync(department: department));

        foreach (var (keeps, expected) in new[] { (true, new[] { first.RoomId, second.RoomId }), (false, [second.RoomId, first.RoomId]) })
        {
            await api.Site.SetAsync("Omnichannel_queue_keeps_place", keeps);
            await api.Site.TakeAsync(agent, first);
            TestSite.Expect(await agent.Client.PostAsync("livechat/inquiries.returnAsInquiry", new { roomId = first.RoomId, departmentId = department }));
            var line = TestSite.Expect(await agent.Client.GetAsync($"livechat/inquiries.queuedForUser?department={department}"))["inquiries"]!.AsArray();
            Assert.Equal(expected, line.Select(inquiry => Text(inquiry!, "rid")));
        }
    }

    [DatabaseFact]
    public async Task Presence_ends_with_the_last_connection_and_is_back_with_the_next()
    {
        var (connected, byRest) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var client = await ConnectAsync(connected);
        await LeaveAsync(connected, client);

        api.Server.Time.Shift = TimeSpan.FromMinutes(1);
        await EndPresenceAsync();
        Assert.Equal("online", await StatusAsync(connected));
        await api.Site.SetAsync(PresenceUpkeep.TimeoutSetting, 600);
        api.Server.Time.Shift = TimeSpan.FromMinutes(3);
        await EndPresenceAsync();
        Assert.Equal("online", await StatusAsync(connected));
        await api.Site.SetAsync(PresenceUpkeep.TimeoutSetting, 120);
        await EndPresenceAsync();
        await StatusBecomesAsync(connected, "offline");
        Assert.Equal("online", await StatusAsync(byRest));

        await using var again = await ConnectAsync(connected);
        await StatusBecomesAsync(connected, "online");
    }

    [DatabaseFact]
    public async Task Agent_whose_screen_is_gone_leaves_its_conversations_by_the_workspaces_rule()
    {
        await api.Site.SetAsync("Livechat_agent_leave_action", "forward");
        var (gone, staying) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("gone"), gone, staying);
        var visitor = await TakenAsync(gone, department);
        await LeaveAsync(gone, await ConnectAsync(gone));
        await api.Site.SetAsync("Livechat_Routing_Method", "Auto_Selection");
        api.Server.Time.Shift = TimeSpan.FromMinutes(3);
        await EndPresenceAsync();
        await StatusBecomesAsync(gone, "offline");
        api.Server.Time.Shift = TimeSpan.FromMinutes(10);
        await RunAsync<ContactCenter.Routing.TimeoutSweep>();
        await ServedAsync(visitor, staying);
    }

    private Task EndPresenceAsync() => RunAsync<PresenceUpkeep>();

    private Task RunAsync<T>() where T : IUpkeep =>
        api.Server.Services.GetServices<IUpkeep>().OfType<T>().Single().RunOnceAsync(CancellationToken.None);

    /// <summary>Ends a connection. Its end is noted by the clock a moment later: certainly by when somebody who comes after it was noted.</summary>
    private async Task LeaveAsync(TestUser user, HubClient client)
    {
        await SeenAsync(user);
        await client.DisposeAsync();
        await api.Server.Log.WaitForAsync($"of user {user.UserId} closed");
        var later = await api.Site.CreateAgentAsync();
        await using (await ConnectAsync(later)) await SeenAsync(later);
    }

    /// <summary>Connections are noted beside them, a moment later.</summary>
    private async Task SeenAsync(TestUser user)
    {
        using var timeout = new CancellationTokenSource(Patience.Limit);
        var directory = api.Server.Services.GetRequiredService<IPresenceDirectory>();
        while ((await directory.ListUnseenUsersAsync(DateTimeOffset.MaxValue, 1_000, timeout.Token)).All(seen => seen.UserId != user.UserId)) { }
    }

    private Task<HubClient> ConnectAsync(TestUser user) => HubClient.ConnectAsync(api.Server.Address, socket =>
    {
        socket.SetRequestHeader("X-User-Id", user.UserId);
        socket.SetRequestHeader("X-Auth-Token", user.Client.Token);
    });

    private async Task<string> StatusAsync(TestUser user) =>
        Text(TestSite.Expect(await api.Admin.GetAsync($"users.info?userId={user.UserId}"))["user"]!, "status");

    private Task StatusBecomesAsync(TestUser user, string status) => api.Server.EventuallyAsync(
        () => api.Admin.GetAsync($"users.info?userId={user.UserId}"), answer => answer["user"]?["status"]?.GetValue<string>() == status);

    private async Task<TestVisitor> TakenAsync(TestUser agent, string? department = null)
    {
        var visitor = await api.Site.CreateVisitorAsync(department: department);
        await api.Site.TakeAsync(agent, visitor);
        return visitor;
    }

    private Task ServedAsync(TestVisitor visitor, TestUser agent) => api.Server.EventuallyAsync(
        () => api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"), answer => answer["room"]?["servedBy"]?["_id"]?.GetValue<string>() == agent.UserId);

    /// <returns>Null = not there, for this caller.</returns>
    private static async Task<JsonNode?> RoomAsync(ApiClient client, TestVisitor visitor) =>
        (await client.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"];

    private async Task EndDepartmentAsync(string department, string how)
    {
        if (how == "archived") TestSite.Expect(await api.Admin.PostAsync($"livechat/department/archive/{department}", new { }));
        else if (how == "deleted") TestSite.Expect(await api.Admin.DeleteAsync($"livechat/department/{department}"));
        else await SaveDepartmentAsync(department, new { enabled = false });
    }

    private async Task SaveDepartmentAsync(string department, object changes)
    {
        var body = new JsonObject
        {
            ["name"] = TestSite.Unique("saved"), ["email"] = "d@example.com", ["enabled"] = true, ["showOnRegistration"] = true,
            ["showOnOfflineForm"] = false,
        };
        foreach (var change in System.Text.Json.JsonSerializer.SerializeToNode(changes)!.AsObject()) body[change.Key] = change.Value?.DeepClone();
        TestSite.Expect(await api.Admin.PutAsync($"livechat/department/{department}", new { department = body }));
    }

    private static string Text(JsonNode node, params string[] path) => path.Aggregate(node, (at, name) => at[name]!).GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class DepartureOnSqlite(SqliteApi api) : DepartureSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class DepartureOnPostgres(PostgresApi api) : DepartureSuite(api);
