namespace ContactCenter.Entities;

/// <summary>
/// Work that every silo does regularly, bounded per run, on what it finds committed: it finishes what a crash or a lost message cut off,
/// and ends what ends by time. Doing it twice does no harm.
/// </summary>
public interface IUpkeep
{
    /// <summary>The longest time without a run: what a run finds to be due within it, it reports.</summary>
    static readonly TimeSpan RestMax = TimeSpan.FromMinutes(1);

    /// <returns>The time of the next run if nothing is committed until then. One in the past is the next look; null = after <see cref="RestMax"/>.</returns>
    Task<DateTimeOffset?> RunOnceAsync(CancellationToken cancellationToken);
}
