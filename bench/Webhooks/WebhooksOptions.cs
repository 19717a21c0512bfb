namespace ContactCenter.Bench.Webhooks;

/// <param name="Events">Messages of visitors that are sent while nobody receives.</param>
/// <param name="WaitSeconds">The longest time that the delivery of all may take after the receiver is back.</param>
internal sealed record WebhooksOptions(int Events, int Conversations, int InFlight, int WaitSeconds, bool UsesPostgres)
{
    public static WebhooksOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new WebhooksOptions(
            arguments.Number("events", isSmoke ? 1_000 : 100_000, 1, 10_000_000),
            arguments.Number("conversations", isSmoke ? 20 : 200, 1, 10_000),
            arguments.Number("in-flight", isSmoke ? 8 : 32, 1, 1_024),
            arguments.Number("wait-seconds", 1_200, 1, 36_000),
            arguments.Choice("database", "postgres", "sqlite") == "postgres");
        arguments.RequireEmpty();
        if (options.InFlight > options.Conversations) throw new UsageException("--in-flight must not exceed --conversations");
        return options;
    }
}
