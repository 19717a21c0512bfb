using System.Diagnostics;
using System.Text.Json;
using ContactCenter.Desks;
using ContactCenter.Tests.Hubs;

namespace ContactCenter.Tests.Rest;

/// <summary>Drafts, viewers and preferences in the whole application, on every database.</summary>
public abstract class DraftSuite(ApiFixture api)
{
    [DatabaseFact]
    public async Task Draft_is_on_another_device_at_once_and_in_the_list()
    {
        var (agent, visitor) = await ServedAsync();
        await using var phone = await SubscribedAsync(agent);
        var (best, limit, total) = (TimeSpan.MaxValue, TimeSpan.FromSeconds(1), Stopwatch.StartNew());
        var revision = 0;
        // On a busy machine few rounds are undisturbed.
        while (best >= limit && total.Elapsed < Patience.Limit)
        {
            revision++;
            var watch = Stopwatch.StartNew();
            TestSite.Expect(await SaveAsync(agent, visitor, "I have looked", revision));
            var told = await NextAsync(phone, "draft");
            if (watch.Elapsed < best) best = watch.Elapsed;
            Assert.Equal((visitor.RoomId, "I have looked", false, revision), Of(told));
        }

        Assert.True(best < limit, best.ToString());
        Assert.Equal((visitor.RoomId, "I have looked", false, revision), Of(Assert.Single(await ListAsync(agent))));

        var saved = await phone.InvokeAsync("Draft", new { rid = visitor.RoomId, msg = "for us", revision = 1, isNote = true });
        Assert.True(saved.GetProperty("saved").GetBoolean());
        Assert.Equal(["for us", "I have looked"], (await ListAsync(agent)).Select(draft => draft.GetProperty("msg").GetString()));
    }

    [DatabaseFact]
    public async Task Older_revision_changes_nothing_and_is_told_the_newer_draft()
    {
        var (agent, visitor) = await ServedAsync();
        TestSite.Expect(await SaveAsync(agent, visitor, "newer", 7));
        var late = TestSite.Expect(await SaveAsync(agent, visitor, "older", 6));
        Assert.False(late["saved"]!.GetValue<bool>());
        Assert.Equal("newer", late["draft"]!["msg"]!.GetValue<string>());
        Assert.Equal("newer", Assert.Single(await ListAsync(agent)).GetProperty("msg").GetString());
        Assert.Equal(400, (await SaveAsync(agent, visitor, new string('x', DeskLimits.DraftLengthMax + 1), 8)).Status);
        Assert.Equal(400, (await SaveAsync(agent, visitor, "x", DeskLimits.RevisionMax + 1)).Status);
    }

