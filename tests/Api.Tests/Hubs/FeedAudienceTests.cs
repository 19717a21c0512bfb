using ContactCenter.Api.Feed;
using ContactCenter.Api.Identity;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Hubs;

/// <summary>The users who see an entry at once: the serving agent, the queue while the conversation waits, managers; nobody else.</summary>
public sealed class FeedAudienceTests
{
    private readonly Scene _scene = new();

    [Fact]
    public async Task The_serving_agent_and_managers_see_a_served_chat_and_nobody_else_does()
    {
        Users();
        await using var node = await FeedNode.StartAsync(_scene);
        var (serving, _, _) = await node.SubscribeAsync("agent");
        var (other, _, _) = await node.SubscribeAsync("other");
        var (manager, _, _) = await node.SubscribeAsync("manager");

        var started = _scene.Start("r1");
        var taken = _scene.Take("r1", "agent");
        var said = _scene.Say("r1", "for the agent");
        var closed = _scene.Close("r1");
        var last = _scene.Start("r2");

        Assert.Equal([started, taken, said, closed, last], await serving.EntriesUntilAsync(last));
        Assert.Equal([started, taken, said, closed, last], await manager.EntriesUntilAsync(last));
        Assert.Equal([started, taken, last], await other.EntriesUntilAsync(last));
    }

    [Fact]
    public async Task Serving_agent_gets_the_entry_and_the_queues_other_agents_the_notice()
    {
        Users();
        await using var node = await FeedNode.StartAsync(_scene);
        var (serving, _, _) = await node.SubscribeAsync("agent");
        var (other, _, _) = await node.SubscribeAsync("other");
        _scene.Start("r1");
        var taken = _scene.Take("r1", "agent");
        _scene.Start("r2");
        var closed = _scene.Close("r2");

        var last = _scene.Start("r3");

        Assert.Equal("conversation-assigned", (await KindsAsync(serving, last))[taken]);
        var kinds = await KindsAsync(other, last);
        Assert.Equal("conversation-left-queue", kinds[taken]);
        Assert.Equal("conversation-left-queue", kinds[closed]);
    }

    [Fact]
    public async Task A_department_queue_is_seen_by_its_agents_only()
    {
        Users();
        _scene.NewDepartment("sales", "agent");
        await using var node = await FeedNode.StartAsync(_scene);
        var (member, _, _) = await node.SubscribeAsync("agent");
        var (other, _, _) = await node.SubscribeAsync("other");

        var forSales = _scene.Start("r1", "sales");
        var message = _scene.Say("r1", "hello sales");
        var open = _scene.Start("r2");

        Assert.Equal([forSales, message, open], await member.EntriesUntilAsync(open));
        Assert.Equal([open], await other.EntriesUntilAsync(open));
    }

    [Fact]
    public async Task User_without_permissions_sees_nothing()
    {
        _scene.User("nobody", Roles.User);
        await using var node = await FeedNode.StartAsync(_scene);
        var (_, start, _) = await node.SubscribeAsync("nobody");
        Assert.True(start.Rights.Visibility.SeesNothing);
    }

    [Fact]
    public async Task An_entry_wakes_only_those_who_may_see_it()
    {
        Users();
        _scene.Start("r1");
        _scene.Take("r1", "agent");
        await using var node = await FeedNode.StartAsync(_scene);
        var visibility = FeedVisibility.Of(new Caller("other", "other", "other", [Roles.Agent]), _scene.Workspace.Current);
        var idle = new FeedSubscriber("other", 1);
        node.Feed.Register(idle);
        var asOf = 0L;
        Assert.True(node.Feed.TryWatch(idle, visibility, null, ref asOf, out _));

        _scene.Say("r1", "for the agent");
        Assert.False(idle.WaitAsync(CancellationToken.None).AsTask().IsCompleted);
        var work = node.Feed.Take(idle);
        Assert.Equal(0, work.From);
        Assert.Equal(_scene.Journal.Head, work.Head);
    }

    private void Users()
    {
        _scene.User("agent", Roles.Agent);
        _scene.User("other", Roles.Agent);
        _scene.User("manager", Roles.Manager);
    }

    private static async Task<Dictionary<long, string>> KindsAsync(RecordingClient client, long until)
    {
        var kinds = new Dictionary<long, string>();
        while (!kinds.ContainsKey(until))
            foreach (var entry in (await client.NextAsync()).Entries)
                kinds.Add(entry.GetProperty("position").GetInt64(), entry.GetProperty("kind").GetString()!);
        return kinds;
    }
}
