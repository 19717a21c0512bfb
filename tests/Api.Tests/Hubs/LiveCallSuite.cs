using System.Text.Json;

namespace ContactCenter.Tests.Hubs;

/// <summary>Calls on agents' screens: what a PBX reports over REST, those whom it concerns see live. On every database.</summary>
public abstract class LiveCallSuite(ApiFixture api)
{
    private static int s_calls;
    private static int s_events;

    [DatabaseFact]
    public async Task Ringing_call_shows_the_agent_who_calls_with_the_last_call_and_open_chats()
    {
        var (agent, number) = (await api.Site.CreateAgentAsync(), NewNumber());
        await using var client = await ConnectAsync(agent);
        var contactId = await api.Site.CreateContactAsync("Ada Lovelace", phones: [number]);
        var first = NewCall();
        await RecordAsync(first, Rings(number), Answers("agent", agent), Ends());
        await client.InvokeAsync("Subscribe", [null]);

        var second = NewCall();
        await RecordAsync(second, Rings(number), RingsAt("agent", agent));

        var shown = await ChangedAsync(client, second, call => call.TryGetProperty("ringing", out _));
        var call = shown.GetProperty("call");
        Assert.Equal("ringing", call.GetProperty("state").GetString());
        var contact = call.GetProperty("contact");
        Assert.Equal((contactId, "Ada Lovelace"), (contact.GetProperty("_id").GetString(), contact.GetProperty("name").GetString()));
        Assert.Equal(agent.Username, call.GetProperty("ringing")[0].GetProperty("username").GetString());
        Assert.Equal(first, shown.GetProperty("caller").GetProperty("lastCall").GetProperty("providerCallId").GetString());
        Assert.Equal(0, shown.GetProperty("caller").GetProperty("openRooms").GetArrayLength());
    }

    [DatabaseFact]
    public async Task Call_that_somebody_else_answers_stops_ringing_on_the_other_screen()
    {
        var (agent, other) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        await using var client = await ConnectAsync(agent);
        await client.InvokeAsync("Subscribe", [null]);
        var call = NewCall();
        await RecordAsync(call, Rings(NewNumber()), RingsAt("a", agent), RingsAt("b", other));
        await ChangedAsync(client, call, shown => shown.TryGetProperty("ringing", out var ringing) && ringing.GetArrayLength() == 2);

        await RecordAsync(call, Answers("b", other), EndsLeg("a", "answered-elsewhere"));

        var answered = (await ChangedAsync(client, call, shown => !shown.TryGetProperty("ringing", out _))).GetProperty("call");
        Assert.Equal("answered", answered.GetProperty("state").GetString());
        Assert.Equal(other.Username, answered.GetProperty("servedBy").GetProperty("username").GetString());
    }

    [DatabaseFact]
    public async Task Call_of_others_is_not_shown_and_the_next_own_one_is()
    {
        var (agent, other) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        await using var client = await ConnectAsync(agent);
        await client.InvokeAsync("Subscribe", [null]);
        var (theirs, own) = (NewCall(), NewCall());
        await RecordAsync(theirs, Rings(NewNumber()), RingsAt("b", other));
        await RecordAsync(own, Rings(NewNumber()), RingsAt("a", agent));

        var seen = new List<string?>();
        await ChangedAsync(client, own, call => true, seen);
        Assert.DoesNotContain(theirs, seen);
    }

    [DatabaseFact]
    public async Task Client_that_was_away_goes_on_with_the_calls_end_and_a_new_one_finds_open_calls_in_its_snapshot()
    {
        var agent = await api.Site.CreateAgentAsync();
        var call = NewCall();
        long position;
        await using (var first = await ConnectAsync(agent))
        {
            await first.InvokeAsync("Subscribe", [null]);
            await RecordAsync(call, Rings(NewNumber()), RingsAt("a", agent));
            position = (await ChangedAsync(first, call, shown => shown.TryGetProperty("ringing", out _))).GetProperty("position").GetInt64();
        }

        await using (var fresh = await ConnectAsync(agent))
        {
            var snapshot = (await fresh.InvokeAsync("Subscribe", [null])).GetProperty("snapshot");
            Assert.Equal(call, Assert.Single(snapshot.GetProperty("calls").EnumerateArray()).GetProperty("providerCallId").GetString());
        }

        await RecordAsync(call, Ends());
        await using var resumed = await ConnectAsync(agent);
        Assert.False((await resumed.InvokeAsync("Subscribe", position)).GetProperty("reset").GetBoolean());
        var ended = await ChangedAsync(resumed, call, shown => !shown.GetProperty("open").GetBoolean());
        Assert.Equal("missed", ended.GetProperty("call").GetProperty("state").GetString());
    }

    private Task<HubClient> ConnectAsync(TestUser user) => HubClient.ConnectAsync(api.Server.Address, socket =>
    {
        socket.SetRequestHeader("X-User-Id", user.UserId);
        socket.SetRequestHeader("X-Auth-Token", user.Client.Token);
    });

    /// <summary>Waits for an event of the call that shows what is asked for.</summary>
    /// <param name="seen">Collects the calls of all events on the way.</param>
    private static async Task<JsonElement> ChangedAsync(
        HubClient client, string providerCallId, Func<JsonElement, bool> shows, List<string?>? seen = null)
    {
        while (true)
        {
            var received = await client.NextAsync();
            if (received.Method != "entries") continue;
            foreach (var entry in received.Argument.EnumerateArray().Where(entry => entry.GetProperty("kind").GetString() == "call-changed"))
            {
                var call = entry.GetProperty("call");
                seen?.Add(call.GetProperty("providerCallId").GetString());
                if (call.GetProperty("providerCallId").GetString() == providerCallId && shows(call)) return entry;
            }
        }
    }

    private async Task RecordAsync(string call, params object[] events)
    {
        var response = await SignedRequests.PostAsync(
            api.Server, "calls.events", new { events = events.Select(one => Of(call, one)).ToArray() });
        Assert.True(response.Status == 200, response.ToString());
    }

    private Dictionary<string, object?> Of(string call, object one)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, object?>>(JsonSerializer.Serialize(one))!;
        fields["callId"] = call;
        fields["id"] = $"{Guid.NewGuid():N}";
        fields["at"] = api.Server.Time.GetUtcNow().AddMinutes(-10).AddSeconds(Interlocked.Increment(ref s_events)).ToString("O");
        return fields;
    }

    private static object Rings(string number) => new { kind = "ringing", direction = "inbound", from = number, to = "+493055550" };

    private static object RingsAt(string leg, TestUser agent) => new { kind = "ringing", legId = leg, legRole = "agent", agent = agent.Username };

    private static object Answers(string leg, TestUser agent) => new { kind = "answered", legId = leg, legRole = "agent", agent = agent.Username };

    private static object EndsLeg(string leg, string cause) => new { kind = "ended", legId = leg, cause };

    private static object Ends() => new { kind = "ended", cause = "normal" };

    private static string NewCall() => $"live-{Interlocked.Increment(ref s_calls)}-{Guid.NewGuid():N}";

    private static string NewNumber() => $"+49301{Interlocked.Increment(ref s_calls):000000}";
}

[Collection(OnSqlite.Name)]
public sealed class LiveCallsOnSqlite(SqliteApi api) : LiveCallSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class LiveCallsOnPostgres(PostgresApi api) : LiveCallSuite(api);
