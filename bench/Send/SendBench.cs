using ContactCenter.Driving;

namespace ContactCenter.Bench.Send;

/// <summary>
/// <c>send</c>: visitors write over REST, agents read live on their hub connections; one server process on a fresh database.
/// </summary>
internal static class SendBench
{
    /// <summary>More than one server on one machine can take: the book is full only if this is wrong.</summary>
    public const int RatePerSecondMax = 50_000;

    /// <returns>The exit code: 0 only if every accepted message reached its agent exactly once.</returns>
    public static async Task<int> RunAsync(SendOptions options, CancellationToken cancellationToken) =>
        await MeasureAsync(options, cancellationToken) is { IsExact: true } ? 0 : 1;

    /// <summary>Measures, and prints it.</summary>
    /// <returns>Null = it could not be measured.</returns>
    public static async Task<SendFigures?> MeasureAsync(SendOptions options, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(options.UsesPostgres);
        var environment = ServerEnvironment.Create(database.DataPath, database.ConnectionString);
        environment["Feed__MaxSendsPerSecond"] = "100000";
        await using var node = new ApiNode(environment) { Assembly = options.Server };
        try
        {
            return await MeasureAsync(options, database, node, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(node.Process.Output.Text);
            return null;
        }
    }

    private static async Task<SendFigures> MeasureAsync(SendOptions options, BenchDatabase database, ApiNode node, CancellationToken cancellationToken)
    {
        await node.StartAsync(cancellationToken);
        var postgres = database.Source is { } source ? await PostgresProcesses.FindAsync(source, cancellationToken) : null;
        var cpu = new CpuMeter([node.Process], postgres);
        using var runtime = new RuntimeMeter(node.Process.Id);

        WarmUp warmUp;
        SendRun run;
        int resets;
        bool allConnected;
        long? walBytes;
        await using (var stage = await SendStage.SetAsync(
            [node.Url], options.Agents, options.Conversations, options.ByHub, cancellationToken))
        {
            warmUp = await WarmUp.RunAsync(
                options.WarmUpMessages, options.WaitsForJit, options.InFlight, options.TextBytes, stage, cpu, [runtime], cancellationToken);
            var book = new MessageBook('m', options.Seconds * RatePerSecondMax) { TextBytes = options.TextBytes };
            walBytes = await database.CountWalBytesAsync(cancellationToken);
            run = await SendRun.RunAsync(book, TimeSpan.FromSeconds(options.Seconds), options.InFlight, stage, cpu, runtime, cancellationToken);
            walBytes = await database.CountWalBytesAsync(cancellationToken) - walBytes;
            (resets, allConnected) = (stage.Resets, stage.AllConnected);
        }

        var rawPerSecond = database.Source is null
            ? (double?)null
            : await RawInserts.MeasureAsync(database.Source, TimeSpan.FromSeconds(options.Seconds / 2.0), cancellationToken);
        var figures = SendFigures.Of(run, resets == 0 && allConnected, rawPerSecond, walBytes);
        SendReport.Print(options, warmUp, run, resets, figures);
        return figures;
    }
}
