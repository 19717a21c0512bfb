using System.Diagnostics;
using ContactCenter.Bench.Long;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Screen;

/// <summary>What the console shows: a room with very many messages that the agent serves, some with a few, and very many that wait.</summary>
internal sealed class ScreenStage(BenchDatabase database, Uri server, ScreenOptions options) : IDisposable
{
    /// <summary>Chats between which the console switches. They are the first in the queue.</summary>
    public const int Visited = 12;

    /// <summary>The newest messages come as every message does.</summary>
    private const int SaidMessages = 60;

    private const int FillConnections = 16;
    private const int VisitedMessages = 60;
    private const int InFlight = 32;

    private static readonly TimeSpan LearnsWithin = TimeSpan.FromMinutes(2);

    private readonly RestClient _rest = new(server);
    private readonly List<Chat> _visited = [];

    public Chat Long { get; private set; } = null!;

    public IReadOnlyList<string> VisitedRooms => [.. _visited.Select(chat => chat.RoomId)];

    /// <summary>Prepares what is there before the agent signs in.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var admin = await Team.SignInAdminAsync(_rest, cancellationToken);
        var agent = (await Team.CreateAgentsAsync(_rest, admin, 1, cancellationToken))[0];
        await _rest.PostAsync("settings/Livechat_Routing_Method", new { value = "Manual_Selection" }, admin, cancellationToken);
        await _rest.PostAsync("settings/Livechat_accept_chats_with_no_agents", new { value = true }, admin, cancellationToken);
        Long = await OpenAsync("Long", cancellationToken);
        await _rest.PostAsync("livechat/inquiries.take", new { inquiryId = Long.RoomId }, agent, cancellationToken);
        await FillLongAsync(cancellationToken);
        while (_visited.Count < Visited)
        {
            _visited.Add(await OpenAsync($"Visited {_visited.Count + 1}", cancellationToken));
            await new Talk(server, _visited[^1]).FillAsync(VisitedMessages, 4, cancellationToken);
        }
    }

    private async Task FillLongAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await WriteAsync("The first one", cancellationToken);
        await LongHistory.WriteAsync(database, Long.RoomId, options.Messages - SaidMessages - 1, cancellationToken);
        // The actor does not know of them: the first message is refused for a moment, then it has read everything.
        var body = new { token = Long.Token, rid = Long.RoomId, msg = "The next one", _id = Guid.NewGuid().ToString("N") };
        await Until.TrueAsync(
            "the conversation knows its messages", LearnsWithin,
            async () => (await _rest.SendAsync(HttpMethod.Post, "livechat/message", body, null, cancellationToken)).IsSuccess, cancellationToken);
        await new Talk(server, Long).FillAsync(SaidMessages - 1, FillConnections, cancellationToken);
        Report.Line("messages", $"{options.Messages} in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
    }

    /// <summary>Lets the others arrive, while the console is open: a snapshot does not hold as many.</summary>
    public async Task FillQueueAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken };
        await Parallel.ForAsync(
            Visited, options.Chats, parallel, async (number, cancellation) => await OpenAsync($"Visitor {number}", cancellation));
        Report.Line("chats", $"{options.Chats} in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, while the console is open");
    }

    /// <summary>Lets the visitor of the long room write.</summary>
    public Task WriteAsync(string text, CancellationToken cancellationToken) =>
        _rest.PostAsync("livechat/message", new { token = Long.Token, rid = Long.RoomId, msg = text }, null, cancellationToken);

    public void Dispose() => _rest.Dispose();

    private async Task<Chat> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var token = Guid.NewGuid().ToString("N");
        await _rest.PostAsync("livechat/visitor", new { visitor = new { token, name } }, null, cancellationToken);
        var opened = await _rest.GetAsync($"livechat/room?token={token}", null, cancellationToken);
        return new Chat(token, opened.GetProperty("room").GetProperty("_id").GetString()!);
    }
}
