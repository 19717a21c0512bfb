namespace ContactCenter.Api.Visitors.Blocks;

/// <summary>Delays the response to an IP block until nothing from the range is accepted any more (promise 5), on whatever node.</summary>
/// <remarks>
/// This node knows when: its copy shows the block, and calls that were let in before are over. Every other node of a cluster says the same of itself, or has
/// lost its right to let anybody in.
/// </remarks>
internal sealed class IpBlockSpread(IJournalFollower follower, IJournal journal, CallsUnderWay calls, BlockLease lease, TimeProvider time)
{
    /// <summary>Longer than a node keeps its lease without confirming.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="position">The position of the change; 0 = nothing had to change, so the block may stand anywhere in the journal.</param>
    /// <exception cref="TimeoutException">It is not certain: whoever blocks is told to ask again.</exception>
    public async Task SeenEverywhereAsync(long position)
    {
        using var late = new CancellationTokenSource(Patience, time);
        var seen = position == 0 ? await journal.HeadAsync() : position;
        await follower.SeenAsync(seen);
        await CallsOverAsync();
        try
        {
            await lease.AllConfirmAsync(seen, late.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException("Not every node has confirmed the block.");
        }
    }

    /// <summary>Waits until the calls under way on this node are over, or have taken too long to be waited for.</summary>
    public Task CallsOverAsync() => calls.OverAsync(time);
}
