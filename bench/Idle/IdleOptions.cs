namespace ContactCenter.Bench.Idle;

/// <param name="WarmUp">Conversations opened and left before the memory of the empty server is read: it has compiled its code by then, and
/// filled what has a fixed size.</param>
/// <param name="IdleSeconds">Seconds without a call after which the server deactivates an actor.</param>
/// <param name="SettleSeconds">Seconds for which the memory is then watched: idle actors are collected now and then, and garbage later.</param>
internal sealed record IdleOptions(int Conversations, int WarmUp, int IdleSeconds, int SettleSeconds, int InFlight, bool UsesPostgres)
{
    public static IdleOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new IdleOptions(
            arguments.Number("conversations", isSmoke ? 500 : 100_000, 1, 10_000_000),
            arguments.Number("warm-up", isSmoke ? 100 : 10_000, 1, 1_000_000),
            arguments.Number("idle-seconds", isSmoke ? 2 : 10, 2, 3_600),
            arguments.Number("settle-seconds", isSmoke ? 5 : 60, 1, 3_600),
            arguments.Number("in-flight", 32, 1, 1_024),
            arguments.Choice("database", "postgres", "sqlite") == "postgres");
        arguments.RequireEmpty();
        return options;
    }
}
