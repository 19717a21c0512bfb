namespace ContactCenter.Bench.Agents;

/// <param name="Users">Agents; each has as many of the connections as the others.</param>
/// <param name="IdleSeconds">How long the idle server is watched.</param>
/// <param name="Entries">Entries that every connection is sent, one after the other.</param>
/// <param name="Server">Another build of the server; null = the one beside this program.</param>
internal sealed record AgentsOptions(int Connections, int Users, int IdleSeconds, int Entries, bool UsesPostgres, string? Server)
{
    public static AgentsOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new AgentsOptions(
            arguments.Number("connections", isSmoke ? 100 : 20_000, 1, 25_000),
            arguments.Number("users", isSmoke ? 4 : 100, 1, 10_000),
            arguments.Number("idle-seconds", isSmoke ? 2 : 30, 1, 3_600),
            arguments.Number("entries", isSmoke ? 3 : 10, 1, 1_000),
            arguments.Choice("database", "postgres", "sqlite") == "postgres",
            arguments.TextOrNull("server"));
        arguments.RequireEmpty();
        return options;
    }
}
