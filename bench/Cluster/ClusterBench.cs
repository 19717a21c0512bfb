using System.Diagnostics;
using System.Net.Http.Json;
using ContactCenter.Bench.All;
using ContactCenter.Bench.Send;
using ContactCenter.Driving;
using ContactCenter.Silo.Hosting;

namespace ContactCenter.Bench.Cluster;

/// <summary>
/// <c>cluster</c>: the same load on one process and on clusters of growing size, all on this machine over one PostgreSQL, and the time that a whole cluster
/// takes from its start to the first accepted message.
/// </summary>
internal static class ClusterBench
{
    private const double HopCostMax = 0.30;
    private const double RestartSecondsMax = 15;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(60);

    /// <returns>The exit code: 0 only if every accepted message reached its agent exactly once.</returns>
    public static async Task<int> RunAsync(ClusterOptions options, Figures figures, CancellationToken cancellationToken)
    {
        Report.Line("load", $"{options.InFlight} in flight, {options.Seconds} s each, {options.Conversations} conversations, {options.Agents} agents, {
            Environment.ProcessorCount} processors");
        var (isExact, first, before) = (true, (double?)null, (double?)null);
        foreach (var shape in options.Shapes)
        {
            var run = await RunAsync(shape, options, cancellationToken);
            isExact &= run.IsExact;
            var perSecond = run.Run.Book.Accepted / run.Run.Sending.TotalSeconds;
            Print(shape, run, perSecond, perSecond / (first ??= perSecond), perSecond / (before ?? perSecond));
            Add(figures, shape, run, perSecond / first.Value);
            before = perSecond;
        }

        return isExact ? 0 : 1;
    }

    private static async Task<ShapeRun> RunAsync(Shape shape, ClusterOptions options, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(usesPostgres: true);
        await using var servers = await Servers.StartAsync(shape, database, options.Server, cancellationToken);
        ShapeRun run;
        await using (var stage = await SendStage.SetAsync(servers.Urls, options.Agents, options.Conversations, cancellationToken))
        {
            ServerProcess[] processes = [.. servers.Silos, .. servers.Apis];
            var cpu = new CpuMeter(processes, await PostgresProcesses.FindAsync(database.Source!, cancellationToken));
            await WarmUpAsync(options, stage, cpu, processes, cancellationToken);
            var (silos, apis) = (CpuMeter.CpuOf(servers.Silos), CpuMeter.CpuOf(servers.Apis));
            var book = new MessageBook('m', options.Seconds * 50_000);
            var sent = await SendRun.RunAsync(
                book, TimeSpan.FromSeconds(options.Seconds), options.Load, stage, cpu, runtime: null, cancellationToken);
            run = new ShapeRun(
                sent, CpuMeter.CpuOf(servers.Silos) - silos, CpuMeter.CpuOf(servers.Apis) - apis,
                book.Delivered == book.Accepted && book.Duplicates == 0 && stage.Resets == 0 && stage.AllConnected);
        }

        if (servers.Cluster is not { } cluster || !options.Restarts) return run;
        return run with
        {
            RestartAfterStop = await RestartAsync(cluster, isKilled: false, cancellationToken),
            RestartAfterKill = await RestartAsync(cluster, isKilled: true, cancellationToken),
        };
    }

    private static void Add(Figures figures, Shape shape, ShapeRun run, double ofFirst)
    {
        var receipt = run.Run.Book.ReceiptLatencies().Milliseconds(0.5);
        var (rate, time) = shape switch
        {
            (1, 1) => (Figure.OneSiloByOneProcess, Figure.OneSiloReceiptP50),
            (2, 1) => (Figure.TwoSilosByOneProcess, Figure.TwoSilosReceiptP50),
            _ => default((Figure?, Figure?)),
        };
        if (rate is { } ofRate) figures.Add(ofRate, ofFirst);
        if (time is { } ofTime) figures.Add(ofTime, receipt);
    }

