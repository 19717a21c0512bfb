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
    public static async Task<int> RunAsync(SendOptions options, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(options.UsesPostgres);
        await using var node = new ApiNode(ServerEnvironment.Create(database.DataPath, database.ConnectionString)) { Assembly = options.Server };
        try
        {
            return await RunAsync(options, database, node, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(node.Process.Output.Text);
            return 1;
        }
    }

    private static async Task<int> RunAsync(SendOptions options, BenchDatabase database, ApiNode node, CancellationToken cancellationToken)
    {
        await node.StartAsync(cancellationToken);
        var postgres = database.Source is { } source ? await PostgresProcesses.FindAsync(source, cancellationToken) : null;
        var cpu = new CpuMeter([node.Process], postgres);
        using var runtime = new RuntimeMeter(node.Process.Id);

        WarmUp warmUp;
        SendRun run;
        int resets;
        bool allConnected;
        await using (var stage = await SendStage.SetAsync([node.Url], options.Agents, options.Conversations, cancellationToken))
        {
            warmUp = await WarmUp.RunAsync(options, stage, cpu, runtime, cancellationToken);
            var book = new MessageBook('m', options.Seconds * RatePerSecondMax) { TextBytes = options.TextBytes };
            run = await SendRun.RunAsync(book, TimeSpan.FromSeconds(options.Seconds), options.InFlight, stage, cpu, runtime, cancellationToken);
            (resets, allConnected) = (stage.Resets, stage.AllConnected);
        }

        var rawPerSecond = database.Source is null
            ? (double?)null
            : await RawInserts.MeasureAsync(database.Source, TimeSpan.FromSeconds(options.Seconds / 2.0), cancellationToken);
        return SendReport.Print(options, warmUp, run, resets, allConnected, rawPerSecond) ? 0 : 1;
    }
}
