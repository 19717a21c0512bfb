namespace ContactCenter.Bench.Queue;

/// <param name="Conversations">The number of conversations that arrive in all.</param>
/// <param name="Slots">The number of conversations that an agent serves at once.</param>
/// <param name="TalkMilliseconds">Milliseconds from when a conversation shows on its agent's screen to when the agent closes it.</param>
/// <param name="InFlight">The number of visitors who open conversations at the same time once slots are full.</param>
/// <param name="Server">Another build of the server; null = the one beside this program.</param>
internal sealed record QueueOptions(int Conversations, int Agents, int Slots, int Departments, int TalkMilliseconds, int InFlight, bool UsesPostgres,
    string? Server)
{
    public int Capacity => Agents * Slots;

    public static QueueOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new QueueOptions(
            arguments.Number("conversations", isSmoke ? 60 : 10_000, 10, 1_000_000),
            arguments.Number("agents", isSmoke ? 4 : 100, 1, 1_000),
            arguments.Number("slots", 3, 1, 100),
            arguments.Number("departments", isSmoke ? 2 : 5, 1, 100),
            arguments.Number("talk-milliseconds", isSmoke ? 200 : 1_500, 0, 60_000),
            arguments.Number("in-flight", isSmoke ? 8 : 64, 1, 1_024),
            arguments.Choice("database", "postgres", "sqlite") == "postgres",
            arguments.TextOrNull("server"));
        arguments.RequireEmpty();
        if (options.Agents < options.Departments) throw new UsageException("Every department needs an agent.");
        return options;
    }
}