    private static async Task WarmUpAsync(
        ClusterOptions options, SendStage stage, CpuMeter cpu, ServerProcess[] processes, CancellationToken cancellationToken)
    {
        RuntimeMeter[] runtimes = [.. processes.Select(process => new RuntimeMeter(process.Id))];
        await WarmUp.RunAsync(
            'w', options.WarmUpMessages, options.WaitsForJit, options.Load, MessageRequest.StandardTextBytes, stage, cpu, runtimes, cancellationToken);
        foreach (var runtime in runtimes) runtime.Dispose();
    }

    /// <summary>Ends all processes and starts all of them.</summary>
    /// <returns>The time from the start to the first message that a visitor had accepted.</returns>
    private static async Task<TimeSpan> RestartAsync(ServerCluster cluster, bool isKilled, CancellationToken cancellationToken)
    {
        IRestartable[] nodes = [.. cluster.Apis, .. cluster.Silos];
        foreach (var node in nodes) await (isKilled ? node.Process.KillAsync() : node.Process.RequestStopAsync());
        foreach (var node in nodes) await node.Process.WaitForExitAsync(StopTimeout);
        var started = Stopwatch.GetTimestamp();
        foreach (var node in nodes) await node.LaunchAsync();
        using var http = new HttpClient { BaseAddress = cluster.Apis[0].Url, Timeout = TimeSpan.FromSeconds(5) };
        await Until.TrueAsync("a visitor is served", StopTimeout, () => IsServedAsync(http, cancellationToken), cancellationToken);
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<bool> IsServedAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            var token = Guid.NewGuid().ToString("N");
            using var registered = await http.PostAsJsonAsync("/api/v1/livechat/visitor", new { visitor = new { token, name = "First" } }, cancellationToken);
            if (!registered.IsSuccessStatusCode) return false;
            using var opened = await http.GetAsync($"/api/v1/livechat/room?token={token}", cancellationToken);
            return opened.IsSuccessStatusCode;
        }
        catch (Exception exception) when (NoResponse.Is(exception, cancellationToken))
        {
            return false;
        }
    }

    private static void Print(Shape shape, ShapeRun run, double perSecond, double ofFirst, double ofBefore)
    {
        var (cpu, thousands) = (run.Run.Cpu, run.Run.Book.Accepted / 1000.0);
        Report.Line($"== {shape}", $"{(run.IsExact ? "each message once" : "FAILED: delivered must equal accepted, each once")}");
        Report.Line("accepted", $"{perSecond:0} /s, {ofFirst:0.00} x one process, {ofBefore:0.00} x the shape before{
            (ofBefore < 1 - HopCostMax ? "  BEYOND" : "")}");
        Report.Line("send to answer", $"{run.Run.Book.ResponseLatencies()}");
        Report.Line("send to agent", $"{run.Run.Book.ReceiptLatencies()}");
        Report.Line("CPU s per 1,000", $"silos {run.Silos.TotalSeconds / thousands:0.000}, API nodes {run.Apis.TotalSeconds / thousands:0.000}, PostgreSQL {
            cpu.Postgres?.TotalSeconds / thousands:0.000}, generator {cpu.Generator.TotalSeconds / thousands:0.000}");
        Report.Line("processors busy", $"{cpu.Own / run.Run.Sending:0.00} by these, {(cpu.Machine - cpu.Own) / run.Run.Sending:0.00} by others");
        if (run.RestartAfterStop is { } stopped && run.RestartAfterKill is { } killed)
            Report.Line("start to served", $"{stopped.TotalSeconds:0.0} s after a stop, {killed.TotalSeconds:0.0} s after a kill of all{
                (Math.Max(stopped.TotalSeconds, killed.TotalSeconds) > RestartSecondsMax ? "  BEYOND" : "")}");
    }

    /// <param name="RestartAfterStop">Null = not measured, as <paramref name="RestartAfterKill"/>.</param>
    private sealed record ShapeRun(
        SendRun Run, TimeSpan Silos, TimeSpan Apis, bool IsExact, TimeSpan? RestartAfterStop = null, TimeSpan? RestartAfterKill = null);
}
