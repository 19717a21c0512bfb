namespace ContactCenter.Bench.Open;

/// <param name="WarmUp">Conversations that are opened before, and not measured.</param>
/// <param name="Server">Another build of the server; null = the one beside this program.</param>
internal sealed record OpenOptions(int Conversations, int WarmUp, int InFlight, bool UsesPostgres, string? Server)
{
    public static OpenOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new OpenOptions(
            arguments.Number("conversations", isSmoke ? 50 : 5_000, 1, 1_000_000),
            arguments.Number("warm-up", isSmoke ? 10 : 5_000, 0, 1_000_000),
            arguments.Number("in-flight", 4, 1, 1_024),
            arguments.Choice("database", "postgres", "sqlite") == "postgres",
            arguments.TextOrNull("server"));
        arguments.RequireEmpty();
        return options;
    }
}
