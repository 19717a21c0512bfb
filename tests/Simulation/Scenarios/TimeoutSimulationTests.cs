using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Visitors;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactCenter.Tests.Simulation;

/// <summary>Sweeps of several silos over a store that fails before and after commits: what is due happens, and once.</summary>
public class TimeoutSimulationTests
{
    private const double FailureRate = 0.2;
    private const int Seeds = 300;
    private const int Sweeps = 3;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Conversation_that_nobody_takes_in_time_is_closed_exactly_once_whatever_fails()
    {
        var failed = 0;
        foreach (var seed in Seed.Range(Seeds)) failed += await RunAsync(seed);
        Assert.True(failed > Seeds, "The histories reached hardly a fault, so they prove nothing.");
    }

    /// <returns>The number of commits that failed.</returns>
    private static async Task<int> RunAsync(int seed)
    {
        await using var center = new SimulatedCenter(seed, FailureRate);
        center.Workspace.Set("Livechat_max_queue_wait_time", "1");
        try
        {
            center.Simulation.Run(() => RunAsync(center));
            var entries = center.Journal.Entries.Where(entry => entry.Entity.Type == EntityTypes.Conversation).ToList();
            var closed = Assert.Single(entries, entry => entry.Kind == ConversationKinds.Closed);
            Assert.Equal(TimeoutKinds.QueueWait, ((ConversationClosed)EntryCodec<ConversationEntry>.Read(closed.Kind, closed.Data)!).Timeout);
            Assert.True(closed.At - entries[0].At >= TimeSpan.FromMinutes(1));
            return center.Faults.FailedBefore + center.Faults.FailedAfter;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The history of seed {seed} closes too often, too early or never.", exception);
        }
    }

    private static async Task RunAsync(SimulatedCenter center)
    {
        var key = VisitorKey.Of("token");
        var visitor = center.Grains.GetGrain<IVisitorGrain>(key);
        var context = CommandContext.FromClient("register", Actors.System);
        await center.SendAsync(() => visitor.Register(new RegisterVisitor(context, null, null, null, null, null, [])));
        await center.SendAsync(() => visitor.OpenConversation(
            new OpenConversation(CommandContext.FromClient("open", Actors.System), "room", "contact", new ChannelSource("widget"), null)));
        await Task.WhenAll(Enumerable.Range(0, Sweeps).Select(_ => SweepAsync(center)));
    }

    private static async Task SweepAsync(SimulatedCenter center)
    {
        var sweep = new TimeoutSweep(
            center.Grains, center.Directory, center.Directory, center.Workspace, center.Simulation.TimeProvider, NullLogger<TimeoutSweep>.Instance);
        while (center.Journal.All<ConversationRow>().Any(row => row.Status != ConversationStatuses.Closed))
        {
            await center.Simulation.DelayAsync(Period);
            await center.SendAsync(async () => { await sweep.RunOnceAsync(CancellationToken.None); return sweep; });
        }
    }
}
