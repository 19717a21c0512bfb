namespace ContactCenter.Entities;

/// <summary>
/// Work that every silo does regularly, bounded per run, on what it finds committed: it finishes what a crash or a lost message cut off,
/// and ends what ends by time. Doing it twice does no harm.
/// </summary>
public interface IUpkeep
{
    Task RunOnceAsync(CancellationToken cancellationToken);
}
