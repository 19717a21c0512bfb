using System.Collections.Immutable;
using ContactCenter.Bench.Send;

namespace ContactCenter.Bench.Cluster;

/// <param name="Shapes">Silos and API nodes of each cluster that is measured; no silos = one process.</param>
/// <param name="WaitsForJit">The warm-up goes on until the processes compile hardly anything.</param>
/// <param name="InFlight">Messages that wait for their response at any moment.</param>
/// <param name="Seconds">Measured time of each shape.</param>
/// <param name="Server">Another build of the API node, beside which the silo is built; null = the one beside this program.</param>
internal sealed record ClusterOptions(
    ImmutableArray<Shape> Shapes, int InFlight, int Seconds, int WarmUpMessages, int Agents, int Conversations, bool WaitsForJit, bool Restarts,
    string? Server)
{
    public SendLoad Load => new(InFlight, ByHub: false);

    public static ClusterOptions Parse(Arguments arguments)
    {
        var isSmoke = arguments.Flag("smoke");
        var options = new ClusterOptions(
            ShapesOf(arguments.TextOrNull("shapes") ?? (isSmoke ? "0+1,1+1" : "0+1,1+1,2+1,3+2")),
            arguments.Number("in-flight", isSmoke ? 8 : 64, 1, 1024),
            arguments.Number("seconds", isSmoke ? 2 : 10, 1, 600),
            arguments.Number("warm-up", isSmoke ? 200 : 20_000, 0, 1_000_000),
            arguments.Number("agents", isSmoke ? 2 : 8, 1, 100),
            arguments.Number("conversations", isSmoke ? 8 : 64, 1, 10_000),
            !arguments.Flag("no-jit-wait") && !isSmoke,
            !arguments.Flag("no-restarts") && !isSmoke,
            arguments.TextOrNull("server"));
        arguments.RequireEmpty();
        return options;
    }

    private static ImmutableArray<Shape> ShapesOf(string text) =>
        [.. text.Split(',').Select(shape => Shape.Find(shape) ?? throw new UsageException($"--shapes: not silos+nodes, as 2+1: {shape}"))];
}
