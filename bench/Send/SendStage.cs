using ContactCenter.Driving;

namespace ContactCenter.Bench.Send;

/// <summary>Agents who listen on their hub connections and serve every conversation: what a load needs.</summary>
internal sealed class SendStage : IAsyncDisposable
{
    private readonly List<HubClient> _connections = [];

    private SendStage(IReadOnlyList<Uri> servers) => Servers = servers;

    /// <summary>The API nodes; agents and senders are spread over them.</summary>
    public IReadOnlyList<Uri> Servers { get; }

    public List<ReceiptReader> Readers { get; } = [];

    public Chat[] Chats { get; private set; } = [];

    /// <summary>Times that the server made an agent start again from a snapshot instead of sending everything.</summary>
    public int Resets => Readers.Sum(reader => reader.Resets);

    public bool AllConnected => _connections.All(connection => !connection.Ended.IsCompleted);

    public static async Task<SendStage> SetAsync(IReadOnlyList<Uri> servers, int agents, int conversations, CancellationToken cancellationToken)
    {
        var stage = new SendStage(servers);
        try
        {
            using var rest = new RestClient(servers[0]);
            var admin = await Team.SignInAdminAsync(rest, cancellationToken);
            foreach (var agent in await Team.CreateAgentsAsync(rest, admin, agents, cancellationToken))
                await stage.ConnectAsync(agent, cancellationToken);
            stage.Chats = await Driving.Chats.OpenAsync(rest, conversations, cancellationToken);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>One of the load's senders. Each has its own conversations; where there are more senders than conversations, some share one.</summary>
    public MessageSender Sender(int index, SendLoad load, MessageBook book)
    {
        var senders = load.InFlight;
        var server = Servers[index % Servers.Count];
        List<Chat> chats = senders >= Chats.Length ? [Chats[index % Chats.Length]] : [.. Chats.Where((_, chat) => chat % senders == index)];
        return new MessageSender(load.ByHub ? new HubChannel(server, chats, book) : new HttpChannel(server, chats, book), chats.Count, book);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections) await connection.DisposeAsync();
    }

    private async Task ConnectAsync(SignIn agent, CancellationToken cancellationToken)
    {
        var reader = new ReceiptReader();
        var connection = await HubClient.ConnectAsync(Servers[Readers.Count % Servers.Count], agent, reader.OnCall, cancellationToken);
        _connections.Add(connection);
        Readers.Add(reader);
        await connection.SubscribeAsync(position: null, cancellationToken);
    }
}
