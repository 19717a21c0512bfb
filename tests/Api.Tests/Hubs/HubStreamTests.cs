using System.Text.Json;
using System.Threading.Channels;
using ContactCenter.Workspace;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Hubs;

/// <summary>The gapless stream over a real connection (DESIGN §1 promise 3).</summary>
public sealed class HubStreamTests(ITestOutputHelper output)
{
    private const string TheEnd = "the-end";

    private readonly Scene _scene = new();

    public static IEnumerable<object[]> Seeds() => Seed.Range(3).Select(seed => new object[] { seed });

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Resumes_without_a_gap_wherever_it_is_cut_off(int seed)
    {
        var random = new Random(seed);
        _scene.User("agent", Roles.Agent);
        _scene.User("other", Roles.Agent);
        await using var server = await HubServer.StartAsync(_scene, options => options.RingEntries = 200);
        var position = _scene.Journal.Head;
        var expected = new List<long>();
        using var permits = new SemaphoreSlim(0);
        var writing = Task.Run(() => WriteAsync(expected, permits));

        var seen = new List<long>();
        var connections = 0;
        var hasEnded = false;
        while (!hasEnded)
        {
            connections++;
            await using var client = await server.ConnectAsync("agent");
            var answer = await client.InvokeAsync("Subscribe", position);
            Assert.False(answer.GetProperty("reset").GetBoolean());
            for (var left = random.Next(1, 20); left > 0 && !hasEnded; left--)
            {
                // Enough that at least one of them is this agent's.
                permits.Release(random.Next(3, 100));
                var call = await client.NextAsync();
                if (call.Method == "entries") seen.AddRange(call.Positions);
                position = call.Method == "position" ? call.Argument.GetInt64() : seen[^1];
                hasEnded = call.Argument.GetRawText().Contains(TheEnd, StringComparison.Ordinal);
            }
        }

        await writing;
        output.WriteLine($"seed {seed}: {seen.Count} entries over {connections} connections");
        Assert.Equal(expected, seen);
        Assert.True(connections > 5);
    }

    /// <summary>Two conversations of two agents side by side, as fast as there are permits.</summary>
    private async Task WriteAsync(List<long> expected, SemaphoreSlim permits)
    {
        const int messages = 10_000;
        expected.AddRange([_scene.Start("mine"), _scene.Take("mine", "agent"), _scene.Start("theirs"), _scene.Take("theirs", "other")]);
        for (var i = 0; i < messages; i++)
        {
            await permits.WaitAsync();
            if (i % 3 == 0) expected.Add(_scene.Say("mine", $"mine {i}"));
            else _scene.Say("theirs", $"theirs {i}");
        }

        expected.Add(_scene.Start(TheEnd));
    }

    [Fact]
    public async Task The_answer_of_Subscribe_comes_before_the_first_entry()
    {
        _scene.User("agent", Roles.Agent);
        _scene.Start("r1");
        await using var server = await HubServer.StartAsync(_scene);
        for (var i = 0; i < 50; i++)
        {
            await using var client = await server.ConnectRawAsync("agent");
            await client.InvokeAsync("Subscribe", 0);
            Assert.Equal(HubCall.Answered, (await client.NextOrResponseAsync()).Method);
            Assert.Equal("entries", (await client.NextOrResponseAsync()).Method);
        }
    }

    [Fact]
    public async Task A_new_client_gets_a_snapshot_and_what_follows_it()
    {
        _scene.User("agent", Roles.Agent);
        _scene.Start("served");
        _scene.Take("served", "agent");
        _scene.Start("waiting");
        await using var server = await HubServer.StartAsync(_scene);
        _scene.Directory.OnRead = () => _scene.Say("served", "while the snapshot is read");
        await using var client = await server.ConnectAsync("agent");
        var answer = await client.InvokeAsync("Subscribe", [null]);
        _scene.Directory.OnRead = () => { };
        var last = _scene.Say("served", "end");

        Assert.False(answer.GetProperty("reset").GetBoolean());
        var position = answer.GetProperty("position").GetInt64();
        var snapshot = answer.GetProperty("snapshot");
        Assert.Equal(position, snapshot.GetProperty("position").GetInt64());
        var room = Assert.Single(snapshot.GetProperty("rooms").EnumerateArray());
        Assert.Equal("served", room.GetProperty("_id").GetString());
        Assert.True(room.GetProperty("seq").GetInt64() >= 2);
        Assert.Equal("waiting", Assert.Single(snapshot.GetProperty("queue").EnumerateArray()).GetProperty("_id").GetString());
        Assert.DoesNotContain(Scene.VisitorKey, snapshot.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range((int)position + 1, (int)(last - position)).Select(i => (long)i), await client.EntriesUntilAsync(last));
    }

