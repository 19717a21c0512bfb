using ContactCenter.Silo.Hosting;
using ContactCenter.Storage.Connections;

namespace ContactCenter.Api.Visitors.Blocks;

/// <summary>Delays the response to an IP block until nothing from the range is accepted any more (promise 5).</summary>
/// <remarks>
/// This node knows when: its copy shows the block, and calls that were let in before are over. Other nodes of a cluster are given the time that
/// their followers need, and calls the time that they usually take.
/// </remarks>
internal sealed class IpBlockSpread(
    IJournalFollower follower, IJournal journal, CallsUnderWay calls, ClusterSettings cluster, IOptions<StorageOptions> storage, TimeProvider time)
{
    /// <summary>A follower looks once in every period, and then has to read.</summary>
    private const int PeriodsUntilRead = 2;

    private static readonly TimeSpan CallsPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CallsOfOtherNodes = TimeSpan.FromMilliseconds(300);

    private readonly bool _isCluster = cluster.IsConfigured;

    /// <param name="position">The position of the change; 0 = nothing had to change, so the block may stand anywhere in the journal.</param>
    public async Task SeenEverywhereAsync(long position)
    {
        await follower.SeenAsync(position == 0 ? await journal.HeadAsync() : position);
        var elsewhere = _isCluster
            ? Task.Delay((PeriodsUntilRead * storage.Value.FollowerPollPeriod) + CallsOfOtherNodes, time)
            : Task.CompletedTask;
        await CallsOverAsync();
        await elsewhere;
    }

    /// <summary>Waits until the calls under way on this node are over, or have taken too long to be waited for.</summary>
    public Task CallsOverAsync() => Task.WhenAny(calls.WaitAsync(), Task.Delay(CallsPatience, time));
}
