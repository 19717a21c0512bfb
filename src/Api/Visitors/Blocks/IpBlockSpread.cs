using ContactCenter.Api.Http;
using ContactCenter.Journal;
using ContactCenter.Silo.Hosting;
using ContactCenter.Storage.Connections;
using Microsoft.Extensions.Options;

namespace ContactCenter.Api.Visitors.Blocks;

/// <summary>Lets the caller of an IP block be answered when nothing from the range is accepted any more (promise 5).</summary>
/// <remarks>
/// On this node that is known: its copy shows the block, and calls that were let in before are over. Other nodes of a cluster are given the
/// time that their followers need, and calls the time that they usually take.
/// </remarks>
internal sealed class IpBlockSpread(
    IJournalFollower follower, IJournal journal, CallsUnderWay calls, ClusterSettings cluster, IOptions<StorageOptions> storage, TimeProvider time)
{
    /// <summary>A follower looks once in every period, and then has to read.</summary>
    private const int PeriodsUntilRead = 2;

    private static readonly TimeSpan CallsPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CallsOfOtherNodes = TimeSpan.FromMilliseconds(300);

    private readonly bool _isCluster = cluster.IsConfigured;

    /// <param name="position">Of the change; 0 = there was nothing to change, so it may have been anywhere.</param>
    public async Task SeenEverywhereAsync(long position)
    {
        await follower.SeenAsync(position == 0 ? await journal.HeadAsync() : position);
        var elsewhere = _isCluster
            ? Task.Delay((PeriodsUntilRead * storage.Value.FollowerPollPeriod) + CallsOfOtherNodes, time)
            : Task.CompletedTask;
        await CallsOverAsync();
        await elsewhere;
    }

    /// <summary>Of this node: the calls that are under way are over, or take too long to be waited for.</summary>
    public Task CallsOverAsync() => Task.WhenAny(calls.WaitAsync(), Task.Delay(CallsPatience, time));
}
