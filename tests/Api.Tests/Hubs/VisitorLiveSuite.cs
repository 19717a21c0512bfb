using System.Text.Json;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Hubs;

/// <summary>The visitors' hub in the whole application, on every database.</summary>
public abstract class VisitorLiveSuite(ApiFixture api)
{
    [DatabaseFact]
    public async Task A_visitor_and_its_agent_talk_live()
    {
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync();
        await using var desk = await ConnectAsync(agent);
        await api.Server.CatchUpAsync();
        await desk.InvokeAsync("Subscribe", [null]);
        await using var widget = await ConnectAsync();
        var start = await widget.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null);
        Assert.Equal(visitor.RoomId, start.GetProperty("snapshot").GetProperty("room").GetProperty("_id").GetString());
        await api.Site.TakeAsync(agent, visitor);
        var sent = await widget.InvokeAsync("Send", new { _id = visitor.RoomId + "-v", msg = "Hello" });
        var again = await widget.InvokeAsync("Send", new { _id = visitor.RoomId + "-v", msg = "Hello" });
        Assert.Equal(sent.GetRawText(), again.GetRawText());
        await desk.InvokeAsync("Send", new { rid = visitor.RoomId, msg = "Welcome" });
        await desk.InvokeAsync("Read", visitor.RoomId, 3);
        await widget.InvokeAsync("Read", 4);
        await api.Site.CloseAsync(visitor);

        var seen = await EntriesAsync(widget, "conversation-closed");
        Assert.Equal(
            ["conversation-assigned", "message", "message", "conversation-closed"],
            seen.Select(Kind).Where(kind => kind != "conversation-cursor-moved"));
        Assert.Equal(agent.Username, seen[0].GetProperty("room").GetProperty("servedBy").GetProperty("username").GetString());
        Assert.Equal(["Hello", "Welcome"], seen.Where(entry => Kind(entry) == "message").Select(Said));
        Assert.True(seen[^1].GetProperty("room").GetProperty("cl").GetBoolean());
        foreach (var entry in seen) Assert.DoesNotContain(visitor.Token, entry.GetRawText(), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<HubException>(() => widget.InvokeAsync("Send", new { msg = "late" }));
        Assert.EndsWith("HubException: room-closed", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(api.Server.Log.Lines, line => line.Contains(visitor.Token, StringComparison.Ordinal));
    }

    [DatabaseFact]
    public async Task A_visitor_that_reconnects_in_the_middle_gets_every_message_once_and_in_order()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var other = await api.Site.CreateVisitorAsync();
        long position;
        await using (var first = await ConnectAsync())
        {
            await first.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null);
            await api.Site.SayAsync(visitor, "0");
            position = (await EntriesAsync(first, "message"))[^1].GetProperty("position").GetInt64();
        }

        for (var i = 1; i <= 5; i++)
        {
            await api.Site.SayAsync(visitor, $"{i}");
            await api.Site.SayAsync(other, "not yours");
        }

