using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Visitors;

namespace ContactCenter.Blocks;

/// <summary>
/// Waits, after a block is committed, for calls of the blocked visitors that looked for blocks before the commit: each visitor's grain
/// makes one turn. So no node needs to be known, and no delay stands in for knowing (promise 5).
/// </summary>
public sealed class CallsBeforeBlock(IGrainFactory grains, IVisitorDirectory visitorDirectory, IBlockDirectory blockDirectory)
{
    private const int VisitorsPerRun = 100;

    public async Task FinishAsync(IEnumerable<string> visitorIds, CancellationToken cancellationToken = default)
    {
        foreach (var some in visitorIds.Distinct(StringComparer.Ordinal).Chunk(VisitorsPerRun))
        {
            var found = await Task.WhenAll(some.Select(visitorId => visitorDirectory.FindVisitorByIdAsync(visitorId, cancellationToken)));
            await FinishKeysAsync(found.OfType<FoundVisitor>().Select(visitor => visitor.VisitorKey));
        }
    }

    /// <summary>Waits for every visitor that has this e-mail address or phone number, or whose contact has it.</summary>
    public async Task FinishAsync(string? email, string? phone, CancellationToken cancellationToken = default)
    {
        var last = "";
        while (true)
        {
            ImmutableArray<string> keys = await blockDirectory.ListVisitorKeysByAddressAsync(email, phone, last, VisitorsPerRun, cancellationToken);
            await FinishKeysAsync(keys);
            if (keys.Length < VisitorsPerRun) return;
            last = keys[^1];
        }
    }

    private Task FinishKeysAsync(IEnumerable<string> visitorKeys) =>
        Task.WhenAll(visitorKeys.Select(key => grains.GetGrain<IVisitorGrain>(key).FinishCalls()));
}
