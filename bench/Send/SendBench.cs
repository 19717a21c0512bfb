using ContactCenter.Driving;

namespace ContactCenter.Bench.Send;

/// <summary>
/// <c>send</c>: visitors write over REST, agents read live on their hub connections; one server process on a fresh database.
/// </summary>
internal static class SendBench
{
    /// <summary>More than one server on one machine can take: the book is full only if this is wrong.</summary>
    public const int RatePerSecondMax = 50_000;

    /// <summary>
    /// The first letters of messages' ids: for each load that of its warm-up and its own. An id that was used in the room before is the message of before.
    /// </summary>
    private const string Runs = "wmxnyozpabcdefgh";

    /// <returns>The exit code: 0 only if every accepted message reached its agent exactly once.</returns>
    public static async Task<int> RunAsync(SendOptions options, CancellationToken cancellationToken) =>
        await MeasureAsync(options, cancellationToken) is { IsExact: true } ? 0 : 1;

    /// <summary>Measures a load, and prints it.</summary>
    /// <returns>Null = it could not be measured.</returns>
    public static async Task<SendFigures?> MeasureAsync(SendOptions options, CancellationToken cancellationToken) =>
        await MeasureAsync(options, [options.Load], cancellationToken) is [var figures] ? figures : null;

    /// <summary>Measures several loads on one server, one after the other, each with a warm-up of its own, and prints them.</summary>
    /// <returns>Empty = they could not be measured.</returns>
    public static async Task<IReadOnlyList<SendFigures>> MeasureAsync(
        SendOptions options, IReadOnlyList<SendLoad> loads, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(options.UsesPostgres);
        var environment = ServerEnvironment.Create(database.DataPath, database.ConnectionString);
        environment["Feed__MaxSendsPerSecond"] = "100000";
        await using var node = new ApiNode(environment) { Assembly = options.Server };
        try
        {
            await node.StartAsync(cancellationToken);
            var postgres = database.Source is { } source ? await PostgresProcesses.FindAsync(source, cancellationToken) : null;
            using var runtime = new RuntimeMeter(node.Process.Id);
            await using var stage = await SendStage.SetAsync([node.Url], options.Agents, options.Conversations, cancellationToken);
            var parts = new Parts(database, stage, new CpuMeter([node.Process], postgres), runtime);
            var figures = new List<SendFigures>();
            foreach (var load in loads)
            {
                var ids = (WarmUp: Runs[2 * figures.Count], Load: Runs[2 * figures.Count + 1]);
                figures.Add(await MeasureAsync(options, load, ids, parts, cancellationToken));
            }

            return figures;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(node.Process.Output.Text);
            return [];
        }
    }

    private static async Task<SendFigures> MeasureAsync(
        SendOptions options, SendLoad load, (char WarmUp, char Load) ids, Parts parts, CancellationToken cancellationToken)
    {
        var (database, stage, cpu, runtime) = parts;
        var warmUp = await WarmUp.RunAsync(
            ids.WarmUp, options.WarmUpMessages, options.WaitsForJit, load, options.TextBytes, stage, cpu, [runtime], cancellationToken);
        var book = new MessageBook(ids.Load, options.Seconds * RatePerSecondMax) { TextBytes = options.TextBytes };
        var (resets, walBytes) = (stage.Resets, await database.CountWalBytesAsync(cancellationToken));
        var run = await SendRun.RunAsync(book, TimeSpan.FromSeconds(options.Seconds), load, stage, cpu, runtime, cancellationToken);
        walBytes = await database.CountWalBytesAsync(cancellationToken) - walBytes;
        resets = stage.Resets - resets;
        var rawPerSecond = database.Source is null
            ? (double?)null
            : await RawInserts.MeasureAsync(database.Source, TimeSpan.FromSeconds(options.Seconds / 2.0), cancellationToken);
        var figures = SendFigures.Of(run, resets == 0 && stage.AllConnected, rawPerSecond, walBytes);
        SendReport.Print(options, load, warmUp, run, resets, figures);
        return figures;
    }

    private sealed record Parts(BenchDatabase Database, SendStage Stage, CpuMeter Cpu, RuntimeMeter Runtime);
}
