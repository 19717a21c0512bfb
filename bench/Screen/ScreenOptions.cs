namespace ContactCenter.Bench.Screen;

/// <param name="Messages">The number of messages in the room that is open.</param>
/// <param name="Chats">The number of chats in the inbox beside it.</param>
/// <param name="Runs">Times that each figure is measured; its median is printed.</param>
/// <param name="IdleSeconds">Seconds for which the console is left alone.</param>
/// <param name="ProfilePath">The file that gets the profile of the first run (<c>.cpuprofile</c>, for the developer tools); null = none.</param>
internal sealed record ScreenOptions(int Messages, int Chats, int Runs, int IdleSeconds, string? ProfilePath, bool IsSmoke, bool UsesPostgres)
{
    public static ScreenOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new ScreenOptions(
            arguments.Number("messages", isSmoke ? 2_000 : 100_000, 100, 10_000_000),
            arguments.Number("chats", isSmoke ? 100 : 10_000, 20, 100_000),
            arguments.Number("runs", isSmoke ? 1 : 5, 1, 100),
            arguments.Number("idle-seconds", isSmoke ? 3 : 60, 1, 3_600),
            arguments.TextOrNull("profile"),
            isSmoke,
            arguments.Choice("database", "postgres", "sqlite") == "postgres");
        arguments.RequireEmpty();
        return options;
    }
}
