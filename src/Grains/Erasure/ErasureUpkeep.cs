using ContactCenter.Directory;
using ContactCenter.Entities;

namespace ContactCenter.Erasure;

/// <summary>Finishes erasures that were cut off. In normal operation it finds none, or one that is under way and does not mind.</summary>
public sealed class ErasureUpkeep(IGrainFactory grains, IDirectory directory) : IUpkeep
{
    private const int ErasuresPerRun = 20;

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var erasure in await directory.ListBegunErasuresAsync(ErasuresPerRun, cancellationToken))
            await grains.GetGrain<IErasureGrain>(erasure.ErasureId).Resume(erasure.ContactId);
    }
}
