using System.Diagnostics;
using System.Text;
using ContactCenter.Bench.All;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Lists;

/// <summary><c>lists</c>: pages of very many conversations over HTTP: usual ones, one far down, and filters that match little or nothing.</summary>
internal static class ListsBench
{
    private const int PageItems = 25;
    private const int WarmUps = 3;
    private const double P95 = 0.95;
    private const string FarDown = "far down";

    /// <returns>The exit code: 0 if every list has what it must have; the times are for a reader to judge.</returns>
    public static async Task<int> RunAsync(ListsOptions options, Figures figures, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(options.UsesPostgres);
        await using var node = new ApiNode(ServerEnvironment.Create(database.DataPath, database.ConnectionString)) { Assembly = options.Server };
        try
        {
            await node.StartAsync(cancellationToken);
            using var rest = new RestClient(node.Url);
            var admin = await Team.SignInAdminAsync(rest, cancellationToken);
            await Team.CreateAgentsAsync(rest, admin, 1, cancellationToken);
            var opened = await Chats.OpenAsync(rest, 1, cancellationToken);
            Report.Line("load", $"{options.Conversations} conversations, {options.Rounds} rounds, {(options.UsesPostgres ? "PostgreSQL" : "SQLite")}, {
                Environment.ProcessorCount} processors");
            await ManyRooms.LoadAsync(database, opened[0].RoomId, options.Conversations, cancellationToken);
            await database.SettleAsync(cancellationToken);

            using var socket = new HttpSocket();
            await socket.ConnectAsync(node.Url, cancellationToken);
            var (isRight, slowest) = (true, 0.0);
            foreach (var (name, parameters, total) in Asked(options.Conversations))
            {
                var (isThisRight, p95) = await MeasureAsync(
                    socket, Request(node.Url, admin, parameters), name, total, options.Rounds, cancellationToken);
                isRight &= isThisRight;
                if (name == FarDown) figures.Add(Figure.FarConversationsP95, p95);
                if (total is not null) slowest = Math.Max(slowest, p95);
            }

            figures.Add(Figure.FilteredListP95, slowest);
            return isRight ? 0 : 1;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(node.Process.Output.Text);
            return 1;
        }
    }

    /// <summary>The lists, and the total that each must have; null = it is counted no further than a limit.</summary>
    private static IEnumerable<(string Name, string Parameters, int? Total)> Asked(int conversations)
    {
        var rare = conversations / ManyRooms.PerRare;
        yield return ("first page", "", null);
        yield return (FarDown, $"offset={conversations - (conversations / 100)}", null);
        yield return ("far down, by name", $"offset={conversations - (conversations / 100)}&sort=%7B%22fname%22%3A1%7D", null);
        yield return ("usual tag", $"tags[]={ManyRooms.UsualTag}", null);
        yield return ("rare tag", $"tags[]={ManyRooms.RareTag}", rare);
        yield return ("unknown tag", "tags[]=unknown", 0);
        yield return ("usual department", "departmentId=sales", null);
        yield return ("rare department", $"departmentId={ManyRooms.RareDepartment}", rare);
        yield return ("unknown department", "departmentId=unknown", 0);
        yield return ("usual name", "roomName=ann", null);
        yield return ("rare name", "roomName=qxqx", rare);
        yield return ("rare pair", "roomName=qx", rare);
        yield return ("unknown name", "roomName=xqxqj", 0);
        yield return ("unknown pair", "roomName=%25_", 0);
    }

    private static byte[] Request(Uri server, SignIn admin, string parameters) => Encoding.ASCII.GetBytes(
        $"GET /api/v1/livechat/rooms?count={PageItems}&{parameters} HTTP/1.1\r\nHost: {server.Authority}\r\nX-User-Id: {admin.UserId}\r\n"
        + $"X-Auth-Token: {admin.Token}\r\n\r\n");

    /// <returns>Whether the total is right, and the 95th percentile in milliseconds.</returns>
    private static async Task<(bool IsRight, double P95)> MeasureAsync(
        HttpSocket socket, byte[] request, string name, int? total, int rounds, CancellationToken cancellationToken)
    {
        var micros = new List<int>();
        for (var round = -WarmUps; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var status = await socket.SendAsync(request, cancellationToken);
            if (round >= 0) micros.Add((int)Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            if (status != 200) throw new InvalidOperationException($"A list failed: {socket.ResponseText}");
        }

        var isRight = total is null || socket.ResponseText.Contains($"\"total\":{total}", StringComparison.Ordinal);
        var latencies = Latencies.Of(micros);
        var failure = isRight ? "" : "  FAILED: the total is wrong";
        Report.Line(name, $"p95 {latencies.Milliseconds(P95):0.0} ms   p50 {latencies.Milliseconds(0.5):0.0} ms{failure}");
        return (isRight, latencies.Milliseconds(P95));
    }
}
