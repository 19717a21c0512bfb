namespace ContactCenter.Bench.Lists;

/// <param name="Conversations">The number of conversations in the list.</param>
/// <param name="Rounds">Times that each list is asked for.</param>
/// <param name="Server">Another build of the server; null = the one beside this program.</param>
internal sealed record ListsOptions(int Conversations, int Rounds, bool UsesPostgres, string? Server)
{
    public static ListsOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new ListsOptions(
            arguments.Number("conversations", isSmoke ? 2_000 : 100_000, 2_000, 10_000_000),
            arguments.Number("rounds", isSmoke ? 3 : 40, 1, 10_000),
            arguments.Choice("database", "postgres", "sqlite") == "postgres",
            arguments.TextOrNull("server"));
        arguments.RequireEmpty();
        return options;
    }
}
