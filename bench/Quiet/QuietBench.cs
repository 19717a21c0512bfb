using System.Diagnostics;
using ContactCenter.Bench.All;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Quiet;

/// <summary><c>quiet</c>: what a server costs that nobody uses.</summary>
internal static class QuietBench
{
    private const int ThreadsShown = 6;
    private const double CpuPercentMax = 0.5;
    private const double SwitchesMax = 200;
    private const double StatementsMax = 2;

    /// <returns>The exit code: 0 if it could be measured; the figures are for a reader to judge.</returns>
    public static async Task<int> RunAsync(QuietOptions options, Figures figures, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(options.UsesPostgres);
        await using var node = new ApiNode(ServerEnvironment.Create(database.DataPath, database.ConnectionString)) { Assembly = options.Server };
        await node.StartAsync(cancellationToken);
        Report.Line("load", $"none for {options.Seconds} s, {options.SettleSeconds} s after the start, {
            (options.UsesPostgres ? "PostgreSQL" : "SQLite")}, {Environment.ProcessorCount} processors");
        await Task.Delay(TimeSpan.FromSeconds(options.SettleSeconds), cancellationToken);

        var (started, cpu, switches) = (Stopwatch.GetTimestamp(), node.Process.Cpu, ContextSwitches.Read(node.Process.Id));
        var transactions = (await database.CountTransactionsAsync(cancellationToken))?.All;
        await Task.Delay(TimeSpan.FromSeconds(options.Seconds), cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var cpuPercent = (node.Process.Cpu - cpu).TotalSeconds / seconds * 100;
        var byThread = ContextSwitches.Read(node.Process.Id).ToDictionary(
            thread => thread.Key, thread => (thread.Value - switches.GetValueOrDefault(thread.Key)) / seconds);
        var switched = byThread.Values.Sum();

        figures.Add(Figure.QuietPercent, cpuPercent);
        figures.Add(Figure.QuietSwitches, switched);
        Report.Line("CPU", $"{cpuPercent:0.00} % of one processor{Beyond(cpuPercent, CpuPercentMax)}");
        Report.Line("context switches", $"{switched:0}/s in {byThread.Count} threads{Beyond(switched, SwitchesMax)}");
        foreach (var (thread, count) in byThread.OrderByDescending(thread => thread.Value).Take(ThreadsShown)) Report.Line("", $"{thread.Name} {count:0.0}/s");
        if (transactions is null) return 0;
        // On an idle server each is one statement. The one that read the number is not the server's.
        var statements = ((await database.CountTransactionsAsync(cancellationToken))!.All - transactions.Value - 1) / seconds;
        figures.Add(Figure.QuietStatements, statements);
        Report.Line("statements", $"{statements:0.0}/s{Beyond(statements, StatementsMax)}");
        return 0;
    }

    private static string Beyond(double figure, double max) => figure > max ? $"  BEYOND {max}" : "";
}
