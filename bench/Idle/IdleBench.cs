using System.Diagnostics;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Idle;

/// <summary><c>idle</c>: what a server's memory is after very many conversations that nobody uses any more, beside the same server's before.</summary>
internal static class IdleBench
{
    private const double MoreMegabytesMax = 50;
    private const double BytesPerMegabyte = 1024 * 1024;

    private static readonly TimeSpan Looks = TimeSpan.FromSeconds(1);

    /// <returns>The exit code: 0 if every call succeeded; the memory is for a reader to judge.</returns>
    public static async Task<int> RunAsync(IdleOptions options, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(options.UsesPostgres);
        var environment = ServerEnvironment.Create(database.DataPath, database.ConnectionString);
        environment["Actors__IdleSeconds"] = options.IdleSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await using var node = new ApiNode(environment);
        try
        {
            await node.StartAsync(cancellationToken);
            Report.Line("load", $"{options.Conversations} conversations, idle after {options.IdleSeconds} s, {options.InFlight} in flight, {
                (options.UsesPostgres ? "PostgreSQL" : "SQLite")}, {Environment.ProcessorCount} processors");
            Report.Line("started", $"{Megabytes(node):0} MB");
            using var rest = new RestClient(node.Url);
            await PrepareAsync(rest, cancellationToken);
            await OpenAsync(rest, options.WarmUp, options.InFlight, cancellationToken);
            var before = await LeastAsync(node, options, cancellationToken);
            Report.Line("warm, idle", $"{before:0} MB after {options.WarmUp} conversations");

            var started = Stopwatch.GetTimestamp();
            await OpenAsync(rest, options.Conversations, options.InFlight, cancellationToken);
            Report.Line("opened", $"{options.Conversations} in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; {Megabytes(node):0} MB then");
            var after = await LeastAsync(node, options, cancellationToken);
            Report.Line("idle", $"{after:0} MB: {after - before:+0;-0;0} MB of {MoreMegabytesMax:0}{(after - before > MoreMegabytesMax ? "  BEYOND" : "")}");
            return 0;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(node.Process.Output.Text);
            return 1;
        }
    }

    private static async Task PrepareAsync(RestClient rest, CancellationToken cancellationToken)
    {
        var admin = await Team.SignInAdminAsync(rest, cancellationToken);
        await rest.PostAsync("settings/Livechat_accept_chats_with_no_agents", new { value = true }, admin, cancellationToken);
    }

    private static Task OpenAsync(RestClient rest, int count, int inFlight, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = inFlight, CancellationToken = cancellationToken };
        return Parallel.ForAsync(0, count, parallel, async (index, cancellation) =>
        {
            var token = Guid.NewGuid().ToString("N");
            await rest.PostAsync("livechat/visitor", new { visitor = new { token, name = $"Visitor {index}" } }, null, cancellation);
            await rest.GetAsync($"livechat/room?token={token}", null, cancellation);
        });
    }

    private static async Task<double> LeastAsync(ApiNode node, IdleOptions options, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(options.IdleSeconds), cancellationToken);
        var (started, least) = (Stopwatch.GetTimestamp(), Megabytes(node));
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < options.SettleSeconds)
        {
            await Task.Delay(Looks, cancellationToken);
            least = Math.Min(least, Megabytes(node));
        }

        return least;
    }

    private static double Megabytes(ApiNode node) => node.Process.ResidentBytes / BytesPerMegabyte;
}
