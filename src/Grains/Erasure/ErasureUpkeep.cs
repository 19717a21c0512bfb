using ContactCenter.Entities;
using ContactCenter.Listing;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Erasure;

/// <summary>Finishes erasures that were cut off. In normal operation it finds none, or one that is under way, which a second run does not harm.</summary>
public sealed class ErasureUpkeep(IGrainFactory grains, IErasureDirectory directory, TimeProvider time, ILogger<ErasureUpkeep> logger) : IUpkeep
{
    private const int ErasuresPerRun = 20;

    private readonly UpkeepList _erasures = new("Finishing erasure", time, logger);

    public async Task<DateTimeOffset?> RunOnceAsync(CancellationToken cancellationToken)
    {
        await _erasures.RunAsync(
            max => directory.ListBegunErasuresAsync(max, cancellationToken), ErasuresPerRun, erasure => erasure.ErasureId,
            erasure => grains.GetGrain<IErasureGrain>(erasure.ErasureId).Resume(erasure.ContactId), cancellationToken);
        return NextRun.Of(_erasures);
    }
}
