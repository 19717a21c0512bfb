using ContactCenter.Api.Http;
using System.Collections.Immutable;
using System.Text.Json;
using System.Threading.Channels;
using ContactCenter.Api.Feed;
using ContactCenter.Api.Routing;
using ContactCenter.Conversations;
using ContactCenter.Desks;

namespace ContactCenter.Tests.Hubs;

/// <summary>A message that a client was sent: one of the members is set.</summary>
internal sealed record Received(
    ImmutableArray<JsonElement> Entries = default, long? Position = null, FeedSnapshot? Snapshot = null, string? Reason = null,
    TypingSignal? Typing = null, ShownViewers? Viewers = null, DraftView? Draft = null, int Bytes = 0, bool IsBlocked = false, QueuePlace? Place = null)
{
    public IEnumerable<long> Positions => Entries.IsDefault ? [] : Entries.Select(entry => entry.GetProperty("position").GetInt64());
}

/// <summary>Snapshots as a client gets them.</summary>
internal static class SnapshotJson
{
    public static JsonElement ToJson(this FeedSnapshot snapshot) =>
        JsonSerializer.SerializeToElement(snapshot, ApiJson.Options.GetTypeInfo(snapshot.GetType()));
}

/// <summary>A client in memory. Its sends wait while <see cref="Hold"/> is on, like those of a client that does not read.</summary>
internal sealed class RecordingClient : IFeedClient
{
    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _sending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _reads = Open();

    /// <summary>Completes when the first message is on its way.</summary>
    public Task Sending => _sending.Task.WaitAsync(Patience.Limit);

    public Task Closed => _closed.Task.WaitAsync(Patience.Limit);

    /// <summary>Messages sent so far and not read by the test.</summary>
    public int Waiting => _received.Reader.Count;

    public void Hold() => _reads = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _reads.TrySetResult();

    public async Task<Received> NextAsync() => await _received.Reader.ReadAsync().AsTask().WaitAsync(Patience.Limit);

    /// <summary>The positions of entries up to and including this one; anything else that comes before it is a failure.</summary>
    public async Task<List<long>> EntriesUntilAsync(long position)
    {
        var positions = new List<long>();
        while (positions.LastOrDefault() < position)
        {
            var next = await NextAsync();
            if (next.Position is not null) continue;
            Assert.False(next.Entries.IsDefault, $"got {next} instead of entries");
            positions.AddRange(next.Positions);
        }

        return positions;
    }

    public Task SendEntriesAsync(EntryBatch batch, CancellationToken cancellationToken) => SendAsync(new Received(
        [.. batch.Items.Select(item => JsonDocument.Parse(item).RootElement)], Bytes: batch.Items.Sum(item => item.Length)));

    public Task SendPositionAsync(long position, CancellationToken cancellationToken) => SendAsync(new Received(Position: position));

    public Task SendResetAsync(FeedSnapshot snapshot, string reason, CancellationToken cancellationToken) =>
        SendAsync(new Received(Snapshot: snapshot, Reason: reason));

    public Task SendTypingAsync(TypingSignal signal, CancellationToken cancellationToken) => SendAsync(new Received(Typing: signal));

    public Task SendViewersAsync(ShownViewers viewers, CancellationToken cancellationToken) => SendAsync(new Received(Viewers: viewers));

    public Task SendDraftAsync(DraftView draft, CancellationToken cancellationToken) => SendAsync(new Received(Draft: draft));

    public Task SendBlockedAsync(CancellationToken cancellationToken) => SendAsync(new Received(IsBlocked: true));

    public Task SendQueueAsync(QueuePlace place, CancellationToken cancellationToken) => SendAsync(new Received(Place: place));

    public void Close() => _closed.TrySetResult();

    private async Task SendAsync(Received received)
    {
        _sending.TrySetResult();
        await _reads.Task;
        await _received.Writer.WriteAsync(received);
    }

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}

/// <summary>The time for which a test waits for an event before it takes it for lost.</summary>
internal static class Patience
{
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(60);
}
