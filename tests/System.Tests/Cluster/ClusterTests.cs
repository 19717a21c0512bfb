using System.Diagnostics;
using ContactCenter.Driving;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Processes;

/// <summary>
/// Silos and API nodes as processes of their own: what one node accepts the other shows, and a dead silo costs time, not data.
/// </summary>
[Collection(Clusters.Name)]
public sealed class ClusterTests(ITestOutputHelper output)
{
    private const int Conversations = 12;
    private const int Writers = 4;
    private const int Messages = 600;
    private const int Agents = 2;

    /// <summary>The others must first agree that the silo is dead.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    [PostgresFact]
    public async Task Agent_on_one_node_reads_a_visitor_on_another_also_after_a_silo_is_killed()
    {
        using var late = new CancellationTokenSource(Timeout);
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var cluster = await TestCluster.StartAsync(database, late.Token);
        var (visitorsNode, agentsNode) = (cluster.Apis[0], cluster.Apis[1]);
        using var rest = new RestClient(visitorsNode.Url);
        await using var streams = await AgentStreams.ConnectAsync(agentsNode.Url, rest, Agents, late.Token);
        var chats = await Chats.OpenAsync(rest, Conversations, late.Token);

        using var load = new MessageLoad(visitorsNode.Url, chats, Writers, Messages);
        var run = load.RunAsync(late.Token);
        await load.WaitForAsync(Messages / 2, run, Timeout);
        await Until.TrueAsync(
            "the agents see messages live", Timeout, () => streams.All(stream => stream.Entries.Any(entry => entry.Kind == "message")));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await cluster.Silos[1].Process.KillAsync();
        output.WriteLine($"Killed a silo with {load.Acknowledged.Count} messages acknowledged.");
        await run;
        output.WriteLine(
            $"All {Messages} were acknowledged {watch.Elapsed.TotalSeconds:0.0} s later; "
            + $"{load.Retries} requests were sent again.");

        var journal = await database.ReadJournalAsync();
        Proof.JournalIsWhole(journal, load, chats);
        await Proof.HistoriesAreWholeAsync(rest, journal, chats);
        foreach (var stream in streams) await Proof.StreamEqualsJournalAsync(stream, journal);
    }

    [PostgresFact]
    public async Task A_block_that_one_node_acknowledged_holds_on_the_other_at_once_also_when_that_was_frozen()
    {
        const int Rounds = 10;
        using var late = new CancellationTokenSource(Timeout);
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var cluster = await TestCluster.StartAsync(database, late.Token);
        using var agents = new RestClient(cluster.Apis[0].Url);
        using var visitors = new RestClient(cluster.Apis[1].Url);
        var admin = await Team.SignInAdminAsync(agents, late.Token);
        await agents.PostAsync("settings/Livechat_accept_chats_with_no_agents", new { value = true }, admin, late.Token);
        await Until.TrueAsync(
            "the other node has the setting", Timeout, async () => (await OpenAsync(visitors, "token-of-the-first-one")).IsSuccess, late.Token);
        for (var round = 0; round < Rounds; round++)
        {
            var token = $"token-of-the-round-{round}";
            var opened = await OpenAsync(visitors, token);
            var roomId = opened.Body.GetProperty("room").GetProperty("_id").GetString();
            // In turn by channel, by e-mail and by address: the visitors call from this machine.
            object target = (round % 3) switch
            {
                0 => new { visitor = new { visitorId = opened.Body.GetProperty("room").GetProperty("v").GetProperty("_id").GetString(
                    ), source = new { type = "api" } } },
                1 => new { email = $"{token}@example.com" },
                _ => new { ip = "127.0.0.1" },
            };
            await agents.PostAsync("omnichannel/contacts.block", target, admin, late.Token);
            AssertBlocked(await AskAsync(visitors, HttpMethod.Post, "livechat/message", new { token, rid = roomId, msg = "still there?" }, late.Token));
            AssertBlocked(await AskAsync(visitors, HttpMethod.Get, $"livechat/room?token={token}", null, late.Token));
            await agents.PostAsync("omnichannel/contacts.unblock", target, admin, late.Token);
            Assert.True((await OpenAsync(visitors, token)).IsSuccess);
        }

        await BlockWhileFrozenAsync(database, cluster.Apis[1].Process, agents, visitors, admin, late.Token);

        async Task<RestResponse> OpenAsync(RestClient rest, string token)
        {
            await rest.PostAsync("livechat/visitor", new { visitor = new { token, email = $"{token}@example.com" } }, null, late.Token);
            return await AskAsync(rest, HttpMethod.Get, $"livechat/room?token={token}", null, late.Token);
        }
    }

