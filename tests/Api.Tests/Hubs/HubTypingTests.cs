using System.Diagnostics;
using ContactCenter.Workspace;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Tests.Hubs;

/// <summary>Typing: to those who may see the room, marked as ephemeral, limited.</summary>
public sealed class HubTypingTests
{
    private readonly Scene _scene = new();

    public HubTypingTests()
    {
        _scene.User("agent", Roles.Agent);
        _scene.User("other", Roles.Agent);
        _scene.User("manager", Roles.Manager);
        _scene.Start("served");
        _scene.Take("served", "agent");
        _scene.Start("waiting");
    }

    [Fact]
    public async Task Those_who_may_see_the_room_see_who_types()
    {
        await using var server = await HubServer.StartAsync(_scene);
        await using var agent = await SubscribedAsync(server, "agent");
        await using var other = await SubscribedAsync(server, "other");
        await using var manager = await SubscribedAsync(server, "manager");
        await agent.InvokeAsync("Typing", "served", true);
        await agent.InvokeAsync("Typing", "waiting", true);

        var first = (await manager.NextAsync()).Argument;
        Assert.Equal("served", first.GetProperty("rid").GetString());
        Assert.Equal("agent", first.GetProperty("u").GetProperty("username").GetString());
        Assert.True(first.GetProperty("typing").GetBoolean());
        Assert.True(first.GetProperty("ephemeral").GetBoolean());
        Assert.Equal("waiting", (await manager.NextAsync()).Argument.GetProperty("rid").GetString());
        // The other agent may not see the served room: the first it hears of is the queue's.
        Assert.Equal("waiting", (await other.NextAsync()).Argument.GetProperty("rid").GetString());
    }

    [Fact]
    public async Task Typing_of_a_user_who_may_not_see_the_room_is_dropped()
    {
        await using var server = await HubServer.StartAsync(_scene, options => options.MaxTypingSignalsPerSecond = 1_000);
        await using var agent = await SubscribedAsync(server, "agent");
        await using var other = await SubscribedAsync(server, "other");
        await other.InvokeAsync("Typing", "served", true);
        await other.InvokeAsync("Typing", "no-such-room", true);
        await other.InvokeAsync("Typing", "waiting", true);
        Assert.Equal("waiting", (await agent.NextAsync()).Argument.GetProperty("rid").GetString());
        await Assert.ThrowsAsync<HubException>(() => other.InvokeAsync("Typing", new string('x', 1_000), true));
    }

    [Fact]
    public async Task Too_many_signals_are_dropped()
    {
        const int perSecond = 5;
        await using var server = await HubServer.StartAsync(
            _scene, options => (options.MaxTypingSignalsPerSecond, options.MaxWaitingTypingSignals) = (perSecond, 10_000));
        await using var agent = await SubscribedAsync(server, "agent");
        await using var other = await SubscribedAsync(server, "other");
        // All at once, or a slow machine would take so long for them that none is too many.
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => agent.InvokeAsync("Typing", "waiting", i % 2 == 0)));
        var seconds = (int)Math.Ceiling(watch.Elapsed.TotalSeconds);
        var last = _scene.Say("waiting", "end");
        var heard = 0;
        HubCall call;
        while ((call = await other.NextAsync()).Method != "entries") heard++;
        Assert.Equal([last], call.Positions);
        // They may have begun in the middle of a second.
        Assert.InRange(heard, perSecond, perSecond * (seconds + 1));
    }

    private static async Task<HubClient> SubscribedAsync(HubServer server, string userId)
    {
        var client = await server.ConnectAsync(userId);
        await client.InvokeAsync("Subscribe", [null]);
        return client;
    }
}
