using ContactCenter.Api.Feed;
using ContactCenter.Api.Routing;
using ContactCenter.Conversations;
using ContactCenter.Silo.Feed;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Hubs;

/// <summary>A node's live feed over a scene, without a network.</summary>
internal sealed class FeedNode : IAsyncDisposable
{
    private readonly List<FeedConnection> _connections = [];
    private readonly List<Exception> _failures = [];
    private readonly FeedServices _services;

    private FeedNode(Scene scene, FeedOptions options)
    {
        var wrapped = Options.Create(options);
        var rooms = new FeedRooms(scene.Directory, scene.Directory, scene.Workspace);
        Feed = new LiveFeed(rooms, wrapped, NullLogger<LiveFeed>.Instance);
        Access = new FeedAccess(scene, scene.Workspace, scene.Journal, scene.Directory, scene.Directory);
        var snapshots = new FeedSnapshots(scene.Directory, scene.Directory, scene.Workspace, wrapped);
        Positions = new QueuePositions(scene.Directory, scene.Directory, scene.Directory, scene.Workspace, Time, Options.Create(new QueuePlaceOptions()));
        OfOthers = new SignalsOfOthers(Feed, snapshots, Time);
        Viewers = new ViewersAnnouncer(Feed, snapshots, [Relay], Time, wrapped, NullLogger<ViewersAnnouncer>.Instance);
        Announcer = new QueueAnnouncer(Feed, Positions, Time, wrapped, NullLogger<QueueAnnouncer>.Instance);
        _services = new FeedServices(
            Feed, rooms, Access, new FeedStarter(Feed, Access, snapshots, scene.Journal, wrapped), snapshots, scene.Journal, Time, wrapped, [Relay]);
    }

    public LiveFeed Feed { get; }
    public FeedAccess Access { get; }
    public QueuePositions Positions { get; }
    public QueueAnnouncer Announcer { get; }
    public ISignalListener OfOthers { get; }
    public ViewersAnnouncer Viewers { get; }

    /// <summary>Signals for the other nodes.</summary>
    public RecordedRelay Relay { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    /// <summary>The feed reads the journal before the configuration's copy does: the harder of the two orders.</summary>
    public static async Task<FeedNode> StartAsync(Scene scene, FeedOptions? options = null)
    {
        var node = new FeedNode(scene, options ?? new FeedOptions());
        await scene.Journal.StartAsync(node.Feed, scene.Workspace);
        return node;
    }

    public FeedConnection Connect(string userId, RecordingClient client) =>
        Connect(new FeedCredentials(userId, Scene.TokenHashOf(userId)), client);

    /// <summary>Subscribes the visitor of a token, as <see cref="SubscribeAsync"/> subscribes a user.</summary>
    public async Task<(RecordingClient Client, FeedStart? Start, FeedConnection Connection)> SubscribeVisitorAsync(
        string token, string roomId, long? position = null)
    {
        var client = new RecordingClient();
        var connection = Connect(FeedCredentials.OfVisitor(ContactCenter.Parties.VisitorKey.Of(token), roomId), client);
        return (client, await connection.SubscribeAsync(position, Task.CompletedTask), connection);
    }

    private FeedConnection Connect(FeedCredentials credentials, RecordingClient client)
    {
        var connection = new FeedConnection(_services, credentials, client, _failures.Add, CancellationToken.None);
        connection.Open();
        _connections.Add(connection);
        return connection;
    }

    /// <summary>Connects and subscribes; the response counts as received.</summary>
    public async Task<(RecordingClient Client, FeedStart Start, FeedConnection Connection)> SubscribeAsync(string userId, long? position = null)
    {
        var client = new RecordingClient();
        var connection = Connect(userId, client);
        var start = await connection.SubscribeAsync(position, Task.CompletedTask);
        return (client, start!, connection);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections) await connection.DisposeAsync();
        Assert.Empty(_failures);
    }
}

/// <summary>Keeps what would go to the other nodes.</summary>
internal sealed class RecordedRelay : ISignalRelay
{
    public System.Collections.Concurrent.ConcurrentQueue<NodeSignal> Signals { get; } = [];

    public void Send(NodeSignal signal) => Signals.Enqueue(signal);
}