    [DatabaseFact]
    public async Task Sending_by_REST_or_hub_empties_the_draft_on_all_devices()
    {
        var (agent, visitor) = await ServedAsync();
        await using var desk = await SubscribedAsync(agent);
        await using var phone = await SubscribedAsync(agent);
        TestSite.Expect(await SaveAsync(agent, visitor, "On its", 1));
        TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "On its way" } }));
        Assert.Empty(await ListAsync(agent));
        await NextAsync(phone, "draft");
        Assert.Equal((visitor.RoomId, "", false, 2), Of(await NextAsync(phone, "draft")));

        TestSite.Expect(await SaveAsync(agent, visitor, "Anything else?", 3));
        await desk.InvokeAsync("Send", new { rid = visitor.RoomId, msg = "Anything else?" });
        Assert.Empty(await ListAsync(agent));
    }

    [DatabaseFact]
    public async Task Repeated_message_leaves_the_draft_of_the_next_one()
    {
        var (agent, visitor) = await ServedAsync();
        var message = new { message = new { _id = TestSite.Unique("m"), rid = visitor.RoomId, msg = "On its way" } };
        TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", message));
        TestSite.Expect(await SaveAsync(agent, visitor, "Anything else?", 5));
        TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", message));
        Assert.Single(await ListAsync(agent));
    }

    [DatabaseFact]
    public async Task Agent_who_loses_the_room_is_not_served_its_draft_until_it_has_it_again()
    {
        var (agent, visitor) = await ServedAsync();
        var other = await api.Site.CreateAgentAsync();
        TestSite.Expect(await SaveAsync(agent, visitor, "mine", 1));
        TestSite.Expect(await api.Admin.PostAsync("livechat/room.forward", new { roomId = visitor.RoomId, userId = other.UserId }));
        Assert.Empty(await ListAsync(agent));
        Assert.Equal("error-invalid-room", (await SaveAsync(agent, visitor, "still mine", 2)).Error);
        Assert.Equal("error-invalid-room", (await SaveAsync(agent, new TestVisitor("", "", "", "no-such-room"), "nobody's", 1)).Error);
        TestSite.Expect(await api.Admin.PostAsync("livechat/room.forward", new { roomId = visitor.RoomId, userId = agent.UserId }));
        Assert.Single(await ListAsync(agent));
        Assert.Empty(await ListAsync(other));
    }

    [DatabaseFact]
    public async Task Erased_room_and_deleted_user_leave_no_draft_and_no_preference_behind()
    {
        var (agent, visitor) = await ServedAsync();
        var (secret, preference) = (TestSite.Unique("secret"), TestSite.Unique("preference"));
        TestSite.Expect(await SaveAsync(agent, visitor, secret, 1));
        TestSite.Expect(await agent.Client.PostAsync("users.setPreferences", new { data = new { theme = preference } }));
        Assert.NotEmpty(await DatabaseDump.FindAsync(api.Server, [secret]));
        await api.Site.CloseAsync(visitor);
        TestSite.Expect(await api.Admin.PostAsync("livechat/rooms.delete", new { roomId = visitor.RoomId }));
        Assert.Empty(await ListAsync(agent));
        await IsInNoTableAsync(secret);

        TestSite.Expect(await api.Admin.PostAsync("users.delete", new { userId = agent.UserId, confirmRelinquish = true }));
        await IsInNoTableAsync(preference);
    }

    [DatabaseFact]
    public async Task Those_who_view_a_room_see_each_other_and_who_writes()
    {
        var (agent, visitor) = await ServedAsync();
        var manager = await api.Site.CreateUserAsync("user", "livechat-manager");
        var stranger = await api.Site.CreateAgentAsync();
        await using var first = await SubscribedAsync(agent);
        await using var second = await SubscribedAsync(manager);
        await using var third = await SubscribedAsync(stranger);
        foreach (var client in new[] { third, first, second }) await client.InvokeAsync("Viewing", visitor.RoomId);
        string[] both = [.. new[] { agent.Username, manager.Username }.Order(StringComparer.Ordinal)];
        Assert.Equal(both, await ViewersAsync(first, users: 2));
        Assert.Equal(both, await ViewersAsync(second, users: 2));

        await second.InvokeAsync("Typing", visitor.RoomId, true);
        JsonElement viewers;
        do viewers = await NextAsync(first, "viewers");
        while (!viewers.GetProperty("users").EnumerateArray().Any(user => user.GetProperty("isTyping").GetBoolean()));
        var typist = viewers.GetProperty("users").EnumerateArray().Single(user => user.GetProperty("isTyping").GetBoolean());
        Assert.Equal(manager.UserId, typist.GetProperty("_id").GetString());

        await second.InvokeAsync("Viewing", [null]);
        Assert.Equal([agent.Username], await ViewersAsync(first, users: 1));
        await api.Site.CloseAsync(visitor);
        await second.InvokeAsync("Viewing", visitor.RoomId);
        Assert.Equal(both, await ViewersAsync(first, users: 2));
    }

    [DatabaseFact]
    public async Task Preferences_are_kept_for_their_user_and_changed_by_name()
    {
        var (agent, other) = (await api.Site.CreateAgentAsync(), await api.Site.CreateUserAsync("user"));
        Assert.Equal("{}", await PreferencesAsync(agent));
        TestSite.Expect(await agent.Client.PostAsync(
            "users.setPreferences", new { data = new { theme = "dark", shortcuts = new { next = "j" }, sound = true } }));
        var changed = TestSite.Expect(await agent.Client.PostAsync("users.setPreferences", new { data = new { theme = "light", sound = (object?)null } }));
        Assert.Equal("""{"shortcuts":{"next":"j"},"theme":"light"}""", changed["preferences"]!.ToJsonString());
        Assert.Equal("""{"shortcuts":{"next":"j"},"theme":"light"}""", await PreferencesAsync(agent));
        Assert.Equal("{}", await PreferencesAsync(other));

        var half = new string('x', DeskLimits.PreferenceBytesMax / 2);
        TestSite.Expect(await other.Client.PostAsync("users.setPreferences", new { data = new { a = half } }));
        Assert.Equal(
            "Preferences are limited to 100 names and 16 KB in all [error-preferences-too-large]",
            (await other.Client.PostAsync("users.setPreferences", new { data = new { b = half } })).Error);
        Assert.Equal(400, (await other.Client.PostAsync("users.setPreferences", new { data = 1 })).Status);
    }

    /// <summary>The erased bytes of files are for the erasure of persons, which rewrites them: here it is the tables that count.</summary>
    private async Task IsInNoTableAsync(string text) =>
        Assert.DoesNotContain(await DatabaseDump.FindAsync(api.Server, [text]), place => !place.StartsWith('/'));

    private async Task<(TestUser Agent, TestVisitor Visitor)> ServedAsync()
    {
        var (agent, visitor) = (await api.Site.CreateAgentAsync(), await api.Site.CreateVisitorAsync());
        await api.Site.TakeAsync(agent, visitor);
        return (agent, visitor);
    }

    private async Task<HubClient> SubscribedAsync(TestUser user)
    {
        var client = await HubClient.ConnectAsync(api.Server.Address, socket =>
        {
            socket.SetRequestHeader("X-User-Id", user.UserId);
            socket.SetRequestHeader("X-Auth-Token", user.Client.Token);
        });
        await client.InvokeAsync("Subscribe", [null]);
        return client;
    }

    private static Task<ApiResponse> SaveAsync(TestUser user, TestVisitor visitor, string text, long revision) =>
        user.Client.PostAsync("livechat/drafts.save", new { rid = visitor.RoomId, msg = text, revision });

    private static async Task<List<JsonElement>> ListAsync(TestUser user) =>
        [.. JsonDocument.Parse(TestSite.Expect(await user.Client.GetAsync("livechat/drafts")).Text).RootElement.GetProperty("drafts").EnumerateArray()];

    private static async Task<string> PreferencesAsync(TestUser user) =>
        TestSite.Expect(await user.Client.GetAsync("users.getPreferences"))["preferences"]!.ToJsonString();

    private static (string? Rid, string? Msg, bool IsNote, long Revision) Of(JsonElement draft) => (
        draft.GetProperty("rid").GetString(), draft.GetProperty("msg").GetString(), draft.GetProperty("isNote").GetBoolean(),
        draft.GetProperty("revision").GetInt64());

    private static async Task<JsonElement> NextAsync(HubClient client, string method)
    {
        HubCall call;
        while ((call = await client.NextAsync()).Method != method) { }
        return call.Argument;
    }

    /// <summary>The next list of so many viewers.</summary>
    private static async Task<IEnumerable<string?>> ViewersAsync(HubClient client, int users)
    {
        JsonElement viewers;
        do viewers = await NextAsync(client, "viewers");
        while (viewers.GetProperty("users").GetArrayLength() != users);
        return viewers.GetProperty("users").EnumerateArray().Select(user => user.GetProperty("username").GetString());
    }
}

[Collection(OnSqlite.Name)]
public sealed class DraftsOnSqlite(SqliteApi api) : DraftSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class DraftsOnPostgres(PostgresApi api) : DraftSuite(api);
