namespace ContactCenter.Bench;

/// <summary>What a PostgreSQL has used so far.</summary>
/// <param name="Cpu">Null = it does not run on this machine.</param>
/// <param name="LogBytes">Bytes of its write-ahead log.</param>
internal sealed record PostgresUse(TimeSpan? Cpu, long LogBytes)
{
    public static PostgresUse operator -(PostgresUse after, PostgresUse before) => new(after.Cpu - before.Cpu, after.LogBytes - before.LogBytes);

    /// <returns>Null = no PostgreSQL.</returns>
    public static async Task<PostgresUse?> ReadAsync(BenchDatabase database, CancellationToken cancellationToken)
    {
        if (database.Source is not { } source) return null;
        await using var command = source.CreateCommand("select (pg_current_wal_lsn() - '0/0')::bigint");
        var bytes = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        return new PostgresUse((await PostgresProcesses.FindAsync(source, cancellationToken))?.ReadCpu(), bytes);
    }

    /// <summary>Shows it for each of so many.</summary>
    public FormattableString Each(int count) => $"PostgreSQL {Cpu?.TotalMilliseconds / count:0.000} ms of CPU, {LogBytes / count} bytes of log";
}
