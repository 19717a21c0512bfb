namespace ContactCenter.Storage.Copying;

/// <summary>
/// The position from which a restored journal goes on: far behind every position that was ever given out, so that a client which has seen what
/// the restore took away is too far behind and starts again. The hole is the record of the restore.
/// </summary>
public static class RestorePoint
{
    /// <summary>Positions for each second since 1970: many more than a journal can write. The number fits a JSON number until 2106.</summary>
    private const long PositionsPerSecond = 1L << 21;

    public static long At(DateTimeOffset time) => time.ToUnixTimeSeconds() * PositionsPerSecond;

    /// <returns>The time of the restore that goes on after this position; null = it is no such position.</returns>
    public static DateTimeOffset? TimeOf(long position) =>
        position >= At(DateTimeOffset.UnixEpoch.AddYears(50)) && position % PositionsPerSecond == 0
            ? DateTimeOffset.FromUnixTimeSeconds(position / PositionsPerSecond)
            : null;
}
