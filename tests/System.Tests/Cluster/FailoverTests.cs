using System.Diagnostics;
using ContactCenter.Driving;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Processes;

/// <summary>Silos that are killed or frozen under load: whoever they served, typing and the hints between nodes go on within seconds (promise 10).</summary>
[Collection(Clusters.Name)]
public sealed class FailoverTests(ITestOutputHelper output)
{
    private const int Conversations = 12;
    private const int Silos = 3;

    /// <summary>A node that is not told of commits shows them after this time: what shows sooner was told.</summary>
    private static readonly TimeSpan PollPeriod = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan KilledMax = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan FrozenMax = TimeSpan.FromSeconds(14);
    private static readonly TimeSpan HintMax = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The responses, one after another, that somebody waits for after a fault: votes of silos, an activation and what it reads, tries on other silos. Each
    /// may be as slow as the slowest before the fault, so that a busy machine is not taken for a slow failover.
    /// </summary>
    private const int ResponsesOnTheWay = 10;

    /// <summary>How often everybody is served before a fault.</summary>
    private const int QuietRounds = 5;

    [PostgresFact]
    public async Task Callers_typing_and_hints_go_on_within_seconds_whichever_silo_is_killed_or_frozen()
    {
        using var late = new CancellationTokenSource(Timeout);
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var cluster = await TestCluster.StartAsync(database, late.Token, Configure, Silos);
        using var first = new RestClient(cluster.Apis[0].Url);
        using var second = new RestClient(cluster.Apis[1].Url);
        var admin = await Team.SignInAdminAsync(first, late.Token);
        var agent = (await Team.CreateAgentsAsync(first, admin, 1, late.Token))[0];
        await first.PostAsync("settings/Livechat_accept_chats_with_no_agents", new { value = true }, admin, late.Token);
        var chats = await Chats.OpenAsync(first, Conversations, late.Token);
        await using var signals = await SignalWatch.StartAsync(cluster, agent, admin, chats[0].RoomId, late.Token);
        await using var stream = new AgentStream(admin);
        await stream.ConnectAsync(cluster.Apis[1].Url, late.Token);
        await using var callers = new Callers(chats, number => number % 2 == 0 ? first : second);

        foreach (var silo in cluster.Silos)
        {
            await MeasureAsync($"Silo {cluster.Silos.ToList().IndexOf(silo)} killed", silo, silo.Process.KillAsync, KilledMax);
            // One that a busy machine lets wait while it joins is given up, and is started once more.
            await cluster.RestoreAsync(late.Token);
        }

        var frozen = cluster.Silos[0].Process;
        await MeasureAsync("Silo 0 frozen", cluster.Silos[0], frozen.FreezeAsync, FrozenMax);
        await frozen.ThawAsync();
        var watch = Stopwatch.StartNew();
        Assert.NotEqual(0, await frozen.WaitForExitAsync(Patience));
        output.WriteLine($"Woken, it ended after {watch.Elapsed.TotalSeconds:0.0} s.");
        await callers.StopAsync();

        var journal = (await database.ReadJournalAsync()).Where(row => row.IsMessage).ToDictionary(row => (row.EntityId, row.CommandId!), row => row.Seq);
        Assert.All(callers.Acknowledged, message => Assert.Equal(message.Seq, journal[(message.RoomId, message.MessageId)]));

        async Task MeasureAsync(string what, SiloNode silo, Func<Task> fault, TimeSpan promised)
        {
            var usual = await SlowestUsuallyAsync();
            var silenceMax = promised + usual * ResponsesOnTheWay;
            callers.Begin();
            await fault();
            // Whoever was served before it took effect says nothing about it.
            callers.Restart();
            var typing = signals.WaitUntilShownAsync(Patience);
            var silences = await callers.WaitUntilServedAsync(Patience);
            var shown = await typing;
            // Until then its row counts as a member's, and woken it would go on.
            await cluster.WaitUntilGivenUpAsync(silo, late.Token);
            var hint = await HintAsync();
            var failures = callers.Failures.GroupBy(status => status).Select(group => $"{group.Count()} x {group.Key}");
            output.WriteLine(
                $"{what}: {silences.Count(silence => silence > TimeSpan.FromMilliseconds(500))} of {silences.Count} callers waited; the first of them "
                + $"{silences.FirstOrDefault(silence => silence > TimeSpan.FromMilliseconds(500)).TotalSeconds:0.0} s, the last "
                + $"{silences[^1].TotalSeconds:0.0} s; not served: {string.Join(", ", failures)}; typing after {shown.TotalSeconds:0.0} s, "
                + $"a message then shows after {hint.TotalMilliseconds:0} ms. The slowest response before took {usual.TotalMilliseconds:0} ms.");
            Assert.InRange(silences[^1], TimeSpan.Zero, silenceMax);
            Assert.InRange(shown, TimeSpan.Zero, silenceMax);
            Assert.InRange(hint, TimeSpan.Zero, HintMax + usual * ResponsesOnTheWay);
        }

        async Task<TimeSpan> SlowestUsuallyAsync()
        {
            var slowest = TimeSpan.Zero;
            for (var round = 0; round < QuietRounds; round++)
            {
                callers.Begin();
                var longest = (await callers.WaitUntilServedAsync(Patience))[^1] - Callers.Pause;
                if (longest > slowest) slowest = longest;
            }

            return slowest;
        }

        async Task<TimeSpan> HintAsync()
        {
            var watch = Stopwatch.StartNew();
            var position = (await database.ReadJournalAsync())[^1].Position;
            await stream.WaitForAsync(position, Patience);
            return watch.Elapsed;
        }
    }

    private static void Configure(int? silo, Dictionary<string, string> environment)
    {
        environment["Storage__FollowerPollPeriod"] = PollPeriod.ToString();
        environment.Remove(TestCluster.ProbeMilliseconds);
    }
}