    [PostgresFact]
    public async Task Viewers_and_drafts_on_one_node_show_on_the_other_and_viewers_go_with_their_node()
    {
        using var late = new CancellationTokenSource(Timeout);
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var cluster = await TestCluster.StartAsync(database, late.Token);
        using var rest = new RestClient(cluster.Apis[0].Url);
        var admin = await Team.SignInAdminAsync(rest, late.Token);
        var agent = (await Team.CreateAgentsAsync(rest, admin, 1, late.Token))[0];
        var chat = (await Chats.OpenAsync(rest, 1, late.Token))[0];
        var (viewers, drafts) = ("", "");
        await using var there = await HubClient.ConnectAsync(cluster.Apis[0].Url, agent, (_, _) => { }, late.Token);
        await using var here = await HubClient.ConnectAsync(cluster.Apis[1].Url, admin, (method, argument) =>
        {
            if (method == "viewers") Volatile.Write(ref viewers, System.Text.Encoding.UTF8.GetString(argument));
        }, late.Token);
        await using var phone = await HubClient.ConnectAsync(cluster.Apis[1].Url, agent, (method, argument) =>
        {
            if (method == "draft") Volatile.Write(ref drafts, System.Text.Encoding.UTF8.GetString(argument));
        }, late.Token);
        foreach (var client in new[] { there, here, phone }) await client.SubscribeAsync(position: null, late.Token);
        await here.ViewAsync(chat.RoomId, late.Token);
        await there.ViewAsync(chat.RoomId, late.Token);
        await Until.TrueAsync("the agent shows among the viewers", Timeout, () => Volatile.Read(ref viewers).Contains("agent-1", StringComparison.Ordinal));

        // A signal may be lost, as long as the nodes have not found each other.
        var revision = 0L;
        await Until.TrueAsync("the draft shows", Timeout, async () =>
        {
            await there.SaveDraftAsync(chat.RoomId, "I have looked", ++revision, late.Token);
            return Volatile.Read(ref drafts).Contains("I have looked", StringComparison.Ordinal);
        }, late.Token);

        await cluster.Apis[0].Process.KillAsync();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Until.TrueAsync("the agent shows no more", Timeout, () => !Volatile.Read(ref viewers).Contains("agent-1", StringComparison.Ordinal));
        output.WriteLine($"The viewers of a killed node were gone after {watch.Elapsed.TotalSeconds:0.0} s.");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(90), watch.Elapsed.ToString());
        Assert.Contains("\"username\":\"admin\"", Volatile.Read(ref viewers), StringComparison.Ordinal);
    }

    /// <summary>A node that hangs confirms no block: the response waits until it has lost its right to let anybody in, and it knows when it wakes.</summary>
    private async Task BlockWhileFrozenAsync(
        TestDatabase database, ServerProcess frozen, RestClient agents, RestClient visitors, SignIn admin, CancellationToken cancellationToken)
    {
        var target = new { ip = "127.0.0.1" };
        await frozen.FreezeAsync();
        // The right of this node ends then or later: it cannot prolong it any more.
        var holdsUntil = await database.ReadFirstLeaseEndAsync();
        var watch = Stopwatch.StartNew();
        var block = agents.PostAsync("omnichannel/contacts.block", target, admin, cancellationToken);
        // The system takes the call for the node, which finds it first of all when it wakes.
        var early = visitors.SendAsync(
            HttpMethod.Post, "livechat/visitor", new { visitor = new { token = "token-of-the-early-one" } }, null, cancellationToken);
        await block;
        output.WriteLine($"A block was acknowledged {watch.Elapsed.TotalSeconds:0.0} s after a node was frozen.");
        Assert.InRange(TimeProvider.System.GetUtcNow(), holdsUntil, DateTimeOffset.MaxValue);
        await frozen.ThawAsync();
        if (await early is not { Status: 503 }) AssertBlocked(await early);
        AssertBlocked(await AskLateAsync());
        await agents.PostAsync("omnichannel/contacts.unblock", target, admin, cancellationToken);
        Assert.True((await AskLateAsync()).IsSuccess);

        Task<RestResponse> AskLateAsync() => AskAsync(
            visitors, HttpMethod.Post, "livechat/visitor", new { visitor = new { token = "token-of-the-late-one" } }, cancellationToken);
    }

    /// <summary>Asks until the node knows who may come in: before, it lets in nobody, and says that it cannot tell.</summary>
    private static async Task<RestResponse> AskAsync(RestClient rest, HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        RestResponse? answer = null;
        await Until.TrueAsync("the node knows who may come in", Timeout, async () =>
        {
            answer = await rest.SendAsync(method, path, body, null, cancellationToken);
            return answer.Status != 503;
        }, cancellationToken);
        return answer!;
    }

    private static void AssertBlocked(RestResponse answer) =>
        Assert.Equal((400, "error-contact-channel-blocked"), (answer.Status, answer.Body.GetProperty("error").GetString()));
}
