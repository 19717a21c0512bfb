using System.Text.Json;
using ContactCenter.Api.Feed;
using ContactCenter.Conversations;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Hubs;

/// <summary>A conversation changes hands: everybody concerned learns it once, in order, and nothing that is not theirs any more.</summary>
public sealed class FeedTransferTests
{
    private readonly Scene _scene = new();

    public FeedTransferTests()
    {
        foreach (var agent in new[] { "ann", "ben", "cid" }) _scene.User(agent, Roles.Agent);
        _scene.User("manager", Roles.Manager);
        _scene.NewDepartment("sales", "ben");
        _scene.NewDepartment("support", "cid");
    }

    [Fact]
    public async Task Transfer_to_a_department_ends_the_old_agents_view_and_informs_the_new_queue()
    {
        _scene.Start("r1");
        _scene.Take("r1", "ann");
        _scene.Say("r1", "before");
        await using var node = await FeedNode.StartAsync(_scene);
        var (old, _, _) = await node.SubscribeAsync("ann");
        var (queue, _, _) = await node.SubscribeAsync("ben");
        var (other, _, _) = await node.SubscribeAsync("cid");
        var (manager, _, _) = await node.SubscribeAsync("manager");

        var moved = _scene.Happens("r1", ToDepartment("sales", from: "ann", fromDepartment: null));
        var after = _scene.Say("r1", "after");
        var taken = _scene.Take("r1", "ben");
        var sentinel = _scene.Start("public");

        var seen = new List<JsonElement>();
        while (seen.Count < 2) seen.AddRange((await old.NextAsync()).Entries);
        Assert.Equal([moved, sentinel], seen.Select(entry => entry.GetProperty("position").GetInt64()));
        Assert.False(seen[0].GetProperty("room").TryGetProperty("queuedAt", out _));
        Assert.Equal([sentinel], await other.EntriesUntilAsync(sentinel));
        Assert.Equal([moved, after, taken, sentinel], await manager.EntriesUntilAsync(sentinel));
        var arrival = (await queue.NextAsync()).Entries[0];
        var room = arrival.GetProperty("room");
        Assert.Equal(moved, arrival.GetProperty("position").GetInt64());
        Assert.Equal(("Ada", "sales", "widget"), (Text(room, "fname"), Text(room, "departmentId"), Text(room.GetProperty("source"), "type")));
        Assert.True(room.TryGetProperty("queuedAt", out _));
        Assert.True(room.TryGetProperty("priorityWeight", out _));
        Assert.True(room.TryGetProperty("lastMessage", out _));
    }

    [Fact]
    public async Task Waiting_conversation_sent_to_another_department_moves_between_the_queues()
    {
        _scene.Start("r1", "support");
        await using var node = await FeedNode.StartAsync(_scene);
        var (left, _, _) = await node.SubscribeAsync("cid");
        var (arrives, _, _) = await node.SubscribeAsync("ben");
        _scene.Happens("r1", ToDepartment("sales", from: null, fromDepartment: "support"));

        Assert.Equal(FeedKinds.LeftQueue, Text(Assert.Single((await left.NextAsync()).Entries), "kind"));
        Assert.Equal(ConversationKinds.Transferred, Text(Assert.Single((await arrives.NextAsync()).Entries), "kind"));
    }

    [Fact]
    public async Task A_transfer_to_an_agent_goes_to_both_and_the_queue_hears_nothing()
    {
        _scene.Start("r1", "sales");
        _scene.Take("r1", "ann");
        await using var node = await FeedNode.StartAsync(_scene);
        var (old, _, _) = await node.SubscribeAsync("ann");
        var (next, _, _) = await node.SubscribeAsync("cid");
        var (queue, _, _) = await node.SubscribeAsync("ben");
        var moved = _scene.Happens("r1", new ConversationTransferred(
            TransferScopes.Agent, By, new AgentReference("ann", "ann"), Scene.ReservationId, "sales", "sales", new AgentReference("cid", "cid"), "yours"));
        var assigned = _scene.Happens("r1", new AgentAssigned(new AgentReference("cid", "cid"), "slot", AssignmentReason.Forwarded));
        var sentinel = _scene.Start("public");

        Assert.Equal([moved, sentinel], await old.EntriesUntilAsync(sentinel));
        Assert.Equal([moved, assigned, sentinel], await next.EntriesUntilAsync(sentinel));
        Assert.Equal([sentinel], await queue.EntriesUntilAsync(sentinel));
    }

    [Fact]
    public async Task A_conversation_on_hold_stays_with_its_agent_and_is_in_its_snapshot()
    {
        _scene.Start("r1");
        _scene.Take("r1", "ann");
        _scene.Say("r1", "unread");
        _scene.Happens("r1", new ConversationHeld(By, new AgentReference("ann", "ann"), Scene.ReservationId));
        await using var node = await FeedNode.StartAsync(_scene);
        var (client, start, _) = await node.SubscribeAsync("ann");
        var room = Assert.Single(start.Snapshot!.ToJson().GetProperty("rooms").EnumerateArray());
        Assert.True(room.GetProperty("onHold").GetBoolean());
        Assert.Equal(1, room.GetProperty("unread").GetInt32());
        var resumed = _scene.Happens("r1", new AgentAssigned(new AgentReference("ann", "ann"), "slot", AssignmentReason.GoesOn));
        Assert.Equal([resumed], await client.EntriesUntilAsync(resumed));
    }

    private static MessageSender By { get; } = new(MessageSender.User, "ann", "ann", null);

    private static ConversationTransferred ToDepartment(string departmentId, string? from, string? fromDepartment) => new(
        TransferScopes.Department, By, from is null ? null : new AgentReference(from, from), from is null ? null : Scene.ReservationId,
        fromDepartment, departmentId, null, "please");

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}
