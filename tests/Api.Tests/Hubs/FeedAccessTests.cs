using ContactCenter.Api.Feed;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Hubs;

/// <summary>Rights that change while a client is connected, or while it is away.</summary>
public sealed class FeedAccessTests
{
    private readonly Scene _scene = new();

    public FeedAccessTests() => _scene.User("agent", Roles.Agent);

    [Fact]
    public async Task A_new_department_brings_its_queue()
    {
        _scene.NewDepartment("sales");
        _scene.Start("r1", "sales");
        await using var node = await FeedNode.StartAsync(_scene);
        var (client, _, _) = await node.SubscribeAsync("agent");
        _scene.Department("sales", "agent");

        var reset = await client.NextAsync();
        Assert.Equal(ResetReasons.AccessChanged, reset.Reason);
        Assert.Equal("r1", Assert.Single(Queue(reset.Snapshot!)));
        var next = _scene.Say("r1", "seen now");
        Assert.Equal([next], await client.EntriesUntilAsync(next));
    }

    [Fact]
    public async Task A_lost_department_is_gone_at_once()
    {
        _scene.NewDepartment("sales", "agent");
        await using var node = await FeedNode.StartAsync(_scene);
        var (client, _, _) = await node.SubscribeAsync("agent");
        var seen = _scene.Start("r1", "sales");
        Assert.Equal([seen], await client.EntriesUntilAsync(seen));

        _scene.Department("sales");
        _scene.Say("r1", "not seen");
        var open = _scene.Start("r2");

        var reset = await client.NextAsync();
        Assert.Equal(ResetReasons.AccessChanged, reset.Reason);
        Assert.DoesNotContain("r1", Queue(reset.Snapshot!));
        if (reset.Snapshot!.Position < open) Assert.Equal([open], await client.EntriesUntilAsync(open));
    }

    [Fact]
    public async Task Rights_that_changed_while_the_client_was_away_are_a_reset()
    {
        _scene.NewDepartment("sales");
        await using var node = await FeedNode.StartAsync(_scene);
        _scene.Start("r1", "sales");
        var position = _scene.Journal.Head;
        _scene.Department("sales", "agent");
        var (client, start, _) = await node.SubscribeAsync("agent", position);

        Assert.Null(start.ResetReason);
        var reset = await client.NextAsync();
        Assert.Equal(ResetReasons.AccessChanged, reset.Reason);
        Assert.Equal("r1", Assert.Single(Queue(reset.Snapshot!)));
    }

    [Fact]
    public async Task A_sign_in_elsewhere_or_a_setting_changes_nothing()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var first = _scene.Start("r1");
        _scene.Login("agent");
        var (client, _, _) = await node.SubscribeAsync("agent", first - 1);
        _scene.Login("agent");
        var last = _scene.Say("r1", "on");
        Assert.Equal([first, last], await client.EntriesUntilAsync(last));
    }

    [Fact]
    public async Task An_unchanged_right_is_no_reset()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (client, _, _) = await node.SubscribeAsync("agent");
        _scene.Grant("create-user", Roles.Manager);
        var next = _scene.Start("r1");
        Assert.Equal([next], await client.EntriesUntilAsync(next));
    }

    [Fact]
    public async Task A_permission_given_or_taken_counts_at_once()
    {
        _scene.User("other", Roles.Agent);
        _scene.Start("r1");
        _scene.Take("r1", "other");
        await using var node = await FeedNode.StartAsync(_scene);
        var (client, _, _) = await node.SubscribeAsync("agent");
        _scene.SetRoles("agent", Roles.Manager);
        Assert.Equal(ResetReasons.AccessChanged, (await client.NextAsync()).Reason);
        var seen = _scene.Say("r1", "for managers");
        Assert.Equal([seen], await client.EntriesUntilAsync(seen));

        _scene.Grant("view-livechat-rooms", Roles.Admin);
        _scene.Grant("view-l-room", Roles.Admin);
        _scene.Grant("view-livechat-contact", Roles.Admin);
        await client.Closed;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signing_out_closes_the_connection(bool isSubscribed)
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var client = new RecordingClient();
        var connection = node.Connect("agent", client);
        if (isSubscribed) await connection.SubscribeAsync(null, Task.CompletedTask);
        _scene.Logout("agent");
        await client.Closed;
    }

    [Fact]
    public async Task Signing_out_ends_a_backlog_that_is_still_being_sent()
    {
        _scene.Start("r1");
        for (var i = 0; i < 20; i++) _scene.Say("r1", $"m{i}");
        await using var node = await FeedNode.StartAsync(_scene, new FeedOptions { MaxEntriesPerMessage = 1 });
        var client = new RecordingClient();
        client.Hold();
        await node.Connect("agent", client).SubscribeAsync(1, Task.CompletedTask);
        await client.Sending;
        _scene.Logout("agent");
        client.Release();
        await client.Closed;
        Assert.Equal(1, client.Waiting);
    }

    [Fact]
    public async Task Entries_during_Subscribe_arrive_once_and_in_order()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var position = _scene.Start("r1");
        _scene.OnLookUp = () => _scene.Say("r1", "while rights are looked up");
        var resumed = await node.SubscribeAsync("agent", position);
        _scene.Directory.OnRead = () => _scene.Say("r1", "while the snapshot is read");
        var fresh = await node.SubscribeAsync("agent");
        _scene.OnLookUp = _scene.Directory.OnRead = () => { };
        var last = _scene.Say("r1", "end");

        Assert.Equal(Range(position + 1, last), await resumed.Client.EntriesUntilAsync(last));
        Assert.True(fresh.Start.Cursor < last - 1);
        Assert.Equal(Range(fresh.Start.Cursor + 1, last), await fresh.Client.EntriesUntilAsync(last));
    }

    [Fact]
    public async Task A_room_that_is_taken_while_the_snapshot_is_read_is_not_in_its_queue()
    {
        _scene.User("other", Roles.Agent);
        _scene.Start("r1");
        await using var node = await FeedNode.StartAsync(_scene);
        _scene.Directory.OnRead = () =>
        {
            _scene.Directory.OnRead = () => { };
            _scene.Take("r1", "other");
        };
        var (client, start, _) = await node.SubscribeAsync("agent");
        Assert.Empty(Queue(start.Snapshot!));
        Assert.Equal([_scene.Journal.Head], await client.EntriesUntilAsync(_scene.Journal.Head));
    }

    [Fact]
    public async Task Rights_that_change_during_Subscribe_count()
    {
        _scene.NewDepartment("sales");
        _scene.Start("r1", "sales");
        await using var node = await FeedNode.StartAsync(_scene);
        var isFirst = true;
        _scene.OnLookUp = () =>
        {
            if (!isFirst) return;
            isFirst = false;
            _scene.Department("sales", "agent");
        };
        var (_, start, _) = await node.SubscribeAsync("agent");
        Assert.Equal("r1", Assert.Single(Queue(start.Snapshot!)));
    }

    private static IEnumerable<string?> Queue(FeedSnapshot snapshot) =>
        snapshot.ToJson().GetProperty("queue").EnumerateArray().Select(room => room.GetProperty("_id").GetString());

    private static IEnumerable<long> Range(long first, long last) => Enumerable.Range((int)first, (int)(last - first + 1)).Select(i => (long)i);
}