        await using var second = await ConnectAsync();
        Assert.False((await second.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, position)).GetProperty("reset").GetBoolean());
        await api.Site.SayAsync(visitor, "6");
        await api.Site.CloseAsync(visitor);
        var entries = await EntriesAsync(second, "conversation-closed");
        Assert.Equal(["1", "2", "3", "4", "5", "6"], entries.Where(entry => Kind(entry) == "message").Select(Said));
    }

    [DatabaseFact]
    public async Task Only_the_visitors_own_room_opens_and_nothing_without_a_token()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var other = await api.Site.CreateVisitorAsync();
        await using var widget = await ConnectAsync();
        await RefusedAsync(widget, "invalid-token", "Send", new { msg = "who am I" });
        await RefusedAsync(widget, "invalid-token", "Subscribe", TestSite.Unique("token"), visitor.RoomId, null);
        await RefusedAsync(widget, "invalid-room", "Subscribe", other.Token, visitor.RoomId, null);
        await RefusedAsync(widget, "invalid-room", "Subscribe", other.Token, "no-such-room", null);
    }

    [DatabaseFact]
    public async Task A_block_ends_the_connection_and_no_new_one_opens()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        await using var widget = await ConnectAsync();
        await using var tab = await ConnectAsync();
        await widget.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null);
        await tab.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null);
        TestSite.Expect(await api.Admin.PostAsync(
            "omnichannel/contacts.block", new { visitor = new { visitorId = visitor.VisitorId, source = new { type = "api" } } }));
        foreach (var client in new[] { widget, tab })
        {
            Assert.Equal("conversation-closed", Kind((await EntriesAsync(client, "conversation-closed"))[^1]));
            var last = await client.NextAsync();
            while (last.Method is "queueData" or "position") last = await client.NextAsync();
            Assert.Equal("blocked", last.Method);
            await client.Closed;
        }

        await using var later = await ConnectAsync();
        await RefusedAsync(later, "error-contact-channel-blocked", "Subscribe", visitor.Token, visitor.RoomId, null);
    }

    [DatabaseFact]
    public async Task Block_of_an_address_ends_its_connections_and_conversations_at_once()
    {
        var address = $"10.{Guid.NewGuid().ToByteArray()[0]}.{Guid.NewGuid().ToByteArray()[0]}.7";
        var (visitor, over, other) =
            (await api.Site.CreateVisitorAsync(), await api.Site.CreateVisitorAsync(), await api.Site.CreateVisitorAsync());
        await using var widget = await ConnectFromAsync(address);
        await using var late = await ConnectFromAsync(address);
        await using var elsewhere = await ConnectFromAsync("192.0.2.1");
        await widget.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null);
        await late.InvokeAsync("Subscribe", over.Token, over.RoomId, null);
        await elsewhere.InvokeAsync("Subscribe", other.Token, other.RoomId, null);
        await api.Site.CloseAsync(over);
        await EntriesAsync(late, "conversation-closed");
        // Only now, since who does not say who it is may not stay for long.
        await using var silent = await ConnectFromAsync(address);
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.block", new { ip = address }));

        Assert.Equal("conversation-closed", Kind((await EntriesAsync(widget, "conversation-closed"))[^1]));
        foreach (var client in new[] { widget, late, silent })
        {
            var last = await client.NextAsync();
            while (last.Method is "queueData" or "position") last = await client.NextAsync();
            Assert.Equal("blocked", last.Method);
            await client.Closed;
        }

        await api.Site.SayAsync(other, "still here");
        Assert.Equal("still here", Said((await EntriesAsync(elsewhere, "message"))[^1]));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.unblock", new { ip = address }));
    }

    [DatabaseFact]
    public async Task A_waiting_visitor_hears_its_place_when_somebody_ahead_is_taken()
    {
        var agent = await api.Site.CreateAgentAsync();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("queue"), agent);
        var ahead = await api.Site.CreateVisitorAsync(department: department);
        var visitor = await api.Site.CreateVisitorAsync(department: department);
        await using var widget = await ConnectAsync();
        await widget.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null);
        Assert.Equal(2, await PlaceAsync(widget));
        var asked = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room.queue?rid={visitor.RoomId}&token={visitor.Token}"));
        Assert.Equal(2, asked["queueData"]!["position"]!.GetValue<int>());
        await api.Site.TakeAsync(agent, ahead);
        Assert.Equal(1, await PlaceAsync(widget));

        await api.Site.TakeAsync(agent, visitor);
        var taken = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room.queue?rid={visitor.RoomId}&token={visitor.Token}"));
        Assert.Null(taken["queueData"]);
        Assert.Equal(
            "invalid-room",
            (await api.Server.Anonymous.GetAsync($"livechat/room.queue?rid={visitor.RoomId}&token={ahead.Token}")).Error);
    }

    [DatabaseFact]
    public async Task A_transfer_is_seen_by_the_old_agent_the_new_queue_and_the_visitor()
    {
        var (old, next) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("next"), next);
        var visitor = await api.Site.CreateVisitorAsync(name: "Ada");
        await api.Site.TakeAsync(old, visitor);
        await using var oldDesk = await ConnectAsync(old);
        await using var nextDesk = await ConnectAsync(next);
        await using var widget = await ConnectAsync();
        await api.Server.CatchUpAsync();
        await oldDesk.InvokeAsync("Subscribe", [null]);
        await nextDesk.InvokeAsync("Subscribe", [null]);
        await widget.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null);
        await TransferAsync(visitor.RoomId, old, department);
        await api.Site.SayAsync(visitor, "for the next one");
        var sentinel = await api.Site.CreateVisitorAsync();

        var arrival = await EntriesAsync(nextDesk, "message", visitor.RoomId);
        Assert.Equal(["conversation-transferred", "message"], arrival.Select(Kind));
        Assert.Equal("Ada", arrival[0].GetProperty("room").GetProperty("fname").GetString());
        Assert.Equal("a note", arrival[0].GetProperty("message").GetProperty("transferData").GetProperty("comment").GetString());
        var left = new List<string?>();
        await foreach (var entry in UntilAsync(oldDesk, entry => Room(entry) == sentinel.RoomId))
            if (Room(entry) == visitor.RoomId) left.Add(Kind(entry));
        Assert.Equal(["conversation-transferred"], left);
        var shown = await EntriesAsync(widget, "message");
        Assert.Equal(["conversation-transferred", "message"], shown.Select(Kind));
        Assert.DoesNotContain("a note", shown[0].GetRawText(), StringComparison.Ordinal);
    }

    private async Task TransferAsync(string roomId, TestUser by, string departmentId)
    {
        var conversation = api.Server.Services.GetRequiredService<IGrainFactory>().GetGrain<IConversationGrain>(roomId);
        await conversation.TransferToQueue(new TransferToQueue(
            CommandContext.FromClient(TestSite.Unique("transfer"), Actors.User(by.UserId)),
            new MessageSender(MessageSender.User, by.UserId, by.Username, null), TransferScopes.Department, departmentId, null, "a note"));
    }

    private Task<HubClient> ConnectFromAsync(string address) =>
        HubClient.ConnectAsync(api.Server.Address, socket => socket.SetRequestHeader("X-Forwarded-For", address), path: "/hubs/visitor");

    private Task<HubClient> ConnectAsync() => HubClient.ConnectAsync(api.Server.Address, _ => { }, path: "/hubs/visitor");

    private Task<HubClient> ConnectAsync(TestUser user) => HubClient.ConnectAsync(api.Server.Address, socket =>
    {
        socket.SetRequestHeader("X-User-Id", user.UserId);
        socket.SetRequestHeader("X-Auth-Token", user.Client.Token);
    });

    private static async Task RefusedAsync(HubClient client, string error, string method, params object?[] arguments)
    {
        var refused = await Assert.ThrowsAsync<HubException>(() => client.InvokeAsync(method, arguments));
        Assert.Contains(error, refused.Message, StringComparison.Ordinal);
    }

    private static async Task<int> PlaceAsync(HubClient client)
    {
        while (true)
            if (await client.NextAsync() is { Method: "queueData" } call) return call.Argument.GetProperty("position").GetInt32();
    }

    /// <summary>The entries until one of a kind; of all rooms, or of one.</summary>
    private static async Task<List<JsonElement>> EntriesAsync(HubClient client, string until, string? roomId = null)
    {
        var entries = new List<JsonElement>();
        await foreach (var entry in UntilAsync(client, entry => Kind(entry) == until && (roomId is null || Room(entry) == roomId)))
            if (roomId is null || Room(entry) == roomId) entries.Add(entry);
        return entries;
    }

    private static async IAsyncEnumerable<JsonElement> UntilAsync(HubClient client, Func<JsonElement, bool> isLast)
    {
        while (true)
        {
            var call = await client.NextAsync();
            if (call.Method != "entries") continue;
            foreach (var entry in call.Argument.EnumerateArray())
            {
                yield return entry;
                if (isLast(entry)) yield break;
            }
        }
    }

    private static string? Kind(JsonElement entry) => entry.GetProperty("kind").GetString();

    private static string? Room(JsonElement entry) => entry.TryGetProperty("rid", out var rid) ? rid.GetString() : null;

    private static string? Said(JsonElement entry) => entry.GetProperty("message").GetProperty("msg").GetString();
}

[Collection(OnSqlite.Name)]
public sealed class VisitorLiveOnSqlite(SqliteApi api) : VisitorLiveSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class VisitorLiveOnPostgres(PostgresApi api) : VisitorLiveSuite(api);
