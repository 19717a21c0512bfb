using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContactCenter.Storage.Follower;

/// <summary>
/// Follows the journal for this process. Takes entries from the co-hosted writer while they are contiguous and reads the rest; hints and
/// commits wake it, the poll finds what nobody announced.
/// </summary>
/// <remarks>
/// Consumers are asked for at start, not at construction: they may themselves need the journal, which tells this follower of commits.
/// </remarks>
internal sealed partial class JournalFollower(
    JournalReader reader, IServiceProvider services, IOptions<StorageOptions> options, TimeProvider time, ILogger<JournalFollower> logger)
    : IJournalFollower, ICommitListener, IHostedService, IAsyncDisposable
{
    private readonly CommittedBuffer _committed = new(options.Value.FollowerBufferEntriesMax);
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly CancellationTokenSource _stopping = new();
    private ImmutableArray<IJournalConsumer> _consumers = [];
    private TaskCompletionSource _moved = NewMoved();
    private Task _loop = Task.CompletedTask;
    private long _position;

    /// <summary>The last position that anybody has told of. Up to there the journal is certainly worth a look.</summary>
    private long _heardOf;

    public long Position => Volatile.Read(ref _position);

    public void Hint(long position)
    {
        if (position <= Position) return;
        HearOf(position);
        Wake();
    }

    public void OnCommitted(ImmutableArray<JournalEntry> entries)
    {
        _committed.Add(entries);
        HearOf(entries[^1].Position);
        Wake();
    }

    public async Task WaitForAsync(long position, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            // Taken before the position is looked at: a move between the two completes it.
            var moved = Volatile.Read(ref _moved).Task;
            if (Position >= position) return;
            HearOf(position);
            Wake();
            await moved.WaitAsync(cancellationToken);
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _consumers = [.. services.GetServices<IJournalConsumer>()];
        _position = await reader.HeadAsync(cancellationToken);
        foreach (var consumer in _consumers) await consumer.StartAsync(_position, cancellationToken);
        _loop = Task.Run(() => RunAsync(_stopping.Token), CancellationToken.None);
        LogStarted(_position, _consumers.Length);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _loop.WaitAsync(cancellationToken);
        Volatile.Read(ref _moved).TrySetException(new JournalUnavailableException("The journal is not followed any more."));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopping.IsCancellationRequested) await StopAsync(CancellationToken.None);
        _stopping.Dispose();
        _wake.Dispose();
    }

    private static TaskCompletionSource NewMoved() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void HearOf(long position)
    {
        var known = Volatile.Read(ref _heardOf);
        while (position > known)
        {
            var found = Interlocked.CompareExchange(ref _heardOf, position, known);
            if (found == known) return;
            known = found;
        }
    }

    private void Wake()
    {
        try
        {
            if (_wake.CurrentCount == 0) _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else woke it at the same moment.
        }
        catch (ObjectDisposedException)
        {
            // A late commit or hint while the process stops.
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var pollIsDue = true;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var entries = await NextAsync(pollIsDue, cancellationToken);
                if (entries.IsEmpty) pollIsDue = await WaitForWakeAsync(cancellationToken);
                else await HandOverAsync(entries, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Stopping.
            }
            catch (Exception exception)
            {
                LogFollowFailed(PassingFaults.Includes(exception) ? null : exception, exception.GetType().Name, _position);
                await Task.Delay(options.Value.FollowerRetryPeriod, time, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>The next entries. Beyond those of this process the journal is asked only when somebody has told of more, or when the poll is due.</summary>
    private async ValueTask<ImmutableArray<JournalEntry>> NextAsync(bool pollIsDue, CancellationToken cancellationToken)
    {
        var entries = _committed.TakeAfter(_position, out var gapEnd);
        if (!entries.IsEmpty || (!pollIsDue && Volatile.Read(ref _heardOf) <= _position)) return entries;
        var limit = (int)Math.Min(JournalLimits.MaxEntriesPerRead, gapEnd - _position);
        return await reader.ReadAsync(_position, limit, cancellationToken);
    }

    /// <returns>Whether nobody woke it until the poll was due.</returns>
    private async Task<bool> WaitForWakeAsync(CancellationToken cancellationToken)
    {
        using var poll = new CancellationTokenSource(options.Value.FollowerPollPeriod, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(poll.Token, cancellationToken);
        try
        {
            await _wake.WaitAsync(either.Token);
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return true;
        }
    }

    /// <summary>
    /// Every consumer gets the entries; one that fails gets the same again, and the others wait for it, which bounds the memory.
    /// </summary>
    private async Task HandOverAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        if (entries[0].Position != _position + 1)
            throw new InvalidOperationException($"The journal has no position {_position + 1}: {entries[0].Position} came next.");
        var waiting = _consumers;
        while (!waiting.IsEmpty)
        {
            var failed = ImmutableArray.CreateBuilder<IJournalConsumer>();
            foreach (var consumer in waiting)
            {
                if (!await TryHandOverAsync(consumer, entries, cancellationToken)) failed.Add(consumer);
            }

            waiting = failed.ToImmutable();
            if (!waiting.IsEmpty) await Task.Delay(options.Value.FollowerRetryPeriod, time, cancellationToken);
        }

        Volatile.Write(ref _position, entries[^1].Position);
        Interlocked.Exchange(ref _moved, NewMoved()).TrySetResult();
    }

    private async ValueTask<bool> TryHandOverAsync(
        IJournalConsumer consumer, ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        try
        {
            await consumer.OnEntriesAsync(entries, cancellationToken);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogConsumerFailed(
                PassingFaults.Includes(exception) ? null : exception, consumer.GetType().Name, entries[0].Position, entries[^1].Position,
                exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Following the journal from position {Position} for {ConsumerCount} consumers.")]
    private partial void LogStarted(long position, int consumerCount);

    [LoggerMessage(Level = LogLevel.Error, Message = "Following the journal failed ({Kind}) after position {Position}; it is tried again.")]
    private partial void LogFollowFailed(Exception? exception, string kind, long position);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Consumer} failed on positions {First} to {Last} ({Kind}); it gets them again.")]
    private partial void LogConsumerFailed(Exception? exception, string consumer, long first, long last, string kind);
}
