using ContactCenter.Api.Feed;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Hubs;

/// <summary>The cursor: backlog from memory or the journal, batches within their limits, resets instead of gaps.</summary>
public sealed class FeedPumpTests
{
    private readonly Scene _scene = new();

    public FeedPumpTests() => _scene.User("manager", Roles.Manager);

    private static async Task<WeakReference> SubscribedAsync(FeedNode node)
    {
        var (_, start, _) = await node.SubscribeAsync("manager");
        return new WeakReference(start.Snapshot ?? throw new InvalidOperationException("There is no snapshot."));
    }

    [Fact]
    public async Task Goes_on_after_a_position_with_what_came_meanwhile()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var first = _scene.Start("r1");
        _scene.Say("r1", "one");
        var (client, start, _) = await node.SubscribeAsync("manager", first);
        var last = _scene.Say("r1", "two");

        Assert.Null(start.ResetReason);
        Assert.Equal(first, start.Cursor);
        Assert.Equal([first + 1, last], await client.EntriesUntilAsync(last));
    }

    [Fact]
    public async Task Reads_from_the_journal_what_is_not_in_memory()
    {
        Talk(500);
        await using var node = await FeedNode.StartAsync(_scene, new FeedOptions { RingEntries = 20 });
        Talk(500);
        var (client, _, _) = await node.SubscribeAsync("manager", 100);
        var last = _scene.Say("r", "end");

        Assert.Equal(Range(101, last), await client.EntriesUntilAsync(last));
        Assert.True(_scene.Journal.Reads >= (last - 120) / FeedReader.PageEntries);
    }

    [Fact]
    public async Task Snapshot_is_not_kept_for_as_long_as_the_connection_lasts()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        _scene.Start("r1");
        var snapshot = await SubscribedAsync(node);
        for (var attempt = 0; attempt < 20 && snapshot.IsAlive; attempt++)
        {
            GC.Collect();
            await Task.Yield();
        }

        Assert.False(snapshot.IsAlive);
    }

    [Fact]
    public async Task Messages_are_bounded_by_entries_and_bytes()
    {
        Talk(30);
        await using var node = await FeedNode.StartAsync(_scene, new FeedOptions { MaxEntriesPerMessage = 7, MaxBytesPerMessage = 1_500 });
        var large = _scene.Say("r", new string('x', 5_000));
        var last = _scene.Say("r", "end");
        var (client, _, _) = await node.SubscribeAsync("manager", 1);

        var positions = new List<long>();
        while (positions.LastOrDefault() < last)
        {
            var message = await client.NextAsync();
            Assert.InRange(message.Entries.Length, 1, 7);
            if (message.Positions.First() == large) Assert.Single(message.Entries);
            else Assert.True(message.Bytes <= 1_500);
            positions.AddRange(message.Positions);
        }

        Assert.Equal(Range(2, last), positions);
    }

    [Fact]
    public async Task Too_far_behind_is_a_reset_with_a_snapshot()
    {
        _scene.User("agent", Roles.Agent);
        Talk(20);
        await using var node = await FeedNode.StartAsync(_scene, new FeedOptions { MaxBacklogEntries = 10 });
        _scene.Start("waiting");
        _scene.Start("served");
        _scene.Take("served", "agent");
        var (client, start, _) = await node.SubscribeAsync("agent", 1);

        Assert.Equal(ResetReasons.TooFarBehind, start.ResetReason);
        Assert.Equal(_scene.Journal.Head, start.Cursor);
        var snapshot = start.Snapshot!.ToJson();
        Assert.Equal("served", Assert.Single(snapshot.GetProperty("rooms").EnumerateArray()).GetProperty("_id").GetString());
        Assert.Equal(["r", "waiting"], snapshot.GetProperty("queue").EnumerateArray().Select(room => room.GetProperty("_id").GetString()));
        Assert.False(snapshot.GetProperty("truncated").GetBoolean());
        var next = _scene.Say("served", "goes on");
        Assert.Equal([next], await client.EntriesUntilAsync(next));
    }

    [Fact]
    public async Task Ahead_of_the_journal_is_a_reset()
    {
        Talk(5);
        await using var node = await FeedNode.StartAsync(_scene);
        var (client, start, _) = await node.SubscribeAsync("manager", 1_000);
        Assert.Equal(ResetReasons.AheadOfJournal, start.ResetReason);
        var next = _scene.Say("r", "after the restore");
        Assert.Equal([next], await client.EntriesUntilAsync(next));
    }

    [Fact]
    public async Task A_position_from_a_node_that_is_ahead_of_this_one_is_waited_for()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        _scene.Journal.Hold();
        var position = _scene.Start("r");
        var next = _scene.Say("r", "not seen on the other node");
        var (client, start, _) = await node.SubscribeAsync("manager", position);
        Assert.Null(start.ResetReason);
        _scene.Journal.Release();
        Assert.Equal([next], await client.EntriesUntilAsync(next));
    }

    [Fact]
    public async Task A_slow_client_starts_again_and_others_do_not_notice()
    {
        await using var node = await FeedNode.StartAsync(_scene, new FeedOptions { MaxBacklogEntries = 10, RingEntries = 20 });
        var (slow, _, _) = await node.SubscribeAsync("manager");
        var (quick, _, _) = await node.SubscribeAsync("manager");
        slow.Hold();
        var first = _scene.Start("r");
        Assert.Equal([first], await quick.EntriesUntilAsync(first));
        await slow.Sending;
        for (var i = 0; i < 50; i++) await quick.EntriesUntilAsync(_scene.Say("r", $"m{i}"));
        slow.Release();

        var positions = new List<long>();
        Received received;
        while ((received = await slow.NextAsync()).Snapshot is null) positions.AddRange(received.Positions);
        Assert.Equal(ResetReasons.TooFarBehind, received.Reason);
        Assert.Equal(Range(first, first + positions.Count - 1), positions);
        Assert.Equal(_scene.Journal.Head, received.Snapshot.Position);
        var next = _scene.Say("r", "both");
        Assert.Equal([next], await slow.EntriesUntilAsync(next));
    }

    [Fact]
    public async Task A_client_without_entries_learns_how_far_the_journal_is()
    {
        _scene.User("agent", Roles.Agent);
        _scene.User("other", Roles.Agent);
        _scene.Start("r");
        _scene.Take("r", "other");
        await using var node = await FeedNode.StartAsync(_scene);
        var (client, start, _) = await node.SubscribeAsync("agent");
        var head = _scene.Say("r", "not for this one");
        Assert.Equal(head - 1, start.Cursor);
        node.Feed.AnnouncePosition();
        Assert.Equal(head, (await client.NextAsync()).Position);
        node.Feed.AnnouncePosition();
        var next = _scene.Start("r2");
        Assert.Equal([next], (await client.NextAsync()).Positions);
    }

    [Fact]
    public async Task After_Unsubscribe_nothing_is_sent()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (client, _, connection) = await node.SubscribeAsync("manager");
        await connection.UnsubscribeAsync();
        _scene.Start("r");
        var start = await connection.SubscribeAsync(null, Task.CompletedTask);
        var next = _scene.Say("r", "again");
        Assert.Equal(next - 1, start!.Cursor);
        Assert.Equal([next], await client.EntriesUntilAsync(next));
    }

    private void Talk(int messages)
    {
        if (!_scene.Directory.Rooms.ContainsKey("r")) _scene.Start("r");
        for (var i = 1; i < messages; i++) _scene.Say("r", $"m{i}");
    }

    private static IEnumerable<long> Range(long first, long last) => Enumerable.Range((int)first, (int)(last - first + 1)).Select(i => (long)i);
}
