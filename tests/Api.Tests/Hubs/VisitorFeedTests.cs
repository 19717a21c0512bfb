using ContactCenter.Agents;
using ContactCenter.Api.Feed;
using ContactCenter.Api.Routing;
using ContactCenter.Conversations;
using ContactCenter.Erasure;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Hubs;

/// <summary>A visitor's live connection: its own room, once, in order; its place in the queue; and the end when it is blocked.</summary>
public sealed class VisitorFeedTests
{
    private const string Ada = "token-of-ada";
    private const string Bob = "token-of-bob";
    private readonly Scene _scene = new();

    public VisitorFeedTests()
    {
        _scene.User("agent", Roles.Agent);
        _scene.StartAs(Ada, "r1");
        _scene.StartAs(Bob, "r2");
    }

    [Fact]
    public async Task A_visitor_that_comes_back_gets_everything_of_its_room_once_and_in_order()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (client, start, connection) = await node.SubscribeVisitorAsync(Ada, "r1");
        var taken = _scene.Take("r1", "agent");
        Assert.Equal([taken], await client.EntriesUntilAsync(taken));
        await connection.DisposeAsync();

        _scene.Say("r2", "somebody else's");
        var first = _scene.Say("r1", "one");
        var second = _scene.Say("r1", "two");
        var (again, resumed, _) = await node.SubscribeVisitorAsync(Ada, "r1", taken);
        Assert.Null(resumed!.ResetReason);
        var third = _scene.Say("r1", "three");
        Assert.Equal([first, second, third], await again.EntriesUntilAsync(third));
        Assert.Equal("r1", start!.Snapshot!.ToJson().GetProperty("room").GetProperty("_id").GetString());
    }

    [Fact]
    public async Task A_visitor_too_far_behind_starts_again_from_its_room()
    {
        await using var node = await FeedNode.StartAsync(_scene, new FeedOptions { MaxBacklogEntries = 2 });
        for (var i = 0; i < 5; i++) _scene.Say("r1", "message " + i);
        var (_, start, _) = await node.SubscribeVisitorAsync(Ada, "r1", 1);
        Assert.Equal(ResetReasons.TooFarBehind, start!.ResetReason);
        Assert.NotNull(start.Snapshot);
    }

    [Fact]
    public async Task Nobody_subscribes_to_a_room_that_is_not_its_own()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        Assert.Null((await node.SubscribeVisitorAsync(Ada, "r2")).Start);
        Assert.Null((await node.SubscribeVisitorAsync("unknown", "r1")).Start);
        Assert.Null((await node.SubscribeVisitorAsync(Ada, "no-room")).Start);
    }

    [Fact]
    public async Task Every_tab_of_a_visitor_gets_everything()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (one, _, _) = await node.SubscribeVisitorAsync(Ada, "r1");
        var (two, _, _) = await node.SubscribeVisitorAsync(Ada, "r1");
        var said = _scene.Say("r1", "hello");
        Assert.Equal([said], await one.EntriesUntilAsync(said));
        Assert.Equal([said], await two.EntriesUntilAsync(said));
    }

    [Fact]
    public async Task A_slow_visitor_holds_nobody_up_and_loses_nothing()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (slow, _, _) = await node.SubscribeVisitorAsync(Ada, "r1");
        var (quick, _, _) = await node.SubscribeVisitorAsync(Ada, "r1");
        slow.Hold();
        var positions = Enumerable.Range(0, 20).Select(i => _scene.Say("r1", "message " + i)).ToList();
        Assert.Equal(positions, await quick.EntriesUntilAsync(positions[^1]));
        await slow.Sending;
        slow.Release();
        Assert.Equal(positions, await slow.EntriesUntilAsync(positions[^1]));
    }

    [Fact]
    public async Task A_block_is_the_last_thing_a_visitor_hears()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (client, _, _) = await node.SubscribeVisitorAsync(Ada, "r1");
        var (other, _, _) = await node.SubscribeVisitorAsync(Bob, "r2");
        var closed = _scene.Happens("r1", new ConversationClosed("user", null, "Blocked", [], null, ByBlock: true));
        var said = _scene.Say("r2", "still here");

        Assert.Equal([closed], await client.EntriesUntilAsync(closed));
        Assert.True((await client.NextAsync()).IsBlocked);
        await client.Closed;
        Assert.Equal(0, client.Waiting);
        Assert.Equal([said], await other.EntriesUntilAsync(said));
    }

    [Fact]
    public async Task An_erased_visitors_connection_ends()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (client, _, _) = await node.SubscribeVisitorAsync(Ada, "r1");
        var (other, _, _) = await node.SubscribeVisitorAsync(Bob, "r2");
        _scene.Directory.Visitors.TryRemove(ContactCenter.Parties.VisitorKey.Of(Ada), out _);
        _scene.Journal.Append(
            new EntityId(EntityTypes.Erasure, "e1"), DateTimeOffset.UnixEpoch, ErasureKinds.Completed, "{}", EntryTags.None);
        await client.Closed;
        var said = _scene.Say("r2", "still here");
        Assert.Equal([said], await other.EntriesUntilAsync(said));
    }

    [Fact]
    public async Task Typing_reaches_the_other_side_and_not_other_rooms()
    {
        _scene.Take("r1", "agent");
        await using var node = await FeedNode.StartAsync(_scene);
        var (visitor, _, seat) = await node.SubscribeVisitorAsync(Ada, "r1");
        var (other, _, _) = await node.SubscribeVisitorAsync(Bob, "r2");
        var (agent, _, desk) = await node.SubscribeAsync("agent");
        await desk.TypeAsync(new TypingSignal("r1", "agent", "agent", true));
        Assert.Equal("agent", (await visitor.NextAsync()).Typing!.Username);
        await seat.TypeAsync(new TypingSignal("r1", "ada", "guest-1", true));
        Assert.Equal("guest-1", (await agent.NextAsync()).Typing!.Username);
        await seat.TypeAsync(new TypingSignal("r2", "ada", "guest-1", true));
        var said = _scene.Say("r2", "mine");
        Assert.Equal([said], await other.EntriesUntilAsync(said));
    }

    [Fact]
    public async Task Typing_reaches_other_nodes_when_allowed_and_only_viewers_of_the_room()
    {
        _scene.Take("r1", "agent");
        await using var here = await FeedNode.StartAsync(_scene);
        var (visitor, _, seat) = await here.SubscribeVisitorAsync(Ada, "r1");
        var (agent, _, _) = await here.SubscribeAsync("agent");
        await seat.TypeAsync(new TypingSignal("r2", "ada", "guest-1", true));
        var typed = new TypingSignal("r1", ContactCenter.Visitors.VisitorNames.Of(ContactCenter.Parties.VisitorKey.Of(Ada)).VisitorId, "guest-1", true);
        await seat.TypeAsync(typed);
        Assert.Equal<NodeSignal>([typed], here.Relay.Signals);
        Assert.Equal(typed, (await agent.NextAsync()).Typing);

        await here.OfOthers.OnSignalAsync("other", new TypingSignal("r2", "agent", "agent", true), CancellationToken.None);
        await here.OfOthers.OnSignalAsync("other", typed with { IsTyping = false }, CancellationToken.None);
        await here.OfOthers.OnSignalAsync("other", new TypingSignal("r1", "agent", "agent", true), CancellationToken.None);
        Assert.Equal(typed with { IsTyping = false }, (await agent.NextAsync()).Typing);
        Assert.Equal("agent", (await visitor.NextAsync()).Typing!.Username);
        Assert.Single(here.Relay.Signals);
    }

    [Fact]
    public async Task A_waiting_visitor_is_told_its_new_place_when_somebody_ahead_is_taken()
    {
        _scene.Directory.Candidates = [new AgentCandidate("agent", 0, null, null)];
        _scene.Directory.RecentChats = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3)];
        await using var node = await FeedNode.StartAsync(_scene);
        var (client, _, _) = await node.SubscribeVisitorAsync(Bob, "r2");
        node.Feed.Announce(await node.Positions.ReadAsync(QueuePositions.PublicQueue, CancellationToken.None));
        Assert.Equal(new QueuePlace(2, 240, null), (await client.NextAsync()).Place);

        _scene.Take("r1", "agent");
        Assert.Equal([QueuePositions.PublicQueue], node.Feed.Queues.Take());
        node.Feed.Announce(await node.Positions.ReadAsync(QueuePositions.PublicQueue, CancellationToken.None));
        Assert.Equal(new QueuePlace(1, 120, null), (await client.NextAsync()).Place);

        // The same place again is not told again: the next thing is what was said.
        node.Feed.Announce(await node.Positions.ReadAsync(QueuePositions.PublicQueue, CancellationToken.None));
        var said = _scene.Say("r2", "hello?");
        Assert.Equal([said], await client.EntriesUntilAsync(said));
    }

    [Fact]
    public async Task Wait_is_told_anew_when_an_agent_comes_or_goes_and_not_for_its_conversations()
    {
        _scene.NewDepartment("sales", "agent");
        _scene.NewDepartment("support", "other");
        await using var node = await FeedNode.StartAsync(_scene);
        await node.SubscribeVisitorAsync(Ada, "r1");
        AgentEntry[] ofThePace =
        [
            new PresenceChanged(new AgentReference("agent", "agent"), "offline", null), new AvailabilityChanged(false), new HoursFollowed(true),
            new AgentDismissed(), new AgentEnrolled(new AgentReference("agent", "agent")),
        ];
        foreach (var entry in ofThePace)
        {
            _scene.Agent("agent", entry);
            Assert.Equal([QueuePositions.PublicQueue, "sales"], node.Feed.Queues.Take().Order(StringComparer.Ordinal));
        }

        _scene.Agent("agent", new SlotReserved("r9", "reservation", AssignmentReason.Taken));
        _scene.Agent("agent", new SlotReleased("r9"));
        Assert.Empty(node.Feed.Queues.Take());
        _scene.Department("support", "agent", "other");
        Assert.Equal(["support"], node.Feed.Queues.Take());
    }

    [Fact]
    public async Task Many_changes_of_a_queue_are_read_once()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (client, _, _) = await node.SubscribeVisitorAsync(Ada, "r1");
        await node.Announcer.StartAsync(CancellationToken.None);
        for (var i = 0; i < 50; i++) _scene.Start("more-" + i);
        while (client.Waiting == 0)
        {
            node.Time.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Yield();
        }

        Assert.Equal(1, (await client.NextAsync()).Place!.Position);
        Assert.Equal(1, _scene.Directory.QueueReads);
        await node.Announcer.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Without_waiting_visitors_on_the_node_no_queue_is_read()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        _scene.Start("r3");
        Assert.Empty(node.Feed.Queues.Take());
    }
}
