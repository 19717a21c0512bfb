namespace ContactCenter.Bench.Calls;

/// <param name="Calls">The number of calls that are measured.</param>
/// <param name="InFlight">The number of requests with events at the same time.</param>
/// <param name="Stored">The number of calls among which is searched afterwards; 0 = there is no search. PostgreSQL only.</param>
internal sealed record CallsOptions(int Calls, int Agents, int InFlight, int Stored, int Seed, bool UsesPostgres)
{
    public static CallsOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new CallsOptions(
            arguments.Number("calls", isSmoke ? 60 : 4_000, 10, 1_000_000),
            arguments.Number("agents", isSmoke ? 8 : 200, 1, 2_000),
            arguments.Number("in-flight", isSmoke ? 4 : 16, 1, 1_024),
            arguments.Number("stored", isSmoke ? 5_000 : 1_000_000, 0, 10_000_000),
            arguments.Number("seed", 1, 0, int.MaxValue),
            arguments.Choice("database", "postgres", "sqlite") == "postgres");
        arguments.RequireEmpty();
        return options.UsesPostgres ? options : options with { Stored = 0 };
    }
}
