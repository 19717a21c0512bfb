using System.Text.Json;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <param name="MessageId">Null = not a message that somebody wrote.</param>
internal sealed record StreamEntry(long Position, string RoomId, long Seq, string Kind, string? MessageId);

/// <summary>The entries that one agent's screen has seen over all its connections, each of which continues from the last position that it was told.</summary>
internal sealed class AgentStream(SignIn agent) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<StreamEntry> _entries = [];
    private HubClient? _connection;
    private long? _position;
    private string? _reset;

    public string AgentId => agent.UserId;

    /// <summary>The client has everything that it may see up to here.</summary>
    public long Position
    {
        get
        {
            lock (_lock) return _position ?? 0;
        }
    }

    public IReadOnlyList<StreamEntry> Entries
    {
        get
        {
            lock (_lock) return [.. _entries];
        }
    }

    /// <summary>Connects, or connects again after the connection has ended, to whatever node.</summary>
    public async Task ConnectAsync(Uri server, CancellationToken cancellationToken)
    {
        if (_connection is not null)
        {
            // What came before the end is read to the end: it moved the position.
            await _connection.Ended.WaitAsync(cancellationToken);
            await _connection.DisposeAsync();
        }

        _connection = await HubClient.ConnectAsync(server, agent, OnCall, cancellationToken);
        var isFirst = _position is null;
        var start = await _connection.SubscribeAsync(_position, cancellationToken);
        Assert.False(start.GetProperty("reset").GetBoolean(), $"The stream of {AgentId} was reset: {start}");
        if (!isFirst) return;
        lock (_lock) _position ??= start.GetProperty("position").GetInt64();
    }

    public async Task WaitForAsync(long position, TimeSpan timeout)
    {
        await Until.TrueAsync($"agent {AgentId} is told of position {position}", timeout, () => _reset is not null || Position >= position);
        Assert.Null(_reset);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
    }

    private void OnCall(string method, ReadOnlySpan<byte> bytes)
    {
        var argument = JsonSerializer.Deserialize<JsonElement>(bytes);
        lock (_lock)
        {
            switch (method)
            {
                case "entries": Add(argument); break;
                case "position": _position = argument.GetInt64(); break;
                case "reset": _reset = argument.ToString(); break;
                default: break;
            }
        }
    }

    private void Add(JsonElement entries)
    {
        foreach (var entry in entries.EnumerateArray())
        {
            var position = entry.GetProperty("position").GetInt64();
            var messageId = entry.TryGetProperty("message", out var message) ? message.GetProperty("_id").GetString() : null;
            _entries.Add(new StreamEntry(
                position, entry.GetProperty("rid").GetString()!, entry.GetProperty("seq").GetInt64(),
                entry.GetProperty("kind").GetString()!, messageId));
            _position = position;
        }
    }
}
