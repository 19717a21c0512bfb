using System.Diagnostics;
using System.Globalization;
using ContactCenter.Bench.Agents;
using ContactCenter.Bench.Cluster;
using ContactCenter.Bench.Contacts;
using ContactCenter.Bench.Lists;
using ContactCenter.Bench.Open;
using ContactCenter.Bench.Queue;
using ContactCenter.Bench.Quiet;
using ContactCenter.Bench.Send;
using ContactCenter.Bench.Start;

namespace ContactCenter.Bench.All;

/// <summary><c>all</c>: every figure that has a goal, in one table.</summary>
internal static class AllBench
{
    /// <returns>The exit code: 0 if everything could be measured; the figures are for a reader to judge.</returns>
    public static async Task<int> RunAsync(AllOptions options, CancellationToken cancellationToken)
    {
        var (figures, started, isWhole) = (new Figures(), Stopwatch.GetTimestamp(), true);
        for (var repeat = 0; repeat < options.Repeats; repeat++)
            foreach (var (name, run) in Steps(options, figures).Where(step => options.Only.IsEmpty || options.Only.Contains(step.Name)))
                isWhole &= await RunAsync(name, run, cancellationToken);

        PrintTable(figures);
        Report.Line("took", $"{Stopwatch.GetElapsedTime(started).TotalMinutes:0.0} minutes");
        return isWhole ? 0 : 1;
    }

    private static IEnumerable<(string Name, Func<CancellationToken, Task<int>> Run)> Steps(AllOptions options, Figures figures)
    {
        string[] quick = options.IsQuick ? ["--quick"] : [];
        string[] server = options.Server is { } build ? ["--server", build] : [];
        yield return ("start", token => StartBench.RunAsync(StartOptions.Parse(Of(server)), figures, token));
        yield return ("send", token => SendSeries.RunAsync(options, figures, token));
        yield return ("open", token => OpenBench.RunAsync(
            OpenOptions.Parse(Of([.. server, .. options.IsQuick ? ["--conversations", "1500", "--warm-up", "3000"] : (string[])[]])), figures, token));
        yield return ("queue", token => QueueBench.RunAsync(
            QueueOptions.Parse(Of([.. server, .. options.IsQuick ? ["--conversations", "1500", "--agents", "50"] : (string[])[]])), figures, token));
        string[] connections = options.IsQuick ? ["--connections", "2500", "--idle-seconds", "15"] : ["--connections", "5000"];
        yield return ("agents", token => AgentsBench.RunAsync(AgentsOptions.Parse(Of([.. server, .. connections])), figures, token));
        string[] contacts = options.IsQuick ? ["--contacts", "20000", "--queries", "10", "--rounds", "3"] : ["--queries", "100"];
        yield return ("contacts", token => ContactsBench.RunAsync(ContactsOptions.Parse(Of([.. server, "--load", "direct", .. contacts])), figures, token));
        string[] lists = options.IsQuick ? ["--conversations", "10000", "--rounds", "10"] : [];
        yield return ("lists", token => ListsBench.RunAsync(ListsOptions.Parse(Of([.. server, .. lists])), figures, token));
        string[] settle = options.IsQuick ? ["--seconds", "20"] : [];
        yield return ("quiet", token => QuietBench.RunAsync(QuietOptions.Parse(Of([.. server, .. settle])), figures, token));
        string[] shapes = ["--shapes", "0+1,1+1,2+1", "--no-restarts", .. options.IsQuick ? ["--seconds", "5", "--no-jit-wait"] : (string[])[]];
        yield return ("cluster", token => ClusterBench.RunAsync(ClusterOptions.Parse(Of([.. server, .. shapes])), figures, token));
    }

    private static Arguments Of(IReadOnlyList<string> words) => Arguments.Parse(words);

    private static async Task<bool> RunAsync(string name, Func<CancellationToken, Task<int>> run, CancellationToken cancellationToken)
    {
        Console.WriteLine($"== {name}");
        try
        {
            return await run(cancellationToken) == 0;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Console.WriteLine(exception);
            return false;
        }
    }

    private static void PrintTable(Figures figures)
    {
        Console.WriteLine();
        Console.WriteLine("| figure | measured | goal | |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var goal in Goal.All)
        {
            var limit = $"{(goal.IsLeast ? "at least" : "at most")} {goal.Limit.ToString(CultureInfo.InvariantCulture)}";
            var values = figures.Of(goal.Figure);
            var range = values.Count > 1 ? $" ({goal.Text(values[0])} to {goal.Text(values[^1])})" : "";
            Console.WriteLine(values.Count == 0
                ? $"| {goal.Name} | not measured | {limit} | |"
                : $"| {goal.Name} | {goal.Text(Median(values))}{range} | {limit} | {(goal.IsMet(Median(values)) ? "met" : "missed")} |");
        }

        Console.WriteLine();
    }

    private static double Median(IReadOnlyList<double> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
