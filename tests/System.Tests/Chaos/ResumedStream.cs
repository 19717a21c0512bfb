using System.Text.Json;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>
/// The live stream of one client, an agent's or a visitor's, over all its connections: when one ends it connects to the next node and goes on from the
/// last position that it was told of.
/// </summary>
/// <param name="AgentId">The agent's id; null = it is a visitor's.</param>
/// <param name="Chat">The visitor's room; null = it is an agent's.</param>
internal sealed class ResumedStream(string? agentId, Chat? chat, StreamOpening opening) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _over = new();
    private readonly Lock _gate = new();
    private readonly List<StreamEntry> _entries = [];
    private readonly List<string> _faults = [];
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HubClient? _connection;
    private Task _run = Task.CompletedTask;
    private long? _from;
    private long? _position;
    private volatile Uri? _node;

    public string? AgentId => agentId;

    public Chat? Chat => chat;

    /// <summary>Everything after it was sent to the client, and nothing before.</summary>
    public long From
    {
        get
        {
            lock (_gate) return _from ?? 0;
        }
    }

    public bool IsConnected => _node is not null;

    /// <summary>The node that feeds it now; null = none.</summary>
    public Uri? Node => _node;

    /// <summary>Connections after the first one.</summary>
    public int Resumed { get; private set; }

    public long Position
    {
        get
        {
            lock (_gate) return _position ?? 0;
        }
    }

    public IReadOnlyList<StreamEntry> Entries
    {
        get
        {
            lock (_gate) return [.. _entries];
        }
    }

    /// <summary>Resets, and whatever else a client of this test must never see.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_gate) return [.. _faults];
        }
    }

    /// <summary>Starts to follow, and returns with the first subscription.</summary>
    /// <param name="nodes">The nodes to connect to, in turn.</param>
    /// <param name="from">The position to go on from; null = from now.</param>
    public Task StartAsync(IReadOnlyList<Uri> nodes, long? from = null)
    {
        _from = _position = from;
        _run = FollowAsync(nodes);
        return Task.WhenAny(_started.Task, _run).Unwrap();
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _run.ContinueWith(_ => { }, TaskScheduler.Default);
        if (_connection is not null) await _connection.DisposeAsync();
        _over.Dispose();
    }

    private async Task FollowAsync(IReadOnlyList<Uri> nodes)
    {
        for (var turn = 0; !_over.IsCancellationRequested; turn++)
        {
            try
            {
                await FollowOnceAsync(nodes[turn % nodes.Count]);
            }
            catch (Exception) when (!_over.IsCancellationRequested)
            {
                // The node is away, or cannot serve it at the moment: the next one.
            }

            _node = null;
            await Task.Delay(Pause, _over.Token);
        }
    }

    private async Task FollowOnceAsync(Uri node)
    {
        if (_connection is not null) await _connection.DisposeAsync();
        _connection = null;
        _connection = await opening.Connect(node, OnCall, _over.Token);
        var start = await opening.Subscribe(_connection, _position, _over.Token);
        Start(start);
        _node = node;
        _started.TrySetResult();
        // What came before the end is read to the end: it moved the position.
        await _connection.Ended.WaitAsync(_over.Token);
    }

    private void Start(JsonElement start)
    {
        lock (_gate)
        {
            if (start.GetProperty("reset").GetBoolean()) _faults.Add($"A subscription from {_position} was reset: {start.GetProperty("reason")}");
            if (_started.Task.IsCompleted) Resumed++;
            _from ??= start.GetProperty("position").GetInt64();
            // Entries may have come before the response.
            _position ??= _from;
        }
    }

    private void OnCall(string method, ReadOnlySpan<byte> bytes)
    {
        if (method is not ("entries" or "position" or "reset" or "blocked")) return;
        var argument = JsonSerializer.Deserialize<JsonElement>(bytes);
        lock (_gate)
        {
            switch (method)
            {
                case "entries": Add(argument); break;
                case "position": _position = argument.GetInt64(); break;
                default: _faults.Add($"{method} after {_position}: {argument}"); break;
            }
        }
    }

    private void Add(JsonElement entries)
    {
        foreach (var entry in entries.EnumerateArray())
        {
            var position = entry.GetProperty("position").GetInt64();
            // Contacts and calls have no room.
            var roomId = entry.TryGetProperty("rid", out var rid) ? rid.GetString()! : "";
            var messageId = entry.TryGetProperty("message", out var message) ? message.GetProperty("_id").GetString() : null;
            _entries.Add(new StreamEntry(position, roomId, entry.GetProperty("seq").GetInt64(), entry.GetProperty("kind").GetString()!, messageId));
            _position = position;
        }
    }
}

/// <summary>The ways in which a kind of client connects and subscribes.</summary>
internal sealed record StreamOpening(
    Func<Uri, HubCallHandler, CancellationToken, Task<HubClient>> Connect, Func<HubClient, long?, CancellationToken, Task<JsonElement>> Subscribe)
{
    public static ResumedStream OfAgent(SignIn agent) => new(agent.UserId, null, new StreamOpening(
        (node, onCall, cancellationToken) => HubClient.ConnectAsync(node, agent, onCall, cancellationToken),
        (client, position, cancellationToken) => client.SubscribeAsync(position, cancellationToken)));

    public static ResumedStream OfVisitor(Chat chat) => new(null, chat, new StreamOpening(
        HubClient.ConnectVisitorAsync, (client, position, cancellationToken) => client.SubscribeVisitorAsync(chat, position, cancellationToken)));
}