    [Theory]
    [InlineData(1L, "too-far-behind")]
    [InlineData(100_000L, "ahead-of-journal")]
    public async Task A_position_that_cannot_be_served_is_a_reset(long position, string reason)
    {
        _scene.User("agent", Roles.Agent);
        _scene.Start("r1");
        for (var i = 0; i < 20; i++) _scene.Say("r1", $"m{i}");
        await using var server = await HubServer.StartAsync(_scene, options => options.MaxBacklogEntries = 10);
        await using var client = await server.ConnectAsync("agent");
        var answer = await client.InvokeAsync("Subscribe", position);

        Assert.True(answer.GetProperty("reset").GetBoolean());
        Assert.Equal(reason, answer.GetProperty("reason").GetString());
        Assert.Equal(_scene.Journal.Head, answer.GetProperty("position").GetInt64());
        Assert.Equal(JsonValueKind.Object, answer.GetProperty("snapshot").ValueKind);
        var next = _scene.Say("r1", "on");
        Assert.Equal([next], await client.EntriesUntilAsync(next));
    }

    [Fact]
    public async Task Two_connections_of_one_user_both_get_everything()
    {
        _scene.User("agent", Roles.Agent);
        await using var server = await HubServer.StartAsync(_scene);
        await using var phone = await server.ConnectAsync("agent");
        await using var desk = await server.ConnectAsync("agent");
        await phone.InvokeAsync("Subscribe", [null]);
        await desk.InvokeAsync("Subscribe", [null]);
        var first = _scene.Start("r1");
        var last = _scene.Take("r1", "agent");
        Assert.Equal([first, last], await phone.EntriesUntilAsync(last));
        Assert.Equal([first, last], await desk.EntriesUntilAsync(last));
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_reset_and_delays_nobody()
    {
        _scene.User("manager", Roles.Manager);
        await using var server = await HubServer.StartAsync(_scene, options => (options.MaxBacklogEntries, options.RingEntries) = (100, 200));
        var slow = await server.ConnectRawAsync("manager", reads: false);
        var subscribed = slow.InvokeAsync("Subscribe", 0L);
        await using var quick = await server.ConnectAsync("manager");
        await quick.InvokeAsync("Subscribe", 0L);
        _scene.Start("r1");
        var text = new string('x', 15_000);
        for (var i = 0; i < 2_000; i++)
        {
            var last = _scene.Say("r1", text);
            if (i % 50 == 49) await quick.EntriesUntilAsync(last);
        }

        slow.StartReading();
        await subscribed;
        var next = _scene.Say("r1", "both");
        var seen = new List<long>();
        var reached = 0L;
        var resets = 0;
        // It may fall behind again right after a reset: whatever comes, it ends at the newest entry, in order.
        while (reached < next)
        {
            if (await NextOrCutAsync(slow) is not { } call)
            {
                await slow.DisposeAsync();
                slow = await server.ConnectRawAsync("manager");
                var answer = await slow.InvokeAsync("Subscribe", reached);
                if (!answer.GetProperty("reset").GetBoolean()) continue;
                call = new HubCall("reset", answer);
            }

            if (call.Method == "entries")
            {
                Assert.True(call.Positions[0] > reached);
                seen.AddRange(call.Positions);
                reached = call.Positions[^1];
            }
            else if (call.Method == "reset")
            {
                Assert.Equal("too-far-behind", call.Argument.GetProperty("reason").GetString());
                Assert.True(call.Argument.GetProperty("position").GetInt64() >= reached);
                reached = call.Argument.GetProperty("position").GetInt64();
                resets++;
            }
        }

        await slow.DisposeAsync();
        Assert.True(resets > 0);
        Assert.Equal(seen.Order(), seen);
        Assert.True(seen.Count < 2_000);
    }

    /// <returns>Null = the framework has cut off the client, as it does with one that reads nothing for ten seconds.</returns>
    private static async Task<HubCall?> NextOrCutAsync(RawHubClient client)
    {
        try
        {
            return await client.NextAsync();
        }
        catch (ChannelClosedException)
        {
            return null;
        }
    }
}
