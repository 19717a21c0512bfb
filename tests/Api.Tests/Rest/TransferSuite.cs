using System.Text.Json.Nodes;
using ContactCenter.Entities;
using ContactCenter.Routing;
using ContactCenter.Tests.Hubs;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>Conversations change hands, wait on hold, and end by time (contract §3.4, §3.5, §3.6).</summary>
public abstract class TransferSuite(ApiFixture api) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        api.Server.Time.Shift = TimeSpan.Zero;
        return Task.CompletedTask;
    }

    [DatabaseFact]
    public async Task Conversation_forwarded_to_an_agent_is_that_agents_to_serve_and_says_how_it_came()
    {
        var (first, second) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var visitor = await TakenAsync(first);
        var manager = await api.Site.CreateUserAsync("livechat-manager");
        TestSite.Expect(await manager.Client.PostAsync("livechat/room.forward", new { roomId = visitor.RoomId, userId = second.UserId, comment = "for you" }));

        var shown = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}&rid={visitor.RoomId}"));
        Assert.DoesNotContain("for you", shown.Text, StringComparison.Ordinal);
        Assert.Equal(second.UserId, Text(await RoomAsync(second, visitor), "servedBy", "_id"));
        Assert.Equal(second.UserId, Text(await RoomAsync(first, visitor), "servedBy", "_id"));
        var refused = await first.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "still me" } });
        Assert.Equal("error-not-allowed", refused.Error);
        TestSite.Expect(await second.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "now me" } }));

        var history = TestSite.Expect(await api.Admin.GetAsync($"livechat/transfer.history/{visitor.RoomId}"))["history"]!.AsArray();
        var entry = Assert.Single(history)!;
        Assert.Equal(("agent", "for you", manager.Username, first.UserId, second.UserId), (
            Text(entry, "scope"), Text(entry, "comment"), Text(entry, "transferredBy", "username"), Text(entry, "transferredFrom", "_id"),
            Text(entry, "transferredTo", "_id")));
        var told = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/messages.history/{visitor.RoomId}?token={visitor.Token}"));
        Assert.Contains(told["messages"]!.AsArray(), message => message!["t"]?.GetValue<string>() == "livechat_transfer_history");
        Assert.DoesNotContain("for you", told.Text, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Forwarded_to_an_agent_who_is_full_it_stays_where_it_is()
    {
        var (first, second) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        TestSite.Expect(await api.Admin.PostAsync("livechat/agents.saveInfo", new
        {
            agentId = second.UserId, agentData = new { maxNumberSimultaneousChat = 1 }, agentDepartments = Array.Empty<string>(),
        }));
        await TakenAsync(second);
        var visitor = await TakenAsync(first);
        var refused = await api.Admin.PostAsync("livechat/room.forward", new { roomId = visitor.RoomId, userId = second.UserId });
        Assert.Equal((400, "Not allowed [error-max-number-simultaneous-chats-reached]"), (refused.Status, refused.Error));
        Assert.Equal(first.UserId, Text(await RoomAsync(first, visitor), "servedBy", "_id"));
    }

    [DatabaseFact]
    public async Task Agents_without_the_permission_may_not_forward()
    {
        var (first, second) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var visitor = await TakenAsync(first);
        Assert.Equal(403, (await first.Client.PostAsync("livechat/room.forward", new { roomId = visitor.RoomId, userId = second.UserId })).Status);
    }

    [DatabaseFact]
    public async Task Forwarded_to_a_department_it_waits_there_and_only_there()
    {
        var (first, other) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("sales"), other);
        var visitor = await TakenAsync(first);
        TestSite.Expect(await ForwardAsync(visitor, department));
        var inquiry = TestSite.Expect(await other.Client.GetAsync($"livechat/inquiries.getOne?roomId={visitor.RoomId}"))["inquiry"]!;
        Assert.Equal(("queued", department), (Text(inquiry, "status"), Text(inquiry, "department")));
        Assert.Null(TestSite.Expect(await first.Client.GetAsync($"livechat/inquiries.getOne?roomId={visitor.RoomId}"))["inquiry"]);
        await api.Site.TakeAsync(other, visitor);
        Assert.Equal("error-forwarding-chat-same-department", (await ForwardAsync(visitor, department)).Error);
        Assert.Equal("error-invalid-department", (await ForwardAsync(visitor, "nowhere")).Error);
    }

    [DatabaseFact]
    public async Task Department_where_nobody_is_hands_on_to_its_fallback()
    {
        var (first, other) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var fallback = await api.Site.CreateDepartmentAsync(TestSite.Unique("fallback"), other);
        var empty = await api.Site.CreateDepartmentAsync(TestSite.Unique("empty"));
        var visitor = await TakenAsync(first);
        Assert.Equal("error-no-agents-online-in-department", (await ForwardAsync(visitor, empty)).Error);

        await SaveDepartmentAsync(empty, new { fallbackForwardDepartment = fallback });
        TestSite.Expect(await ForwardAsync(visitor, empty));
        Assert.Equal(fallback, Text(await RoomAsync(other, visitor), "departmentId"));
        var history = TestSite.Expect(await api.Admin.GetAsync($"livechat/transfer.history/{visitor.RoomId}"))["history"]!.AsArray();
        Assert.Equal(empty, Text(history[0]!, "requestedDepartment", "_id"));
    }

    [DatabaseFact]
    public async Task Department_that_takes_conversations_while_nobody_is_there_lets_them_wait()
    {
        var first = await api.Site.CreateAgentAsync();
        var empty = await api.Site.CreateDepartmentAsync(TestSite.Unique("empty"));
        await SaveDepartmentAsync(empty, new { allowReceiveForwardOffline = true });
        var visitor = await TakenAsync(first);
        TestSite.Expect(await ForwardAsync(visitor, empty));
        var waiting = TestSite.Expect(await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;
        Assert.Equal(empty, Text(waiting, "departmentId"));
        Assert.Null(waiting["servedBy"]);
    }

    [DatabaseFact]
    public async Task Returned_to_its_queue_it_can_be_taken_again_and_its_slot_is_free()
    {
        var (first, second) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        TestSite.Expect(await api.Admin.PostAsync("livechat/agents.saveInfo", new
        {
            agentId = first.UserId, agentData = new { maxNumberSimultaneousChat = 1 }, agentDepartments = Array.Empty<string>(),
        }));
        var visitor = await TakenAsync(first);
        Assert.Equal("error-room-not-found", (await second.Client.PostAsync("livechat/inquiries.returnAsInquiry", new { roomId = visitor.RoomId })).Error);
        Assert.True(await ReturnAsync(first, visitor));
        Assert.False(await ReturnAsync(first, visitor));
        await TakenAsync(first);
        await api.Site.TakeAsync(second, visitor);
        await api.Site.CloseAsync(visitor);
        Assert.Equal("room-closed", (await api.Admin.PostAsync("livechat/inquiries.returnAsInquiry", new { roomId = visitor.RoomId })).Error);
        Assert.Equal(
            "This_conversation_is_already_closed",
            (await api.Admin.PostAsync("livechat/room.forward", new { roomId = visitor.RoomId, userId = first.UserId })).Error);
    }

    [DatabaseFact]
    public async Task On_hold_it_takes_no_slot_and_goes_on_when_the_visitor_writes()
    {
        await api.Site.SetAsync("Livechat_allow_manual_on_hold", true);
        try
        {
            var agent = await api.Site.CreateAgentAsync();
            var visitor = await TakenAsync(agent);
            await api.Site.SayAsync(visitor, "a question");
            Assert.Contains("error-contact-sent-last-message", (await HoldAsync(agent, visitor)).Error, StringComparison.Ordinal);
            TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "wait please" } }));
            TestSite.Expect(await HoldAsync(agent, visitor));
            Assert.Contains("error-room-is-already-on-hold", (await HoldAsync(agent, visitor)).Error, StringComparison.Ordinal);
            var held = await RoomAsync(agent, visitor);
            Assert.True(held["onHold"]!.GetValue<bool>());
            await EventuallyServingAsync(agent, 0);
            Assert.Equal("error-room-onHold", (await api.Admin.PostAsync("livechat/room.forward", new { roomId = visitor.RoomId, departmentId = "x" })).Error);

            await api.Site.SayAsync(visitor, "still there?");
            await UntilAsync(async () => (await RoomAsync(agent, visitor))["onHold"] is null);
            Assert.Equal(agent.UserId, Text(await RoomAsync(agent, visitor), "servedBy", "_id"));
        }
        finally
        {
            await api.Site.SetAsync("Livechat_allow_manual_on_hold", false);
        }
    }

    [DatabaseFact]
    public async Task On_hold_the_agent_goes_on_by_hand_and_nobody_else()
    {
        await api.Site.SetAsync("Livechat_allow_manual_on_hold", true);
        try
        {
            var (agent, other) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
            var visitor = await TakenAsync(agent);
            TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "wait please" } }));
            TestSite.Expect(await HoldAsync(agent, visitor));
            Assert.Equal("error-invalid-room", (await other.Client.PostAsync("livechat/room.resumeOnHold", new { roomId = visitor.RoomId })).Error);
            TestSite.Expect(await agent.Client.PostAsync("livechat/room.resumeOnHold", new { roomId = visitor.RoomId }));
            Assert.Null((await RoomAsync(agent, visitor))["onHold"]);
        }
        finally
        {
            await api.Site.SetAsync("Livechat_allow_manual_on_hold", false);
        }

        var disabled = await HoldAsync(await api.Site.CreateAgentAsync(), await api.Site.CreateVisitorAsync());
        Assert.Contains("error-onHold-not-allowed", disabled.Error, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Conversation_that_waits_for_too_long_is_closed_once()
    {
        await api.Site.SetAsync("Livechat_max_queue_wait_time", 10);
        try
        {
            var visitor = await api.Site.CreateVisitorAsync();
            await SweepAsync();
            Assert.True((await AdminRoomAsync(visitor))["open"]!.GetValue<bool>());
            api.Server.Time.Shift = TimeSpan.FromMinutes(11);
            await Task.WhenAll(SweepAsync(), SweepAsync());
            var closed = await AdminRoomAsync(visitor);
            Assert.Null(closed["open"]);
            Assert.Equal(("user", "Closed: nobody was available in time"), (Text(closed, "closer"), Text(closed, "closingMessage")));
        }
        finally
        {
            await api.Site.SetAsync("Livechat_max_queue_wait_time", -1);
        }
    }

    [DatabaseFact]
    public async Task Visitor_who_does_not_answer_is_closed_after_its_departments_time()
    {
        await api.Site.SetAsync("Livechat_abandoned_rooms_action", "close");
        try
        {
            var agent = await api.Site.CreateAgentAsync();
            var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("quick"), agent);
            await SaveDepartmentAsync(department, new { visitorInactivityTimeoutInSeconds = 60, abandonedRoomsCloseCustomMessage = "gone" });
            var (quick, slow) = (await api.Site.CreateVisitorAsync(department: department), await api.Site.CreateVisitorAsync());
            foreach (var visitor in new[] { quick, slow })
            {
                await api.Site.TakeAsync(agent, visitor);
                TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "hello?" } }));
            }

            api.Server.Time.Shift = TimeSpan.FromSeconds(90);
            await SweepAsync();
            Assert.Equal("gone", Text(await AdminRoomAsync(quick), "closingMessage"));
            Assert.True((await AdminRoomAsync(slow))["open"]!.GetValue<bool>());
            await api.Site.SayAsync(slow, "I am here");
            api.Server.Time.Shift = TimeSpan.FromHours(2);
            await SweepAsync();
            Assert.True((await AdminRoomAsync(slow))["open"]!.GetValue<bool>());
        }
        finally
        {
            await api.Site.SetAsync("Livechat_abandoned_rooms_action", "none");
        }
    }

    [DatabaseFact]
    public async Task Agent_who_goes_away_leaves_its_conversations_to_the_queue()
    {
        await api.Site.SetAsync("Livechat_agent_leave_action", "forward");
        try
        {
            var agent = await api.Site.CreateAgentAsync();
            var visitor = await TakenAsync(agent);
            TestSite.Expect(await agent.Client.PostAsync("users.setStatus", new { status = "offline", message = "" }));
            await SweepAsync();
            Assert.Equal(agent.UserId, Text(await AdminRoomAsync(visitor), "servedBy", "_id"));
            api.Server.Time.Shift = TimeSpan.FromSeconds(61);
            await SweepAsync();
            var waiting = await AdminRoomAsync(visitor);
            Assert.Null(waiting["servedBy"]);
            Assert.True(waiting["open"]!.GetValue<bool>());
        }
        finally
        {
            await api.Site.SetAsync("Livechat_agent_leave_action", "none");
        }
    }

    [DatabaseFact]
    public async Task Agent_who_does_not_answer_loses_the_conversation_to_the_queue()
    {
        await api.Site.SetAsync("Livechat_auto_transfer_chat_timeout", 30);
        try
        {
            var (silent, busy) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
            var (lost, kept) = (await TakenAsync(silent), await TakenAsync(busy));
            TestSite.Expect(await busy.Client.PostAsync("chat.sendMessage", new { message = new { rid = kept.RoomId, msg = "hello" } }));
            await api.Site.SayAsync(kept, "another question");
            api.Server.Time.Shift = TimeSpan.FromSeconds(31);
            await SweepAsync();
            Assert.Null((await AdminRoomAsync(lost))["servedBy"]);
            Assert.Equal(busy.UserId, Text(await AdminRoomAsync(kept), "servedBy", "_id"));
        }
        finally
        {
            await api.Site.SetAsync("Livechat_auto_transfer_chat_timeout", 0);
        }
    }

    private Task SweepAsync() =>
        api.Server.Services.GetServices<IUpkeep>().OfType<TimeoutSweep>().Single().RunOnceAsync(CancellationToken.None);

    private async Task<TestVisitor> TakenAsync(TestUser agent)
    {
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.TakeAsync(agent, visitor);
        return visitor;
    }

    private Task<ApiResponse> ForwardAsync(TestVisitor visitor, string departmentId) =>
        api.Admin.PostAsync("livechat/room.forward", new { roomId = visitor.RoomId, departmentId });

    private static Task<ApiResponse> HoldAsync(TestUser agent, TestVisitor visitor) =>
        agent.Client.PostAsync("livechat/room.onHold", new { roomId = visitor.RoomId });

    private static async Task<bool> ReturnAsync(TestUser agent, TestVisitor visitor) =>
        TestSite.Expect(await agent.Client.PostAsync("livechat/inquiries.returnAsInquiry", new { roomId = visitor.RoomId }))["result"]!.GetValue<bool>();

    /// <summary>Changes some fields of a department; its agents stay.</summary>
    private async Task SaveDepartmentAsync(string departmentId, object changes)
    {
        var department = TestSite.Expect(await api.Admin.GetAsync($"livechat/department/{departmentId}"))["department"]!;
        var body = new JsonObject();
        foreach (var name in new[] { "name", "email", "enabled", "showOnRegistration", "showOnOfflineForm" }) body[name] = department[name]!.DeepClone();
        foreach (var change in System.Text.Json.JsonSerializer.SerializeToNode(changes)!.AsObject()) body[change.Key] = change.Value!.DeepClone();
        TestSite.Expect(await api.Admin.PutAsync($"livechat/department/{departmentId}", new { department = body }));
    }

    private async Task EventuallyServingAsync(TestUser agent, int count) => await UntilAsync(async () =>
        TestSite.Expect(await api.Admin.GetAsync($"livechat/rooms?agents[]={agent.UserId}&open=true"))["total"]!.GetValue<int>() == count);

    /// <summary>Waits for the effect of a one-way call, which happens a moment later.</summary>
    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (!await happened()) await Task.Delay(20, patience.Token);
    }

    private static async Task<JsonNode> RoomAsync(TestUser user, TestVisitor visitor) =>
        TestSite.Expect(await user.Client.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;

    private async Task<JsonNode> AdminRoomAsync(TestVisitor visitor) =>
        TestSite.Expect(await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;

    private static string Text(JsonNode node, params string[] path) => path.Aggregate(node, (at, name) => at[name]!).GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class TransfersOnSqlite(SqliteApi api) : TransferSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class TransfersOnPostgres(PostgresApi api) : TransferSuite(api);
