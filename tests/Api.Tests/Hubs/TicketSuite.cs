using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Tests.Hubs;

/// <summary>Connections that come with a ticket in place of a token, as browsers do, on every database.</summary>
public abstract class TicketSuite(ApiFixture api)
{
    private const string Agents = "/hubs/agent";
    private const string Visitors = "/hubs/visitor";

    [DatabaseFact]
    public async Task A_users_ticket_opens_one_connection_which_ends_with_the_session()
    {
        var agent = await api.Site.CreateAgentAsync();
        var ticket = await TicketAsync(agent);
        await using var client = await ConnectAsync(Agents, ticket);
        await client.InvokeAsync("Subscribe", [null]);
        await RefusedAsync(Agents, ticket);
        Assert.DoesNotContain(api.Server.Log.Lines, line => line.Contains(ticket, StringComparison.Ordinal));

        TestSite.Expect(await agent.Client.PostAsync("logout", new { }));
        await client.Closed;
    }

    [DatabaseFact]
    public async Task A_ticket_whose_session_has_ended_opens_nothing()
    {
        var agent = await api.Site.CreateAgentAsync();
        var ticket = await TicketAsync(agent);
        TestSite.Expect(await agent.Client.PostAsync("logout", new { }));
        await RefusedAsync(Agents, ticket);
    }

    [DatabaseFact]
    public async Task A_visitors_ticket_stands_for_its_token()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var other = await api.Site.CreateVisitorAsync();
        await using (var client = await ConnectAsync(Visitors, await TicketAsync(visitor)))
        {
            var start = await client.InvokeAsync("Subscribe", null, visitor.RoomId, null);
            Assert.Equal(visitor.RoomId, start.GetProperty("snapshot").GetProperty("room").GetProperty("_id").GetString());
            Assert.Equal("hello", (await client.InvokeAsync("Send", new { msg = "hello" })).GetProperty("msg").GetString());
            await client.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null);
            await RefusedAsync(client, "invalid-token", other.Token, other.RoomId);
            await RefusedAsync(client, "invalid-room", null, other.RoomId);
        }

        await using var without = await HubClient.ConnectAsync(api.Server.Address, _ => { }, path: Visitors);
        await RefusedAsync(without, "invalid-token", null, visitor.RoomId);
    }

    [DatabaseFact]
    public async Task A_ticket_opens_no_other_hub_and_not_twice()
    {
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync();
        await RefusedAsync(Visitors, await TicketAsync(agent));
        await RefusedAsync(Agents, await TicketAsync(visitor));
        var ticket = await TicketAsync(visitor);
        await using var client = await ConnectAsync(Visitors, ticket);
        await RefusedAsync(Visitors, ticket);
        var refused = await api.Server.Anonymous.PostAsync("livechat/visitor.ticket", new { token = TestSite.Unique("nobody") });
        Assert.Equal((400, "invalid-token"), (refused.Status, refused.Error));
    }

    private static async Task<string> TicketAsync(TestUser user) =>
        TestSite.Expect(await user.Client.PostAsync("sessions/ticket", new { }))["ticket"]!.GetValue<string>();

    private async Task<string> TicketAsync(TestVisitor visitor) =>
        TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/visitor.ticket", new { token = visitor.Token }))["ticket"]!.GetValue<string>();

    private Task<HubClient> ConnectAsync(string hub, string ticket) =>
        HubClient.ConnectAsync(api.Server.Address, _ => { }, $"access_token={ticket}", hub);

    private async Task RefusedAsync(string hub, string ticket)
    {
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(hub, ticket));
        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(HubClient client, string error, string? token, string roomId)
    {
        var refused = await Assert.ThrowsAsync<HubException>(() => client.InvokeAsync("Subscribe", token, roomId, null));
        Assert.EndsWith("HubException: " + error, refused.Message, StringComparison.Ordinal);
    }
}

[Collection(OnSqlite.Name)]
public sealed class TicketOnSqlite(SqliteApi api) : TicketSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class TicketOnPostgres(PostgresApi api) : TicketSuite(api);
