using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using ContactCenter.Workspace;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Tests.Hubs;

/// <summary>Sign-in, limits, sending and typing over a real connection.</summary>
public sealed class HubCallTests
{
    private readonly Scene _scene = new();

    public HubCallTests()
    {
        _scene.User("agent", Roles.Agent);
        _scene.User("other", Roles.Agent);
    }

    [Theory]
    [InlineData("X-Auth-Token", "wrong", "")]
    [InlineData("Authorization", "Bearer agent:wrong", "")]
    [InlineData("Authorization", "Bearer token-of-agent", "")]
    [InlineData(null, null, "access_token=other:token-of-agent")]
    [InlineData(null, null, "access_token=:")]
    [InlineData(null, null, "")]
    public async Task Without_a_good_token_there_is_no_connection(string? header, string? value, string query)
    {
        await using var server = await HubServer.StartAsync(_scene);
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(
            server.Url,
            socket =>
            {
                socket.SetRequestHeader("X-User-Id", "agent");
                if (header is not null) socket.SetRequestHeader(header, value);
            },
            query));
        Assert.Contains("401", refused.Message, StringComparison.Ordinal);

        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(server.Url, "/hubs/agent/negotiate"), null);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("You must be logged in to do this.", body.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_browsers_token_in_the_query_is_accepted_and_not_logged()
    {
        await using (var server = await HubServer.StartAsync(_scene))
        {
            await using var client = await HubClient.ConnectAsync(server.Url, _ => { }, $"access_token=agent:{Scene.TokenOf("agent")}");
            await client.InvokeAsync("Subscribe", [null]);
            Assert.Contains(server.Log.Lines, line => line.Contains("of user agent opened", StringComparison.Ordinal));
            Assert.DoesNotContain(server.Log.Lines, line => line.Contains(Scene.TokenOf("agent"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Signing_out_closes_the_connections_of_that_user_only()
    {
        await using var server = await HubServer.StartAsync(_scene);
        await using var subscribed = await server.ConnectAsync("agent");
        await using var idle = await server.ConnectAsync("agent");
        await using var other = await server.ConnectAsync("other");
        await subscribed.InvokeAsync("Subscribe", [null]);
        await other.InvokeAsync("Subscribe", [null]);
        _scene.Logout("agent");
        await subscribed.Closed;
        await idle.Closed;
        var next = _scene.Start("r1");
        Assert.Equal([next], await other.EntriesUntilAsync(next));
    }

    [Fact]
    public async Task Idle_client_is_told_the_position_and_one_with_an_expired_session_is_closed()
    {
        await using var server = await HubServer.StartAsync(_scene, options => options.PositionIntervalMilliseconds = options.SignInIntervalMilliseconds = 10);
        await using var client = await server.ConnectAsync("agent");
        _scene.Start("r1");
        _scene.Take("r1", "other");
        await client.InvokeAsync("Subscribe", [null]);
        var head = _scene.Say("r1", "not for this agent");
        HubCall call;
        while ((call = await client.NextAsync()).Argument.GetInt64() < head) Assert.Equal("position", call.Method);
        _scene.Expire("agent");
        await client.Closed;
    }

    [Fact]
    public async Task Messages_come_no_faster_than_allowed()
    {
        await using var server = await HubServer.StartAsync(_scene, options => options.MaxSendsPerSecond = 1);
        _scene.Start("r1");
        await using var client = await server.ConnectAsync("agent");
        var refused = await Assert.ThrowsAsync<HubException>(async () =>
        {
            for (var i = 0; i < 1_000; i++) await client.InvokeAsync("Send", new { rid = "r1", msg = $"m{i}" });
        });
        Assert.EndsWith("[error-too-many-requests]", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_user_has_a_limited_number_of_connections()
    {
        await using var server = await HubServer.StartAsync(_scene, options => options.MaxConnectionsPerUser = 2);
        await using (var first = await server.ConnectAsync("agent"))
        {
            await first.InvokeAsync("Unsubscribe");
            await using var second = await server.ConnectAsync("agent");
            await second.InvokeAsync("Unsubscribe");
            await using var third = await server.ConnectAsync("agent");
            Assert.Contains("error-too-many-connections", await third.Closed, StringComparison.Ordinal);
            await using var somebodyElse = await server.ConnectAsync("other");
            await somebodyElse.InvokeAsync("Unsubscribe");
        }
    }

    [Fact]
    public async Task Send_answers_with_the_message_and_everyone_concerned_gets_the_entry()
    {
        await using var server = await HubServer.StartAsync(_scene);
        _scene.Start("r1");
        _scene.Take("r1", "agent");
        await using var client = await server.ConnectAsync("agent");
        await client.InvokeAsync("Subscribe", [null]);
        var message = await client.InvokeAsync("Send", new { _id = "my-id", rid = "r1", msg = "hello" });
        Assert.Equal("my-id", message.GetProperty("_id").GetString());
        Assert.Equal("r1", message.GetProperty("rid").GetString());
        Assert.Equal("hello", message.GetProperty("msg").GetString());
        Assert.Equal("agent", message.GetProperty("u").GetProperty("username").GetString());
        var entry = Assert.Single((await client.NextAsync()).Argument.EnumerateArray());
        Assert.Equal("hello", entry.GetProperty("message").GetProperty("msg").GetString());
    }

    [Fact]
    public async Task A_message_whose_outcome_is_unknown_is_tried_again_with_the_same_id()
    {
        _scene.Start("r1");
        await using var server = await HubServer.StartAsync(_scene);
        await using var client = await server.ConnectAsync("agent");
        var message = await client.InvokeAsync("Send", new { rid = "r1", msg = "once" });
        Assert.Equal(2, server.MessageIds.Count);
        Assert.Equal(message.GetProperty("_id").GetString(), Assert.Single(server.MessageIds.Distinct()));
    }

    [Fact]
    public async Task Read_moves_the_cursor_of_the_caller()
    {
        await using var server = await HubServer.StartAsync(_scene);
        await using var client = await server.ConnectAsync("agent");
        await client.InvokeAsync("Read", "r1", 7);
        Assert.Equal([("agent", "r1", 7L)], server.Cursors);
        var refused = await Assert.ThrowsAsync<HubException>(() => client.InvokeAsync("Read", "r1", -1));
        Assert.EndsWith("must be >= 0 [invalid-params]", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"rid\":\"r1\"}", "must have required property 'msg' [invalid-params]")]
    [InlineData("{\"rid\":1,\"msg\":\"x\"}", "must be string [invalid-params]")]
    [InlineData("{\"rid\":\"r1\",\"msg\":\"x\",\"more\":1}", "must NOT have additional properties [invalid-params]")]
    [InlineData("[]", "must be object [invalid-params]")]
    [InlineData("{\"rid\":\"unknown\",\"msg\":\"x\"}", "invalid-room")]
    [InlineData("{\"rid\":\"r1\",\"msg\":\"busy\"}", "Service Unavailable")]
    [InlineData("{\"rid\":\"r1\",\"msg\":\"fail\"}", "Internal server error")]
    public async Task A_refused_message_gets_the_contracts_text(string message, string error)
    {
        _scene.Start("r1");
        await using var server = await HubServer.StartAsync(_scene);
        await using var client = await server.ConnectAsync("agent");
        var refused = await Assert.ThrowsAsync<HubException>(() => client.InvokeAsync("Send", JsonDocument.Parse(message).RootElement));
        // SignalR puts its own words before it.
        Assert.EndsWith("HubException: " + error, refused.Message, StringComparison.Ordinal);
        await client.InvokeAsync("Unsubscribe");
    }

    [Fact]
    public async Task User_who_may_see_no_rooms_cannot_subscribe()
    {
        _scene.User("plain", Roles.User);
        await using var server = await HubServer.StartAsync(_scene);
        await using var client = await server.ConnectAsync("plain");
        var refused = await Assert.ThrowsAsync<HubException>(() => client.InvokeAsync("Subscribe", 0));
        Assert.EndsWith("User does not have the permissions required for this action [error-unauthorized]", refused.Message, StringComparison.Ordinal);
        refused = await Assert.ThrowsAsync<HubException>(() => client.InvokeAsync("Subscribe", -1));
        Assert.EndsWith("must be >= 0 [invalid-params]", refused.Message, StringComparison.Ordinal);
    }
}
