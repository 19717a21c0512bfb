using System.Text.Json.Nodes;
using ContactCenter.Entities;
using ContactCenter.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>Settings that no other suite shows the effect of: each does what docs/settings.md says.</summary>
public abstract class SettingEffectSuite(ApiFixture api) : IAsyncLifetime
{
    private readonly List<(string Setting, object Standard)> _changed = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        api.Server.Time.Shift = TimeSpan.Zero;
        foreach (var (setting, standard) in _changed) await api.Site.SetAsync(setting, standard);
    }

    [DatabaseFact]
    public async Task Count_of_zero_lists_everything_only_if_the_workspace_allows_it()
    {
        for (var number = 0; number < 3; number++) await api.Site.CreateDepartmentAsync(TestSite.Unique("list"));
        await SetAsync("API_Default_Count", 2, standard: 50);

        Assert.True(await CountAsync() > 2);
        await SetAsync("API_Allow_Infinite_Count", false, standard: true);
        Assert.Equal(2, await CountAsync());

        async Task<int> CountAsync() =>
            TestSite.Expect(await api.Admin.GetAsync("livechat/department?count=0"))["departments"]!.AsArray().Count;
    }

    [DatabaseFact]
    public async Task Agent_who_left_keeps_its_conversations_for_as_long_as_the_workspace_says()
    {
        await SetAsync("Livechat_agent_leave_action", "forward", standard: "none");
        await SetAsync("Livechat_agent_leave_action_timeout", 3_000, standard: 60);
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await TakenAsync(agent);
        TestSite.Expect(await agent.Client.PostAsync("users.setStatus", new { status = "offline", message = "" }));

        api.Server.Time.Shift = TimeSpan.FromSeconds(2_900);
        await SweepAsync();
        Assert.NotNull((await RoomAsync(visitor))["servedBy"]);
        api.Server.Time.Shift = TimeSpan.FromSeconds(3_100);
        await SweepAsync();
        Assert.Null((await RoomAsync(visitor))["servedBy"]);
    }

    [DatabaseFact]
    public async Task Unanswered_conversation_is_put_on_hold_only_if_the_workspace_allows_it()
    {
        await SetAsync("Livechat_allow_manual_on_hold", true, standard: false);
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await TakenAsync(agent);
        await api.Site.SayAsync(visitor, "a question");

        Assert.Equal(400, (await HoldAsync()).Status);
        await SetAsync("Livechat_allow_manual_on_hold_upon_agent_engagement_only", false, standard: true);
        TestSite.Expect(await HoldAsync());

        Task<ApiResponse> HoldAsync() => agent.Client.PostAsync("livechat/room.onHold", new { roomId = visitor.RoomId });
    }

    [DatabaseFact]
    public async Task Agent_who_is_away_gets_conversations_only_if_the_workspace_says_so()
    {
        var agent = await api.Site.CreateAgentAsync();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("idle"), agent);
        TestSite.Expect(await agent.Client.PostAsync("users.setStatus", new { status = "away", message = "" }));
        await SetAsync("Livechat_enabled_when_agent_idle", false, standard: true);

        var visitor = await api.Site.CreateVisitorAsync(department: department);
        Assert.Contains("error-agent-status-service-offline", (await TakeAsync()).Error, StringComparison.Ordinal);
        await SetAsync("Livechat_enabled_when_agent_idle", true, standard: true);
        TestSite.Expect(await TakeAsync());

        Task<ApiResponse> TakeAsync() => agent.Client.PostAsync("livechat/inquiries.take", new { inquiryId = visitor.RoomId });
    }

    [DatabaseFact]
    public async Task Widget_asks_for_name_and_email_first_only_if_the_workspace_says_so()
    {
        Assert.True(await AsksAsync());
        await SetAsync("Livechat_registration_form", false, standard: true);
        Assert.False(await AsksAsync());

        async Task<bool> AsksAsync() =>
            (await ConfigAsync(TestSite.Unique("token")))["settings"]!["registrationForm"]!.GetValue<bool>();
    }

    [DatabaseFact]
    public async Task Agent_closes_without_a_comment_only_if_the_workspace_allows_it()
    {
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await TakenAsync(agent);

        Assert.Equal(400, (await CloseAsync()).Status);
        await SetAsync("Livechat_request_comment_when_closing_conversation", false, standard: true);
        TestSite.Expect(await CloseAsync());

        Task<ApiResponse> CloseAsync() => agent.Client.PostAsync("livechat/room.closeByUser", new { rid = visitor.RoomId });
    }

    [DatabaseFact]
    public async Task Waiting_visitor_is_told_its_place_and_a_message_as_the_workspace_says()
    {
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("place"), await api.Site.CreateAgentAsync());
        var visitor = await api.Site.CreateVisitorAsync(department: department);
        await SetAsync("Livechat_waiting_queue_message", "Somebody will be with you soon", standard: "");

        var place = (await ConfigAsync(visitor.Token))["queueInfo"]!;
        Assert.Equal((1, "Somebody will be with you soon"), (place["spot"]!.GetValue<int>(), place["message"]!.GetValue<string>()));
        await SetAsync("Livechat_waiting_queue", false, standard: true);
        Assert.Null((await ConfigAsync(visitor.Token))["queueInfo"]);
    }

    [DatabaseFact]
    public async Task Waiting_time_is_estimated_from_recent_conversations_only_if_turned_on()
    {
        var agent = await api.Site.CreateAgentAsync();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("pace"), agent);
        var served = await api.Site.CreateVisitorAsync(department: department);
        await api.Site.TakeAsync(agent, served);
        api.Server.Time.Shift = TimeSpan.FromMinutes(5);
        await api.Site.CloseAsync(served);
        var visitor = await api.Site.CreateVisitorAsync(department: department);

        Assert.NotNull(await EstimateAsync());
        await SetAsync("Omnichannel_calculate_dispatch_service_queue_statistics", false, standard: true);
        Assert.Null(await EstimateAsync());
        await SetAsync("Omnichannel_calculate_dispatch_service_queue_statistics", true, standard: true);
        await SetAsync("Livechat_number_most_recent_chats_estimate_wait_time", 0, standard: 100);
        Assert.Null(await EstimateAsync());

        async Task<JsonNode?> EstimateAsync() => (await ConfigAsync(visitor.Token))["queueInfo"]!["estimatedWaitTimeSeconds"];
    }

    [DatabaseFact]
    public async Task Conversation_falls_back_through_no_more_departments_than_the_workspace_says()
    {
        var last = await api.Site.CreateDepartmentAsync(TestSite.Unique("last"), await api.Site.CreateAgentAsync());
        var middle = await FallingBackAsync("middle", last);
        var first = await FallingBackAsync("first", middle);
        var visitor = await TakenAsync(await api.Site.CreateAgentAsync());
        await SetAsync("Omnichannel_max_fallback_forward_depth", 1, standard: 3);

        Assert.Equal(400, (await ForwardAsync()).Status);
        await SetAsync("Omnichannel_max_fallback_forward_depth", 2, standard: 3);
        TestSite.Expect(await ForwardAsync());
        Assert.Equal(last, (await RoomAsync(visitor))["departmentId"]!.GetValue<string>());

        Task<ApiResponse> ForwardAsync() => api.Admin.PostAsync("livechat/room.forward", new { roomId = visitor.RoomId, departmentId = first });
    }

    private async Task<string> FallingBackAsync(string name, string fallback)
    {
        var created = TestSite.Expect(await api.Admin.PostAsync("livechat/department", new
        {
            department = new
            {
                name = TestSite.Unique(name), email = "d@example.com", enabled = true, showOnRegistration = true, showOnOfflineForm = false,
                fallbackForwardDepartment = fallback,
            },
        }));
        return created["department"]!["_id"]!.GetValue<string>();
    }

    private async Task SetAsync(string setting, object value, object standard)
    {
        _changed.Add((setting, standard));
        await api.Site.SetAsync(setting, value);
    }

    private async Task<TestVisitor> TakenAsync(TestUser agent)
    {
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.TakeAsync(agent, visitor);
        return visitor;
    }

    private async Task<JsonNode> RoomAsync(TestVisitor visitor) =>
        TestSite.Expect(await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;

    private async Task<JsonNode> ConfigAsync(string token) =>
        TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/config?token={token}"))["config"]!;

    private Task SweepAsync() =>
        api.Server.Services.GetServices<IUpkeep>().OfType<TimeoutSweep>().Single().RunOnceAsync(CancellationToken.None);
}

[Collection(OnSqlite.Name)]
public sealed class SettingEffectOnSqlite(SqliteApi api) : SettingEffectSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class SettingEffectOnPostgres(PostgresApi api) : SettingEffectSuite(api);
