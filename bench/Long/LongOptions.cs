namespace ContactCenter.Bench.Long;

/// <param name="Messages">The number of messages in the long conversation before anything is measured.</param>
/// <param name="Windows">Fresh conversations that it is compared with, one after the other.</param>
/// <param name="Rounds">Times that the long conversation leaves the memory and is activated again.</param>
internal sealed record LongOptions(int Messages, int Windows, int Rounds, bool UsesPostgres)
{
    public static LongOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new LongOptions(
            arguments.Number("messages", isSmoke ? 2_000 : 100_000, 100, 10_000_000),
            arguments.Number("windows", isSmoke ? 5 : 100, 1, 1_000),
            arguments.Number("rounds", isSmoke ? 2 : 30, 1, 1_000),
            arguments.Choice("database", "postgres", "sqlite") == "postgres");
        arguments.RequireEmpty();
        return options;
    }
}
