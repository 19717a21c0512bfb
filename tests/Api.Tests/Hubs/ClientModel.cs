using System.Text.Json;
using ContactCenter.Api.Feed;

namespace ContactCenter.Tests.Hubs;

/// <summary>The knowledge of an agent's screen that follows the protocol: it applies snapshots and entries, and nothing else.</summary>
internal sealed class ClientModel(string userId)
{
    private readonly Dictionary<string, long> _seqs = [];

    /// <summary>The last position it was told of; null = none yet.</summary>
    public long? Position { get; private set; }

    public SortedSet<string> Served { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Queue { get; } = new(StringComparer.Ordinal);

    public void Apply(FeedSnapshot snapshot)
    {
        Position = snapshot.Position;
        _seqs.Clear();
        Served.Clear();
        Queue.Clear();
        var json = snapshot.ToJson();
        Fill(Served, json.GetProperty("rooms"));
        Fill(Queue, json.GetProperty("queue"));
    }

    public void Apply(Received received)
    {
        if (received.Snapshot is not null) Apply(received.Snapshot);
        if (received.Position is { } position) Position = position;
        if (received.Entries.IsDefault) return;
        foreach (var entry in received.Entries) Apply(entry);
    }

    private void Apply(JsonElement entry)
    {
        var position = entry.GetProperty("position").GetInt64();
        Assert.True(position > Position, $"{position} came after {Position}");
        Position = position;
        var room = entry.GetProperty("rid").GetString()!;
        // The snapshot may be newer than its position.
        if (_seqs.TryGetValue(room, out var known) && entry.GetProperty("seq").GetInt64() <= known) return;
        switch (entry.GetProperty("kind").GetString())
        {
            case "conversation-started":
                Queue.Add(room);
                break;
            case "conversation-assigned":
                Queue.Remove(room);
                if (entry.GetProperty("room").GetProperty("servedBy").GetProperty("_id").GetString() == userId) Served.Add(room);
                break;
            case FeedKinds.LeftQueue:
                Queue.Remove(room);
                break;
            case "conversation-transferred":
                Served.Remove(room);
                Queue.Remove(room);
                if (entry.GetProperty("room").TryGetProperty("queuedAt", out _)) Queue.Add(room);
                break;
            case "conversation-closed":
                Queue.Remove(room);
                Served.Remove(room);
                break;
            default:
                break;
        }
    }

    private void Fill(SortedSet<string> rooms, JsonElement list)
    {
        foreach (var room in list.EnumerateArray())
        {
            rooms.Add(room.GetProperty("_id").GetString()!);
            _seqs[room.GetProperty("_id").GetString()!] = room.GetProperty("seq").GetInt64();
        }
    }
}
