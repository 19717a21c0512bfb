using ContactCenter.Bench.Long;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Screen;

/// <summary>What the console shows: a room with very many messages that the agent serves, some with a few, and very many that wait.</summary>
internal sealed class ScreenStage(Uri server, ScreenOptions options) : IDisposable
{
    /// <summary>Chats between which the console switches. They are the first in the queue.</summary>
    public const int Visited = 12;

    private const int FillConnections = 16;
    private const int VisitedMessages = 60;
    private const int InFlight = 32;

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
        await new Talk(server, Long).FillAsync(options.Messages, FillConnections, cancellationToken);
        while (_visited.Count < Visited)
        {
            _visited.Add(await OpenAsync($"Visited {_visited.Count + 1}", cancellationToken));
            await new Talk(server, _visited[^1]).FillAsync(VisitedMessages, 4, cancellationToken);
        }
    }

    /// <summary>Lets the others arrive, while the console is open: a snapshot does not hold as many.</summary>
    public Task FillQueueAsync(CancellationToken cancellationToken) => Parallel.ForAsync(
        Visited, options.Chats, new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken },
        async (number, cancellation) => await OpenAsync($"Visitor {number}", cancellation));

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
