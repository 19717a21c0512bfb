using System.Globalization;
using ContactCenter.Bench.Contacts;
using ContactCenter.Driving;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Bench.Calls;

/// <summary><c>calls</c>: a PBX reports calls as fast as agents take them, and calls are searched by digits; one server process on a fresh database.</summary>
internal static class CallsBench
{
    /// <summary>The promise: from the event to the agent's screen.</summary>
    private const double RingsWithinMilliseconds = 50;

    /// <summary>The promise: a page over HTTP costs at most so many times the same SQL.</summary>
    private const double HttpTimesMax = 2;

    /// <summary>The promise: a PBX that asks has its answer.</summary>
    private const double AdmitsWithinMilliseconds = 50;

    private const int WarmUpShare = 4;
    private static readonly TimeSpan RawDuration = TimeSpan.FromSeconds(3);

    /// <returns>The exit code: 0 only if all calls are kept, each over, rang on a screen, and no agent had two at once.</returns>
    public static async Task<int> RunAsync(CallsOptions options, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(options.UsesPostgres);
        var environment = ServerEnvironment.Create(database.DataPath, database.ConnectionString);
        environment["Telephony__SigningSecrets__0"] = "whsec_" + Convert.ToBase64String(SignedPbx.Secret);
        await using var node = new ApiNode(environment);
        try
        {
            await node.StartAsync(cancellationToken);
            var cpu = new CpuMeter([node.Process], database.Source is { } own ? await PostgresProcesses.FindAsync(own, cancellationToken) : null);
            await using var stage = await CallStage.SetAsync(node.Url, options.Agents, cancellationToken);
            using var pbx = new SignedPbx(node.Url);
            using var run = new CallRun(stage, options, pbx);
            var warmUp = Math.Max(1, options.Calls / WarmUpShare);
            await run.RunAsync(warmUp, cancellationToken);
            var before = cpu.Read();
            await run.RunAsync(options.Calls, cancellationToken);
            var used = cpu.Read() - before;
            await using var storage = StorageServices.Of(database);
            var directory = storage.GetRequiredService<ICallDirectory>();
            var facts = await CallFacts.ReadAsync(directory, cancellationToken);
            double? raw = database.Source is { } source ? await RawInserts.MeasureAsync(source, RawDuration, cancellationToken) : null;
            var isDone = Print(options, run, used, facts, raw, stage.AllConnected && facts.Calls == warmUp + options.Calls);
            isDone &= await AdmitAsync(options, pbx, cancellationToken);
            return isDone && await SearchAsync(options, database, stage, directory, cancellationToken) ? 0 : 1;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(node.Process.Output.Text);
            return 1;
        }
    }

    private static bool Print(CallsOptions options, CallRun run, CpuTimes used, CallFacts facts, double? raw, bool isWhole)
    {
        var database = options.UsesPostgres ? "PostgreSQL" : "SQLite";
        var perSecond = run.Events / run.Duration.TotalSeconds;
        Line("load", $"{options.Calls} calls, {options.Agents} agents, {options.InFlight} in flight, {database}, {Environment.ProcessorCount} processors");
        Line("events", $"{perSecond:0} /s   ({run.Events} new ones in {run.Duration.TotalSeconds:0.0} s)");
        Line("event to screen", $"{run.Ringing}");
        PrintCpu(used, run);
        Line("at once by one", $"{facts.MostAtOnce} of 1");
        if (raw is { } rows)
        {
            Line("raw inserts", $"{rows:0} /s   (one row per commit, {RawInserts.Connections} connections)");
            Line("events / raw", $"{perSecond / rows:0.00}");
        }

        if (run.Ringing.Milliseconds(0.99) > RingsWithinMilliseconds) Line("SLOW", $"p99 of event to screen is beyond {RingsWithinMilliseconds} ms");
        var isRight = isWhole && facts is { Open: 0, MostAtOnce: <= 1 };
        if (!isRight) Line("FAILED", $"every call is kept and over, no agent has two: {facts}");
        return isRight;
    }

    private static void PrintCpu(CpuTimes used, CallRun run)
    {
        var thousands = run.Events / 1000.0;
        FormattableString postgres = $"PostgreSQL {(used.Postgres ?? TimeSpan.Zero).TotalSeconds / thousands:0.000}";
        Line("CPU s per 1,000", $"server {used.Server.TotalSeconds / thousands:0.000}, {postgres}, generator {used.Generator.TotalSeconds / thousands:0.000}");
        Line("processors busy",
            $"{used.Own / run.Duration:0.00} by these, {Math.Max(0, ((used.Machine ?? used.Own) - used.Own) / run.Duration):0.00} by others");
    }

    private static async Task<bool> AdmitAsync(CallsOptions options, SignedPbx pbx, CancellationToken cancellationToken)
    {
        var (answers, wrong) = await CallAdmissions.MeasureAsync(pbx, options.Calls, options.Seed, cancellationToken);
        Line("admission", $"{answers}");
        if (answers.Milliseconds(0.99) > AdmitsWithinMilliseconds) Line("SLOW", $"p99 of admission is beyond {AdmitsWithinMilliseconds} ms");
        if (wrong > 0) Line("FAILED", $"{wrong} numbers were answered wrongly");
        return wrong == 0;
    }

    private static async Task<bool> SearchAsync(
        CallsOptions options, BenchDatabase database, CallStage stage, ICallDirectory directory, CancellationToken cancellationToken)
    {
        if (options.Stored == 0 || database.Source is null) return true;
        await CallSearch.LoadAsync(database.Source, options.Stored, cancellationToken);
        await database.SettleAsync(cancellationToken);
        var (http, sql, empty) = await CallSearch.MeasureAsync(stage.Rest, stage.Admin, directory, options.Stored, options.Seed, cancellationToken);
        var times = http.Milliseconds(0.95) / sql.Milliseconds(0.95);
        Line("search", $"5 digits among {options.Stored} calls more");
        Line("  over HTTP", $"{http}");
        Line("  SQL alone", $"{sql}");
        Line("  p95", $"{times:0.00} x SQL alone");
        if (times > HttpTimesMax) Line("SLOW", $"p95 over HTTP is beyond {HttpTimesMax} x SQL alone");
        if (empty > 0) Line("FAILED", $"{empty} searches found nothing");
        return empty == 0;
    }

    private static void Line(string name, FormattableString text) => Console.WriteLine($"{name,-18} {text.ToString(CultureInfo.InvariantCulture)}");
}
