namespace ContactCenter.Entities;

/// <summary>
/// Work that is found in what is committed and done regularly by every silo, bounded per run: what a crash or a lost message left behind,
/// and what ends by time. Doing it twice does no harm.
/// </summary>
public interface IUpkeep
{
    Task RunOnceAsync(CancellationToken cancellationToken);
}
