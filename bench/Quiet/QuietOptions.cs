namespace ContactCenter.Bench.Quiet;

/// <param name="SettleSeconds">Seconds after the start that are not measured: for the first minute the server looks after what a crash may have left.</param>
/// <param name="Seconds">Measured time.</param>
/// <param name="Server">Another build of the server; null = the one beside this program.</param>
internal sealed record QuietOptions(int SettleSeconds, int Seconds, bool UsesPostgres, string? Server)
{
    public static QuietOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new QuietOptions(
            arguments.Number("settle-seconds", isSmoke ? 2 : 90, 0, 3_600),
            arguments.Number("seconds", isSmoke ? 3 : 60, 1, 3_600),
            arguments.Choice("database", "postgres", "sqlite") == "postgres",
            arguments.TextOrNull("server"));
        arguments.RequireEmpty();
        return options;
    }
}
