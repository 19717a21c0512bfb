namespace ContactCenter.Bench.Cluster;

/// <param name="InFlight">Messages that wait for their response at any moment.</param>
/// <param name="Seconds">Measured time of each shape.</param>
internal sealed record ClusterOptions(int InFlight, int Seconds, int WarmUpMessages, int Agents, int Conversations, bool IsShort)
{
    public static ClusterOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new ClusterOptions(
            arguments.Number("in-flight", isSmoke ? 8 : 64, 1, 1024),
            arguments.Number("seconds", isSmoke ? 2 : 10, 1, 600),
            arguments.Number("warm-up", isSmoke ? 200 : 20_000, 0, 1_000_000),
            arguments.Number("agents", isSmoke ? 2 : 8, 1, 100),
            arguments.Number("conversations", isSmoke ? 8 : 64, 1, 10_000),
            isSmoke);
        arguments.RequireEmpty();
        return options;
    }
}
