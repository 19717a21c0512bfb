using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Tests.Hubs;

/// <summary>The hub in the whole application: what REST does, agents see live. On every database.</summary>
public abstract class LiveSuite(ApiFixture api)
{
    [DatabaseFact]
    public async Task An_agent_reads_live_what_a_visitor_writes_answers_and_closes()
    {
        var agent = await api.Site.CreateAgentAsync();
        await using var client = await ConnectAsync(agent);
        await client.InvokeAsync("Subscribe", [null]);
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.TakeAsync(agent, visitor);
        await api.Site.SayAsync(visitor, "Where is my order?");
        var sent = await client.InvokeAsync("Send", new { _id = visitor.RoomId + "-1", rid = visitor.RoomId, msg = "On its way" });
        var again = await client.InvokeAsync("Send", new { _id = visitor.RoomId + "-1", rid = visitor.RoomId, msg = "On its way" });
        await api.Site.CloseAsync(visitor);

        var entries = await EntriesAsync(client, visitor.RoomId, until: "conversation-closed");
        Assert.Equal(
            ["conversation-started", "conversation-assigned", "message", "message", "conversation-closed"],
            entries.Select(entry => entry.GetProperty("kind").GetString()));
        Assert.Equal([1, 2, 3, 4, 5], entries.Select(entry => entry.GetProperty("seq").GetInt32()));
        Assert.Equal("Where is my order?", entries[2].GetProperty("message").GetProperty("msg").GetString());
        Assert.Equal(sent.GetRawText(), again.GetRawText());
        Assert.Equal(sent.GetProperty("_id").GetString(), entries[3].GetProperty("message").GetProperty("_id").GetString());
        foreach (var entry in entries) Assert.DoesNotContain(visitor.Token, entry.GetRawText(), StringComparison.Ordinal);

        var refused = await Assert.ThrowsAsync<HubException>(() => client.InvokeAsync("Send", new { rid = visitor.RoomId, msg = "late" }));
        Assert.EndsWith("HubException: room-closed", refused.Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Another_agent_learns_only_that_it_left_the_queue_and_cannot_write()
    {
        var agent = await api.Site.CreateAgentAsync();
        var other = await api.Site.CreateAgentAsync();
        await using var client = await ConnectAsync(other);
        await client.InvokeAsync("Subscribe", [null]);
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.TakeAsync(agent, visitor);
        await api.Site.SayAsync(visitor, "only for the agent");
        var next = await api.Site.CreateVisitorAsync();

        var started = Assert.Single(await EntriesAsync(client, next.RoomId, until: "conversation-started", also: visitor.RoomId), e => Room(e) == next.RoomId);
        Assert.NotNull(started.GetProperty("message").GetProperty("u").GetProperty("username").GetString());
        var refused = await Assert.ThrowsAsync<HubException>(() => client.InvokeAsync("Send", new { rid = visitor.RoomId, msg = "me too" }));
        Assert.EndsWith("HubException: invalid-room", refused.Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_client_goes_on_where_it_was_and_a_new_one_starts_with_what_is_there()
    {
        var agent = await api.Site.CreateAgentAsync();
        long position;
        var visitor = await api.Site.CreateVisitorAsync();
        await using (var first = await ConnectAsync(agent))
        {
            await first.InvokeAsync("Subscribe", [null]);
            await api.Site.TakeAsync(agent, visitor);
            position = (await EntriesAsync(first, visitor.RoomId, until: "conversation-assigned"))[^1].GetProperty("position").GetInt64();
        }

        await api.Site.SayAsync(visitor, "while you were away");
        await using var resumed = await ConnectAsync(agent);
        Assert.False((await resumed.InvokeAsync("Subscribe", position)).GetProperty("reset").GetBoolean());
        var missed = Assert.Single(await EntriesAsync(resumed, visitor.RoomId, until: "message"));
        Assert.Equal("while you were away", missed.GetProperty("message").GetProperty("msg").GetString());

        await using var fresh = await ConnectAsync(agent);
        var snapshot = (await fresh.InvokeAsync("Subscribe", [null])).GetProperty("snapshot");
        var room = Assert.Single(snapshot.GetProperty("rooms").EnumerateArray());
        Assert.Equal(visitor.RoomId, room.GetProperty("_id").GetString());
        Assert.Equal(3, room.GetProperty("seq").GetInt32());
        Assert.DoesNotContain(visitor.Token, snapshot.GetRawText(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Joining_a_department_brings_its_queue()
    {
        var agent = await api.Site.CreateAgentAsync();
        var member = await api.Site.CreateAgentAsync();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("sales"), member);
        var visitor = await api.Site.CreateVisitorAsync(department: department);
        await using var client = await ConnectAsync(agent);
        var answer = await client.InvokeAsync("Subscribe", [null]);
        Assert.DoesNotContain(visitor.RoomId, answer.GetRawText(), StringComparison.Ordinal);

        TestSite.Expect(await api.Admin.PostAsync(
            $"livechat/department/{department}/agents",
            new { upsert = new[] { new { agentId = agent.UserId, username = agent.Username, count = 0, order = 0 } }, remove = Array.Empty<object>() }));
        HubCall call;
        while ((call = await client.NextAsync()).Method != "reset") { }
        Assert.Equal("access-changed", call.Argument.GetProperty("reason").GetString());
        Assert.Contains(visitor.RoomId, call.Argument.GetRawText(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Signing_out_or_deleting_the_user_closes_the_connection()
    {
        var leaving = await api.Site.CreateAgentAsync();
        await using var signedOut = await ConnectAsync(leaving);
        await signedOut.InvokeAsync("Subscribe", [null]);
        TestSite.Expect(await leaving.Client.PostAsync("logout", new { }));
        await signedOut.Closed;

        var dismissed = await api.Site.CreateAgentAsync();
        await using var deleted = await ConnectAsync(dismissed);
        await deleted.InvokeAsync("Subscribe", [null]);
        TestSite.Expect(await api.Admin.PostAsync("users.delete", new { userId = dismissed.UserId, confirmRelinquish = true }));
        await deleted.Closed;
    }

    [DatabaseFact]
    public async Task A_client_that_subscribes_without_end_harms_nobody_and_is_told_to_slow_down()
    {
        var agent = await api.Site.CreateAgentAsync();
        await using var greedy = await ConnectAsync(agent);
        var answers = new List<Task>();
        for (var i = 0; i < 500; i++) answers.Add(greedy.InvokeAsync("Subscribe", [null]));
        await Task.WhenAll(answers.Select(answer => answer.ContinueWith(static _ => { }, TaskScheduler.Default)));
        Assert.InRange(answers.Count(answer => answer.IsCompletedSuccessfully), 1, 120);
        Assert.All(
            answers.Where(answer => answer.IsFaulted),
            answer => Assert.Contains("too many requests", answer.Exception!.Message, StringComparison.Ordinal));

        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.TakeAsync(agent, visitor);
        Assert.NotEmpty(await EntriesAsync(greedy, visitor.RoomId, until: "conversation-assigned"));
        await greedy.InvokeAsync("Send", new { rid = visitor.RoomId, msg = "still here" });
    }

    [DatabaseFact]
    public async Task A_client_that_goes_on_subscribing_is_cut_off()
    {
        var agent = await api.Site.CreateAgentAsync();
        await using var greedy = await ConnectAsync(agent);
        var answers = new List<Task>();
        for (var i = 0; i < 2_000; i++) answers.Add(greedy.InvokeAsync("Subscribe", [null]).ContinueWith(static _ => { }, TaskScheduler.Default));
        await greedy.Closed;
        await using var next = await ConnectAsync(agent);
        await next.InvokeAsync("Subscribe", [null]);
    }

    [DatabaseFact]
    public async Task Whatever_ends_a_session_closes_its_connection_and_no_other()
    {
        (string Path, Func<TestUser, object> Body)[] ends =
        [
            ("users.setActiveStatus", user => new { userId = user.UserId, activeStatus = false }),
            ("users.update", user => new { userId = user.UserId, data = new { password = "tall green kettle" } }),
            ("users.update", user => new { userId = user.UserId, data = new { active = false } }),
            ("users.resetPassword", user => new { userId = user.UserId }),
            ("users.logout", user => new { userId = user.UserId }),
        ];
        var bystander = await api.Site.CreateAgentAsync();
        await using var open = await ConnectAsync(bystander);
        await open.InvokeAsync("Subscribe", [null]);
        foreach (var (path, body) in ends)
        {
            var agent = await api.Site.CreateAgentAsync();
            await using var subscribed = await ConnectAsync(agent);
            await subscribed.InvokeAsync("Subscribe", [null]);
            await using var idle = await ConnectAsync(agent);
            TestSite.Expect(await api.Admin.PostAsync(path, body(agent)));
            await subscribed.Closed;
            await idle.Closed;
        }

        await open.InvokeAsync("Typing", "no-such-room", true);
    }

    [DatabaseFact]
    public async Task Own_new_password_closes_the_connections_of_other_sessions()
    {
        var agent = await api.Site.CreateAgentAsync();
        var elsewhere = agent with { Client = await api.Server.SignInAsync(agent.Username, TestSite.Password) };
        await using var own = await ConnectAsync(agent);
        await using var other = await ConnectAsync(elsewhere);
        await own.InvokeAsync("Subscribe", [null]);
        await other.InvokeAsync("Subscribe", [null]);
        TestSite.Expect(await agent.Client.PostAsync(
            "users.updateOwnBasicInfo", new { data = new { currentPassword = TestSite.Password, newPassword = "tall green kettle" } }));
        await other.Closed;
        await own.InvokeAsync("Typing", "no-such-room", true);
    }

    [DatabaseFact]
    public async Task Tokens_are_not_logged()
    {
        var agent = await api.Site.CreateAgentAsync();
        await using var client = await HubClient.ConnectAsync(
            api.Server.Address, _ => { }, $"access_token={agent.UserId}:{Uri.EscapeDataString(agent.Client.Token!)}");
        await client.InvokeAsync("Subscribe", [null]);
        Assert.DoesNotContain(api.Server.Log.Lines, line => line.Contains(agent.Client.Token!, StringComparison.Ordinal));
    }

    private Task<HubClient> ConnectAsync(TestUser user) => HubClient.ConnectAsync(api.Server.Address, socket =>
    {
        socket.SetRequestHeader("X-User-Id", user.UserId);
        socket.SetRequestHeader("X-Auth-Token", user.Client.Token);
    });

    /// <summary>
    /// The entries of a room until one of a kind. Other tests' rooms are left out; of the room <paramref name="also"/> only queue entries
    /// may come.
    /// </summary>
    private static async Task<List<JsonElement>> EntriesAsync(HubClient client, string roomId, string until, string? also = null)
    {
        var entries = new List<JsonElement>();
        while (!entries.Exists(entry => entry.GetProperty("kind").GetString() == until))
        {
            var call = await client.NextAsync();
            if (call.Method != "entries") continue;
            foreach (var entry in call.Argument.EnumerateArray())
            {
                if (Room(entry) == roomId) entries.Add(entry);
                if (Room(entry) == also) Assert.Contains(entry.GetProperty("kind").GetString(), (string[])["conversation-started", "conversation-left-queue"]);
            }
        }

        return entries;
    }

    private static string? Room(JsonElement entry) => entry.GetProperty("rid").GetString();
}

[Collection(OnSqlite.Name)]
public sealed class LiveOnSqlite(SqliteApi api) : LiveSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class LiveOnPostgres(PostgresApi api) : LiveSuite(api);
