using System.Diagnostics;
using ContactCenter.Bench.All;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Start;

/// <summary><c>start</c>: from the start of the server on an empty folder to the moment when it says that it is ready.</summary>
internal static class StartBench
{
    private const double SecondsMax = 1.5;

    /// <returns>The exit code: 0 if it started every time; the figures are for a reader to judge.</returns>
    public static async Task<int> RunAsync(StartOptions options, Figures figures, CancellationToken cancellationToken)
    {
        var (walls, processor) = (new List<double>(), new List<double>());
        for (var start = 0; start < options.Starts; start++)
        {
            await using var database = await BenchDatabase.CreateAsync(usesPostgres: false);
            await using var node = new ApiNode(ServerEnvironment.Create(database.DataPath, database.ConnectionString)) { Assembly = options.Server };
            var started = Stopwatch.GetTimestamp();
            await node.StartAsync(cancellationToken);
            walls.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            processor.Add(node.Process.Cpu.TotalSeconds);
        }

        walls.Sort();
        processor.Sort();
        var wall = walls[walls.Count / 2];
        Report.Line("load", $"{options.Starts} starts on an empty folder, SQLite, {Environment.ProcessorCount} processors");
        Report.Line("start to ready", $"{wall:0.00} s ({walls[0]:0.00} to {walls[^1]:0.00}), asked every 25 ms{
            (wall > SecondsMax ? $"  BEYOND {SecondsMax}" : "")}");
        Report.Line("CPU until then", $"{processor[processor.Count / 2]:0.00} s ({processor[0]:0.00} to {processor[^1]:0.00})");
        figures.Add(Figure.StartSeconds, wall);
        return 0;
    }
}
