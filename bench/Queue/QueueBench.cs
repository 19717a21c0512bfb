using System.Globalization;
using ContactCenter.Bench.All;
using ContactCenter.Bench.Contacts;
using ContactCenter.Driving;
using ContactCenter.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Bench.Queue;

/// <summary><c>queue</c>: more conversations arrive than agents have slots; one server process on a fresh database.</summary>
internal static class QueueBench
{
    /// <summary>The promise of the issue: while slots are free, from the visitor's call to the agent's screen.</summary>
    private const double ShowsWithinMilliseconds = 50;

    /// <returns>The exit code: 0 only if no agent ever had more than its slots and everybody was served.</returns>
    public static async Task<int> RunAsync(QueueOptions options, Figures figures, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(options.UsesPostgres);
        await using var node = new ApiNode(ServerEnvironment.Create(database.DataPath, database.ConnectionString)) { Assembly = options.Server };
        try
        {
            await node.StartAsync(cancellationToken);
            await using var stage = await QueueStage.SetAsync(node.Url, options, cancellationToken);
            var run = new QueueRun(stage, options);
            await run.RunAsync(cancellationToken);
            await using var storage = StorageServices.Of(database);
            var facts = await JournalFacts.ReadAsync(storage.GetRequiredService<IJournal>(), cancellationToken);
            figures.Add(Figure.ArrivalP99, run.WhileFree.Milliseconds(0.99));
            figures.Add(Figure.RefilledP99, facts.Refilling.Milliseconds(0.99));
            return Print(options, run, facts, stage.AllConnected) ? 0 : 1;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(node.Process.Output.Text);
            return 1;
        }
    }

    private static bool Print(QueueOptions options, QueueRun run, JournalFacts facts, bool allConnected)
    {
        var database = options.UsesPostgres ? "PostgreSQL" : "SQLite";
        Line("load", $"{options.Conversations} conversations, {options.Agents} agents x {options.Slots} slots, {options.Departments} departments, {
            options.TalkMilliseconds} ms each, {options.InFlight} in flight, {database}, {Environment.ProcessorCount} processors");
        Line("served", $"{run.Closed} in {run.Serving.TotalSeconds:0.0} s, {run.Closed / run.Serving.TotalSeconds:0} /s, {facts.Unserved} never");
        Line("most at once", $"{facts.MostServed} of {options.Capacity}, {facts.MostServedByOne} of {options.Slots} by one agent");
        Line("arrival to screen", $"{run.WhileFree} (slots free)");
        Line("slot refilled", $"{facts.Refilling} (somebody waits)");
        var isWithin = facts.MostServed <= options.Capacity && facts.MostServedByOne <= options.Slots;
        // Agents who close at once may never be full together.
        if (options.TalkMilliseconds > 0 && facts.MostServed < options.Capacity)
            Line("NOT FULL", $"more were waiting than slots, and not every slot was taken");
        var isDone = run.Closed == options.Conversations && facts.Unserved == 0 && allConnected;
        if (run.WhileFree.Milliseconds(0.99) > ShowsWithinMilliseconds) Line("SLOW", $"p99 of arrival to screen is beyond {ShowsWithinMilliseconds} ms");
        if (!isWithin || !isDone) Line("FAILED", $"everybody must be served, and nobody beyond the slots");
        return isWithin && isDone;
    }

    private static void Line(string name, FormattableString text) => Console.WriteLine($"{name,-18} {text.ToString(CultureInfo.InvariantCulture)}");
}
