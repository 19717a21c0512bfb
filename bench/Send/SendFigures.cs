namespace ContactCenter.Bench.Send;

/// <summary>What a run of <c>send</c> measured, per message where nothing else is said.</summary>
/// <param name="IsExact">Every accepted message reached its agent exactly once.</param>
/// <param name="RawPerSecond">Single-row inserts of the same database; null = no PostgreSQL, as all below.</param>
internal sealed record SendFigures(
    bool IsExact, double AcceptedPerSecond, Latencies ToAnswer, double ServerMilliseconds, double GeneratorMilliseconds, double AllocatedKibibytes,
    double? RawPerSecond, double? PostgresMilliseconds, double? WalBytes)
{
    public double? AcceptedByRaw => AcceptedPerSecond / RawPerSecond;

    public static SendFigures Of(SendRun run, bool connectionsHeld, double? rawPerSecond, long? walBytes)
    {
        var book = run.Book;
        double messages = book.Accepted;
        return new SendFigures(
            connectionsHeld && book.Delivered == book.Accepted && book.Accepted > 0 && book.Duplicates == 0,
            messages / run.Sending.TotalSeconds, book.ResponseLatencies(), run.Cpu.Server.TotalMilliseconds / messages,
            run.Cpu.Generator.TotalMilliseconds / messages, run.AllocatedBytes / 1024.0 / messages, rawPerSecond,
            run.Cpu.Postgres?.TotalMilliseconds / messages, walBytes / messages);
    }
}
