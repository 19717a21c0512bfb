using System.Text.Json;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Tests.Hubs;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>Blocks while everything else goes on at the same time: what is acknowledged holds (promise 5), and screens hear of it.</summary>
public abstract class BlockRaceSuite(ApiFixture api)
{
    private const string Blocked = "error-contact-channel-blocked";
    private const int Senders = 8;
    private const int Rounds = 100;
    private const int EntriesPerRead = 1_000;

    private static readonly string[] Scopes = ["channel", "contact", "email", "ip"];

    private ApiClient Visitor => api.Server.Anonymous;

    private IJournal Journal => api.Server.Services.GetRequiredService<IJournal>();

    [DatabaseFact]
    public async Task No_message_is_committed_after_the_block_is_acknowledged()
    {
        foreach (var scope in Scopes) await BlockWhileMessagesComeAsync(scope);
    }

    [DatabaseFact]
    public async Task Room_that_is_opened_while_a_block_comes_is_never_left_open()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++) await BlockWhileOpeningAsync(Scopes[round % Scopes.Length], random, $"seed {seed}, round {round}");
    }

    [DatabaseFact]
    public async Task Agents_screen_hears_of_the_block_and_of_what_it_closed()
    {
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.TakeAsync(agent, visitor);
        await using var client = await HubClient.ConnectAsync(api.Server.Address, socket =>
        {
            socket.SetRequestHeader("X-User-Id", agent.UserId);
            socket.SetRequestHeader("X-Auth-Token", agent.Client.Token);
        });
        await api.Server.CatchUpAsync();
        await client.InvokeAsync("Subscribe", [null]);
        var email = $"{TestSite.Unique("e")}@example.com";
        var target = new { visitor = new { visitorId = visitor.VisitorId, source = new { type = "api" } } };
        TestSite.Expect(await BlockAsync(target));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.unblock", target));
        TestSite.Expect(await BlockAsync(new { email }));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.unblock", new { email }));

        // The agent sees the queue, too, with visitors of other tests.
        string[] ours = [visitor.VisitorId, visitor.RoomId, email];
        var entries = (await EntriesUntilAsync(client, "address-unblocked"))
            .Where(entry => ours.Any(id => entry.GetRawText().Contains(id, StringComparison.Ordinal))).ToList();
        Assert.Equal(
            ["contact-channel-blocked", "conversation-closed", "contact-channel-unblocked", "address-blocked", "address-unblocked"],
            entries.Select(entry => entry.GetProperty("kind").GetString()));
        Assert.Equal(visitor.VisitorId, entries[0].GetProperty("visitor").GetProperty("visitorId").GetString());
        Assert.Equal(visitor.RoomId, entries[1].GetProperty("rid").GetString());
        Assert.Equal("This channel has been blocked", entries[1].GetProperty("message").GetProperty("msg").GetString());
        Assert.Equal(("email", email), (entries[4].GetProperty("scope").GetString(), entries[4].GetProperty("target").GetString()));
        Assert.All(entries, entry => Assert.DoesNotContain(visitor.Token, entry.GetRawText(), StringComparison.Ordinal));
    }

    private async Task BlockWhileMessagesComeAsync(string scope)
    {
        var (visitor, target, address) = await TargetAsync(scope);
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var senders = Enumerable.Range(0, Senders).Select(_ => SendUntilRefusedAsync(visitor, address, begun, stop.Token)).ToList();
        await begun.Task;
        TestSite.Expect(await BlockAsync(target));
        var acknowledgedAt = await Journal.HeadAsync();
        // Whoever was still sending finds out by itself: nobody needs to be told to stop.
        var ends = await Task.WhenAll(senders);
        await stop.CancelAsync();

        Assert.All(ends, end => Assert.Equal(Blocked, end));
        var entries = await HistoryAsync(visitor.RoomId);
        Assert.Contains(entries, entry => entry.Kind == ConversationKinds.Message);
        var late = entries.FirstOrDefault(entry => entry.Kind == ConversationKinds.Message && entry.Position > acknowledgedAt);
        Assert.True(late is null, $"{scope}: {late?.Position} came after {acknowledgedAt}");
        if (scope != "ip") Assert.Equal((ConversationKinds.Closed, true), (entries[^1].Kind, entries[^1].Position <= acknowledgedAt));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.unblock", target));
    }

    private async Task BlockWhileOpeningAsync(string scope, Random random, string round)
    {
        var (visitor, target, address) = await TargetAsync(scope);
        await api.Site.CloseAsync(visitor);
        var opening = Enumerable.Range(0, 3).Select(async _ =>
        {
            await SpinAsync(random.Next(4));
            return await FromAsync(address, HttpMethod.Get, $"livechat/room?token={visitor.Token}");
        }).ToList();
        await SpinAsync(random.Next(4));
        TestSite.Expect(await BlockAsync(target));
        foreach (var answer in await Task.WhenAll(opening))
            Assert.True(answer.Status == 200 || answer.Error == Blocked, $"{round}: {answer}");
        // What was open from a range before it was blocked is closed when it shows: no block knows where a conversation came from.
        if (scope == "ip") await RefusedAsync();
        var open = await api.Server.Services.GetRequiredService<IConversationDirectory>().ListConversationsAsync(new ConversationQuery(
            new PageRequest(0, 10, []), [ConversationStatuses.Queued, ConversationStatuses.Open], [], [], [], VisitorId: visitor.VisitorId));
        Assert.True(open.Total == 0, $"{round}, {scope}: {open.Items.FirstOrDefault()}");
        await RefusedAsync();
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.unblock", target));

        async Task RefusedAsync() =>
            Assert.Equal(Blocked, (await FromAsync(address, HttpMethod.Get, $"livechat/room?token={visitor.Token}")).Error);
    }

    private async Task<List<JournalEntry>> HistoryAsync(string roomId)
    {
        var entries = new List<JournalEntry>();
        while (true)
        {
            var page = await Journal.ReadEntityAsync(new EntityId(EntityTypes.Conversation, roomId), entries.LastOrDefault()?.Seq ?? 0, EntriesPerRead);
            entries.AddRange(page);
            if (page.Length < EntriesPerRead) return entries;
        }
    }

    private static async Task<List<JsonElement>> EntriesUntilAsync(HubClient client, string kind)
    {
        var entries = new List<JsonElement>();
        while (!entries.Exists(entry => entry.GetProperty("kind").GetString() == kind))
        {
            var call = await client.NextAsync();
            if (call.Method == "entries") entries.AddRange(call.Argument.EnumerateArray());
        }

        return entries;
    }

    /// <summary>A visitor with an open room, the body that blocks it, and where it calls from.</summary>
    private async Task<(TestVisitor Visitor, object Target, string Address)> TargetAsync(string scope)
    {
        var email = $"{TestSite.Unique("e")}@example.com";
        var unique = Guid.NewGuid().ToString("N");
        var address = $"2001:db8:{unique[..4]}:{unique[4..8]}::1";
        var visitor = await api.Site.CreateVisitorAsync(email: email);
        object target = scope switch
        {
            "channel" => new { visitor = new { visitorId = visitor.VisitorId, source = new { type = "api" } } },
            "contact" => new
            {
                contactId = TestSite.Expect(await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!["contactId"]!.GetValue<string>(),
            },
            "email" => new { email },
            _ => new { ip = address + "/64" },
        };
        return (visitor, target, address);
    }

    /// <returns>The error that ended it.</returns>
    private async Task<string?> SendUntilRefusedAsync(TestVisitor visitor, string address, TaskCompletionSource begun, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var answer = await FromAsync(
                address, HttpMethod.Post, "livechat/message", new { token = visitor.Token, rid = visitor.RoomId, msg = "flood" });
            if (answer.Status != 200) return answer.Error;
            begun.TrySetResult();
        }

        return null;
    }

    private static async Task SpinAsync(int turns)
    {
        for (var turn = 0; turn < turns; turn++) await Task.Yield();
    }

    private Task<ApiResponse> BlockAsync(object target) => api.Admin.PostAsync("omnichannel/contacts.block", target);

    private Task<ApiResponse> FromAsync(string address, HttpMethod method, string path, object? body = null) => Visitor.SendAsync(
        method, path, body is null ? null : JsonSerializer.Serialize(body), headers: [("X-Forwarded-For", address)]);
}

[Collection(OnSqlite.Name)]
public sealed class BlockRacesOnSqlite(SqliteApi api) : BlockRaceSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class BlockRacesOnPostgres(PostgresApi api) : BlockRaceSuite(api);
