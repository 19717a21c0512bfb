using System.Diagnostics;
using System.Text;
using ContactCenter.Bench.All;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Agents;

/// <summary><c>agents</c>: very many idle hub connections of agents on one node: what they cost, and how long an entry takes to reach all of them.</summary>
internal static class AgentsBench
{
    private const int OpenFilesMax = 65_536;
    private const int OtherFiles = 500;
    private const int OpenAtOnce = 32;
    private const double MillisecondsMax = 500;
    private const double BytesMax = 1024.0 * 1024 * 1024;

    private static readonly TimeSpan PingPeriod = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan EntryTimeout = TimeSpan.FromSeconds(30);

    /// <returns>The exit code: 0 if every connection held and got every entry; cost and times are for a reader to judge.</returns>
    public static async Task<int> RunAsync(AgentsOptions options, Figures figures, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(options.UsesPostgres);
        var environment = ServerEnvironment.Create(database.DataPath, database.ConnectionString);
        environment["Feed__MaxConnectionsPerUser"] = environment["Feed__MaxConnectionsPerNode"] = "30000";
        await using var node = new ApiNode(environment) { Assembly = options.Server };
        var connections = new RawHubConnection?[options.Connections];
        try
        {
            await node.StartAsync(cancellationToken);
            var sockets = Math.Min(
                await OpenFiles.AllowAsync(node.Process.Id, OpenFilesMax, cancellationToken),
                await OpenFiles.AllowAsync(Environment.ProcessId, OpenFilesMax, cancellationToken)) - OtherFiles;
            if (sockets < connections.Length)
            {
                Report.Line("open files", $"this machine allows {sockets} connections of the {connections.Length} that were asked for");
                Array.Resize(ref connections, sockets);
            }

            return await RunAsync(options, node, connections, figures, cancellationToken) ? 0 : 1;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Console.Error.WriteLine(exception);
            Console.Error.WriteLine(node.Process.Output.Text);
            return 1;
        }
        finally
        {
            foreach (var connection in connections) connection?.Dispose();
        }
    }

    private static async Task<bool> RunAsync(
        AgentsOptions options, ApiNode node, RawHubConnection?[] connections, Figures figures, CancellationToken cancellationToken)
    {
        Report.Line("load", $"{connections.Length} connections of {options.Users} agents, {Environment.ProcessorCount} processors");
        using var rest = new RestClient(node.Url);
        var admin = await Team.SignInAdminAsync(rest, cancellationToken);
        // All of them see what waits in the queue.
        await rest.PostAsync("settings/Livechat_Routing_Method", new { value = "Manual_Selection" }, admin, cancellationToken);
        var users = await Team.CreateAgentsAsync(rest, admin, options.Users, cancellationToken);
        var (cpu, bytes, started) = (node.Process.Cpu, node.Process.ResidentBytes, Stopwatch.GetTimestamp());
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pinging = PingAsync(connections, over.Token);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = OpenAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, connections.Length, parallel, async (index, cancellation) =>
            connections[index] = await RawHubConnection.OpenAsync(node.Url, users[index % users.Length], cancellation));
        Report.Line("opened", $"in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {
            (node.Process.Cpu - cpu).TotalMilliseconds / connections.Length:0.00} ms of CPU each");

        await PrintIdleAsync(options, node, connections.Length, bytes, figures, cancellationToken);
        var isWhole = await PrintEntriesAsync(options, rest, connections!, figures, cancellationToken);
        await over.CancelAsync();
        await pinging.ContinueWith(_ => { }, TaskScheduler.Default);
        var ended = connections.Count(connection => connection!.IsEnded);
        if (ended > 0) Report.Line("FAILED", $"{ended} connections ended");
        return isWhole && ended == 0;
    }

    private static async Task PrintIdleAsync(
        AgentsOptions options, ApiNode node, int connections, long bytesBefore, Figures figures, CancellationToken cancellationToken)
    {
        var (cpu, started) = (node.Process.Cpu, Stopwatch.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(options.IdleSeconds), cancellationToken);
        var (bytes, seconds) = (node.Process.ResidentBytes, Stopwatch.GetElapsedTime(started).TotalSeconds);
        figures.Add(Figure.ConnectionKibibytes, (bytes - bytesBefore) / 1024.0 / connections);
        figures.Add(Figure.ConnectionsIdlePercent, (node.Process.Cpu - cpu).TotalSeconds / seconds * 100);
        Report.Line("memory", $"{bytes / 1024 / 1024} MB of the node, {(bytes - bytesBefore) / 1024.0 / connections:0.0} KiB a connection{
            (bytes > BytesMax ? "  BEYOND" : "")}");
        Report.Line("idle", $"{(node.Process.Cpu - cpu).TotalSeconds / seconds * 100:0.0} % of a processor");
    }

    private static async Task<bool> PrintEntriesAsync(
        AgentsOptions options, RestClient rest, RawHubConnection[] connections, Figures figures, CancellationToken cancellationToken)
    {
        var (first, half, last) = (new List<int>(), new List<int>(), new List<int>());
        for (var number = 0; number < options.Entries; number++)
        {
            var name = $"Everyone sees {Guid.NewGuid():N}";
            foreach (var connection in connections) connection.LookFor(Encoding.ASCII.GetBytes(name));
            var token = Guid.NewGuid().ToString("N");
            await rest.PostAsync("livechat/visitor", new { visitor = new { token, name } }, null, cancellationToken);
            var opened = Stopwatch.GetTimestamp();
            await rest.GetAsync($"livechat/room?token={token}", null, cancellationToken);
            var end = Stopwatch.GetTimestamp() + (long)(EntryTimeout.TotalSeconds * Stopwatch.Frequency);
            while (connections.Any(connection => connection.SeenAt == 0) && Stopwatch.GetTimestamp() < end) await Task.Delay(20, cancellationToken);
            var missing = connections.Count(connection => connection.SeenAt == 0);
            if (missing > 0)
            {
                Report.Line("FAILED", $"{missing} connections were not sent an entry");
                return false;
            }

            var times = connections.Select(connection => (int)Stopwatch.GetElapsedTime(opened, connection.SeenAt).TotalMicroseconds).Order().ToArray();
            first.Add(times[0]);
            half.Add(times[times.Length / 2]);
            last.Add(times[^1]);
        }

        figures.Add(Figure.LastReceiptP50, Latencies.Of(last).Milliseconds(0.5));
        Report.Line("first receipt", $"{Latencies.Of(first)}");
        Report.Line("half of them", $"{Latencies.Of(half)}");
        Report.Line("last receipt", $"{Latencies.Of(last)}{(Latencies.Of(last).Milliseconds(0.5) > MillisecondsMax ? "  BEYOND" : "")}");
        return true;
    }

    private static async Task PingAsync(RawHubConnection?[] connections, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PingPeriod);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            foreach (var connection in connections)
            {
                if (connection is { IsEnded: false }) await connection.PingAsync().ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }
}
