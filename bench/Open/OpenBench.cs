using System.Diagnostics;
using ContactCenter.Bench.All;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Open;

/// <summary><c>open</c>: what it costs a server that a visitor, already registered, opens a first conversation that waits in the queue.</summary>
internal static class OpenBench
{
    private const double MillisecondsMax = 1.0;
    private const double ReadsMax = 3;

    /// <summary>The database counts a transaction up to a second after it, or when its connection is idle for ten.</summary>
    private static readonly TimeSpan CountDelay = TimeSpan.FromSeconds(11);

    /// <returns>The exit code: 0 if every conversation was opened; the figures are for a reader to judge.</returns>
    public static async Task<int> RunAsync(OpenOptions options, Figures figures, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(options.UsesPostgres);
        await using var node = new ApiNode(ServerEnvironment.Create(database.DataPath, database.ConnectionString)) { Assembly = options.Server };
        await node.StartAsync(cancellationToken);
        Report.Line("load", $"{options.Conversations} conversations, {options.InFlight} in flight, {
            (options.UsesPostgres ? "PostgreSQL" : "SQLite")}, {Environment.ProcessorCount} processors");
        using var rest = new RestClient(node.Url);
        var admin = await Team.SignInAdminAsync(rest, cancellationToken);
        await rest.PostAsync("settings/Livechat_accept_chats_with_no_agents", new { value = true }, admin, cancellationToken);
        await OpenAsync(rest, await RegisterAsync(rest, options.WarmUp, options, cancellationToken), options, cancellationToken);

        var tokens = await RegisterAsync(rest, options.Conversations, options, cancellationToken);
        var transactions = await TransactionsAsync(database, cancellationToken);
        var postgres = database.Source is { } source ? await PostgresProcesses.FindAsync(source, cancellationToken) : null;
        var cpu = new CpuMeter([node.Process], postgres);
        var usedBefore = await PostgresUse.ReadAsync(database, cancellationToken);
        var (started, before) = (Stopwatch.GetTimestamp(), cpu.Read());
        await OpenAsync(rest, tokens, options, cancellationToken);
        var (seconds, used) = (Stopwatch.GetElapsedTime(started).TotalSeconds, cpu.Read() - before);

        var written = usedBefore is null ? null : (await PostgresUse.ReadAsync(database, cancellationToken))! - usedBefore;
        var server = used.Server.TotalMilliseconds / options.Conversations;
        Report.Line("opened", $"{options.Conversations / seconds:0} conversations/s");
        var (postgresTime, ownTime) = (used.Postgres?.TotalMilliseconds / options.Conversations, used.Generator.TotalMilliseconds / options.Conversations);
        Report.Line("CPU per opening", $"server {server:0.00} ms{(server > MillisecondsMax ? $"  BEYOND {MillisecondsMax}" : "")}; database {
            postgresTime:0.00} ms; this program {ownTime:0.00} ms");
        Report.Line("server / generator", $"{used.Server / used.Generator:0.00} of processor time");
        figures.Add(Figure.OpeningMilliseconds, server);
        if (written is not null) Report.Line("log per opening", $"{written.LogBytes / options.Conversations} bytes of PostgreSQL's write-ahead log");
        if (transactions is null) return 0;
        var made = (await TransactionsAsync(database, cancellationToken))! - transactions;
        var (reads, commits) = ((double)made.Reads / options.Conversations, (double)made.Commits / options.Conversations);
        figures.Add(Figure.OpeningReads, reads);
        Report.Line("reads", $"{reads:0.0} per opening{(reads > ReadsMax ? $"  BEYOND {ReadsMax}" : "")}; commits {commits:0.00}");
        return 0;
    }

    private static async Task<string[]> RegisterAsync(RestClient rest, int count, OpenOptions options, CancellationToken cancellationToken)
    {
        var tokens = Enumerable.Range(0, count).Select(_ => Guid.NewGuid().ToString("N")).ToArray();
        await Parallel.ForEachAsync(tokens, InParallel(options, cancellationToken), async (token, cancellation) =>
            await rest.PostAsync("livechat/visitor", new { visitor = new { token, name = "Ada", email = $"{token}@example.com" } }, null, cancellation));
        return tokens;
    }

    private static Task OpenAsync(RestClient rest, string[] tokens, OpenOptions options, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(tokens, InParallel(options, cancellationToken), async (token, cancellation) =>
            await rest.GetAsync($"livechat/room?token={token}", null, cancellation));

    private static ParallelOptions InParallel(OpenOptions options, CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = options.InFlight, CancellationToken = cancellationToken };

    /// <returns>Null = no PostgreSQL.</returns>
    private static async Task<Transactions?> TransactionsAsync(BenchDatabase database, CancellationToken cancellationToken)
    {
        if (database.Source is null) return null;
        await Task.Delay(CountDelay, cancellationToken);
        return await database.CountTransactionsAsync(cancellationToken);
    }
}
