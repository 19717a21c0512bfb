namespace ContactCenter.Bench.Send;

/// <param name="InFlight">Messages that wait for their response at any moment: one per sender.</param>
/// <param name="Seconds">Measured time.</param>
/// <param name="TextBytes">The length of each message's text.</param>
/// <param name="WarmUpMessages">
/// The least of the same load before it, not measured: the server compiles its code again and again while it runs, the better the more often it ran.
/// </param>
/// <param name="WaitsForJit">There is a warm-up, and it goes on until the server compiles hardly anything any more.</param>
/// <param name="ByHub">Visitors write over their hub connections; otherwise over REST.</param>
/// <param name="Server">Another build of the server; null = the one beside this program.</param>
internal sealed record SendOptions(
    int InFlight, int Seconds, int TextBytes, int WarmUpMessages, bool WaitsForJit, bool UsesPostgres, int Agents, int Conversations, bool ByHub,
    string? Server)
{
    private const int StandardWarmUp = 40_000;

    public SendLoad Load => new(InFlight, ByHub);

    public static SendOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var warmUp = arguments.Number("warm-up", isSmoke ? 500 : StandardWarmUp, 0, 1_000_000);
        var options = new SendOptions(
            arguments.Number("in-flight", isSmoke ? 16 : 64, 1, 1024),
            arguments.Number("seconds", isSmoke ? 2 : 10, 1, 600),
            arguments.Number("text-bytes", MessageRequest.StandardTextBytes, 1, 5_000),
            warmUp,
            !isSmoke && warmUp > 0,
            arguments.Choice("database", "postgres", "sqlite") == "postgres",
            arguments.Number("agents", isSmoke ? 2 : 8, 1, 100),
            arguments.Number("conversations", isSmoke ? 16 : 64, 1, 10_000),
            arguments.Choice("by", "http", "hub") == "hub",
            arguments.TextOrNull("server"));
        arguments.RequireEmpty();
        return options;
    }
}
