namespace ContactCenter.Bench.Send;

/// <param name="InFlight">Messages that wait for their response at any moment: one per sender.</param>
/// <param name="Seconds">Measured time.</param>
/// <param name="WarmUpMessages">
/// The same load before it, not measured: the server compiles its code again and again while it runs, the better the more often it ran.
/// </param>
internal sealed record SendOptions(int InFlight, int Seconds, int WarmUpMessages, bool UsesPostgres, int Agents, int Conversations)
{
    public static SendOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new SendOptions(
            arguments.Number("in-flight", isSmoke ? 16 : 64, 1, 1024),
            arguments.Number("seconds", isSmoke ? 2 : 10, 1, 600),
            arguments.Number("warm-up", isSmoke ? 500 : 40_000, 0, 1_000_000),
            arguments.Choice("database", "postgres", "sqlite") == "postgres",
            arguments.Number("agents", isSmoke ? 2 : 8, 1, 100),
            arguments.Number("conversations", isSmoke ? 16 : 64, 1, 10_000));
        arguments.RequireEmpty();
        return options;
    }
}
