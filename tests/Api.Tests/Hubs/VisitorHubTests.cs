using System.Text.Json;
using ContactCenter.Workspace;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Tests.Hubs;

/// <summary>The visitors' hub over real connections: its calls, limits and secrets.</summary>
public sealed class VisitorHubTests
{
    private const string Ada = "secret-token-of-ada";
    private readonly Scene _scene = new();

    public VisitorHubTests()
    {
        _scene.User("agent", Roles.Agent);
        _scene.StartAs(Ada, "r1");
        _scene.StartAs("token-of-bob", "r2");
        _scene.Take("r1", "agent");
    }

    [Fact]
    public async Task A_visitor_subscribes_writes_reads_and_types()
    {
        await using var server = await HubServer.StartAsync(_scene);
        await using var agent = await server.ConnectAsync("agent");
        await agent.InvokeAsync("Subscribe", [null]);
        await using var visitor = await server.ConnectVisitorAsync();
        var start = await visitor.InvokeAsync("Subscribe", Ada, "r1", null);
        Assert.Equal("agent", start.GetProperty("snapshot").GetProperty("room").GetProperty("servedBy").GetProperty("username").GetString());
        Assert.Equal("my-id", (await visitor.InvokeAsync("Send", new { _id = "my-id", msg = "hello" })).GetProperty("_id").GetString());
        Assert.Equal("hello", Single(await visitor.NextAsync()).GetProperty("message").GetProperty("msg").GetString());
        await visitor.InvokeAsync("Read", 3);
        Assert.Equal([("visitor", "r1", 3L)], server.Cursors);

        Assert.Equal("entries", (await agent.NextAsync()).Method);
        await visitor.InvokeAsync("Typing", true);
        Assert.True((await agent.NextAsync()).Argument.GetProperty("typing").GetBoolean());
        await agent.InvokeAsync("Typing", "r1", true);
        var typing = await visitor.NextAsync();
        Assert.Equal(("typing", "agent"), (typing.Method, typing.Argument.GetProperty("username").GetString()));
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains(Ada, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Send", "{\"msg\":\"x\"}")]
    [InlineData("Typing", "true")]
    [InlineData("Read", "1")]
    public async Task Nothing_is_done_for_who_has_not_said_who_it_is(string method, string argument)
    {
        await using var server = await HubServer.StartAsync(_scene);
        await using var client = await server.ConnectVisitorAsync();
        var refused = await Assert.ThrowsAsync<HubException>(() => client.InvokeAsync(method, JsonDocument.Parse(argument).RootElement));
        Assert.EndsWith("invalid-token", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_does_not_say_who_it_is_ends()
    {
        await using var server = await HubServer.StartAsync(_scene, options => options.VisitorSignInMilliseconds = 5_000);
        await using var client = await server.ConnectVisitorAsync();
        await client.Closed;
    }

    [Fact]
    public async Task One_visitor_has_a_limited_number_of_connections()
    {
        await using var server = await HubServer.StartAsync(_scene, options => options.MaxConnectionsPerVisitor = 1);
        await using var first = await server.ConnectVisitorAsync();
        await first.InvokeAsync("Subscribe", Ada, "r1", null);
        await first.InvokeAsync("Subscribe", Ada, "r1", null);
        await using var second = await server.ConnectVisitorAsync();
        var refused = await Assert.ThrowsAsync<HubException>(() => second.InvokeAsync("Subscribe", Ada, "r1", null));
        Assert.Contains("error-too-many-connections", refused.Message, StringComparison.Ordinal);
        await second.InvokeAsync("Subscribe", "token-of-bob", "r2", null);
    }

    [Fact]
    public async Task A_node_has_a_limited_number_of_visitors_connections()
    {
        await using var server = await HubServer.StartAsync(_scene, options => options.MaxVisitorConnectionsPerNode = 1);
        await using var first = await server.ConnectVisitorAsync();
        await first.InvokeAsync("Subscribe", Ada, "r1", null);
        await using var second = await server.ConnectVisitorAsync();
        Assert.Contains("error-too-many-connections", await second.Closed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "r1", 0L)]
    [InlineData(Ada, null, 0L)]
    [InlineData(Ada, "r1", -1L)]
    [InlineData(Ada, "r2", 0L)]
    public async Task A_subscription_that_makes_no_sense_is_refused(string? token, string? roomId, long position)
    {
        await using var server = await HubServer.StartAsync(_scene);
        await using var client = await server.ConnectVisitorAsync();
        await Assert.ThrowsAsync<HubException>(() => client.InvokeAsync("Subscribe", token, roomId, position));
    }

    private static JsonElement Single(HubCall call) => Assert.Single(call.Argument.EnumerateArray());
}
