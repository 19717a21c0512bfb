using System.Collections.Concurrent;
using System.Diagnostics;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Queue;

/// <summary>Visitors arrive; agents serve what they are given for a while and close it.</summary>
internal sealed class QueueRun(QueueStage stage, QueueOptions options)
{
    /// <summary>Visitors who open at the same time while slots are free: few, so that the queue is measured and not the machine.</summary>
    private const int InFlightWhileFree = 2;

    private const int Closers = 32;
    private static readonly TimeSpan ShowsWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndsWithin = TimeSpan.FromMinutes(20);

    private readonly ConcurrentDictionary<string, long> _openedAt = [];
    private int _closed;

    public TimeSpan Serving { get; private set; }

    /// <summary>The times of conversations that came while slots were free: from just before the call that opens one to the moment it showed.</summary>
    public Latencies WhileFree { get; private set; } = Latencies.Of([]);

    public int Closed => _closed;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var free = Math.Min(options.Conversations, options.Capacity / 2);
        await WarmUpAsync(free, cancellationToken);
        await OpenAsync(free, InFlightWhileFree, cancellationToken);
        await Until.TrueAsync("all show", ShowsWithin, () => Task.FromResult(_openedAt.Keys.All(stage.ShownAt.ContainsKey)), cancellationToken);
        WhileFree = Latencies.Of(_openedAt.Select(opened => (int)Stopwatch.GetElapsedTime(opened.Value, stage.ShownAt[opened.Key]).TotalMicroseconds));

        var started = Stopwatch.GetTimestamp();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ended.CancelAfter(EndsWithin);
        var closing = Task.WhenAll(Enumerable.Range(0, Closers).Select(_ => CloseAsync(options.Conversations, ended.Token)));
        await OpenAsync(options.Conversations - free, options.InFlight, ended.Token);
        await closing;
        Serving = Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Opens and closes as many conversations without measuring them, so that the server has compiled its code before the run.</summary>
    private async Task WarmUpAsync(int count, CancellationToken cancellationToken)
    {
        await OpenAsync(count, InFlightWhileFree, cancellationToken);
        await CloseAsync(count, cancellationToken);
        _openedAt.Clear();
        _closed = 0;
    }

    private Task OpenAsync(int count, int inFlight, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = inFlight, CancellationToken = cancellationToken };
        return Parallel.ForAsync(0, count, parallel, async (index, cancellation) =>
        {
            var token = Guid.NewGuid().ToString("N");
            var department = stage.Departments[index % stage.Departments.Length];
            await stage.Rest.PostAsync("livechat/visitor", new { visitor = new { token, name = $"Visitor {index}", department } }, null, cancellation);
            var before = Stopwatch.GetTimestamp();
            var opened = await stage.Rest.GetAsync($"livechat/room?token={token}", null, cancellation);
            _openedAt[opened.GetProperty("room").GetProperty("_id").GetString()!] = before;
        });
    }

    private async Task CloseAsync(int count, CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref _closed) < count)
        {
            // The last one closes for all: who waits for another one looks up now and then.
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(TimeSpan.FromSeconds(1));
            try
            {
                var served = await stage.Served.ReadAsync(patience.Token);
                await TalkAsync(stage.ShownAt[served.RoomId], cancellationToken);
                await stage.Rest.PostAsync("livechat/room.closeByUser", new { rid = served.RoomId }, served.Agent, cancellationToken);
                Interlocked.Increment(ref _closed);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Nothing to serve at this moment.
            }
        }
    }

    /// <summary>
    /// Waits until the conversation has been talked about long enough. Conversations come in the order in which they showed, so a wait delays none
    /// that is due before.
    /// </summary>
    private async Task TalkAsync(long shownAt, CancellationToken cancellationToken)
    {
        var rest = TimeSpan.FromMilliseconds(options.TalkMilliseconds) - Stopwatch.GetElapsedTime(shownAt);
        if (rest > TimeSpan.Zero) await Task.Delay(rest, cancellationToken);
    }
}
